/** What tests run in the embedded engine. */
import {
  createEngine,
  decodeText,
  SquirrelError,
  type Engine,
  type EngineOptions,
} from '../../targets/squirrel/engine/engine.js';

/** A program that takes longer hangs. */
const mostSteps = 2_000_000_000;

/** An engine of stock Squirrel that keeps what it prints, as `sq` would print it. */
export function printingEngine(options: EngineOptions = {}): {
  engine: Engine;
  output: () => string;
} {
  const parts: string[] = [];
  let steps = 0;
  const engine = createEngine({
    dialect: 'stock',
    // What `sq` prints ends at a NUL.
    print: (bytes) => parts.push(bytes.split('\0')[0]!),
    onSteps: (count) => {
      steps += count;
      if (steps > mostSteps) engine.halt('the program does not end');
    },
    ...options,
  });
  return { engine, output: () => decodeText(parts.join('')) };
}

/**
 * Runs a file that may run others with `dofile()`.
 * @returns what it printed.
 */
export function runInEngine(files: Readonly<Record<string, string>>, main: string): string {
  const { engine, output } = printingEngine();
  const run = (name: string) => engine.run(files[name]!, name);
  engine.setGlobal(
    'dofile',
    engine.function('dofile', (_, name) => run(name as string)),
  );
  run(main);
  return output();
}

/** How a program ended that failed: what it printed, and the error. */
export function failureOf(source: string, options: EngineOptions = {}): [string, SquirrelError] {
  const { engine, output } = printingEngine(options);
  try {
    engine.run(source, 'program.nut');
  } catch (error) {
    if (error instanceof SquirrelError) return [output(), error];
    throw error;
  }
  throw new Error('The program ran to its end.');
}
