/**
 * Runs a program in the embedded engine and in the Squirrel machine, and compares what it prints.
 */
import type { ExecutionContext } from 'ava';
import { SquirrelError } from '../../targets/squirrel/engine/engine.js';
import { runSquirrel, squirrelVm, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { fileFor } from '../support/files.js';
import { printingEngine } from '../support/engine.js';

/** How a program ended. */
export interface Outcome {
  readonly output: string;
  /** What it did not catch; null if it ran to its end. */
  readonly error: string | null;
}

export function outcomeInEngine(source: string): Outcome {
  const { engine, output } = printingEngine();
  try {
    engine.run(source, 'program.nut');
    return { output: output(), error: null };
  } catch (error) {
    if (!(error instanceof SquirrelError)) throw error;
    return { output: output(), error: error.message };
  }
}

let machine: Promise<SquirrelVm> | undefined;

export async function outcomeInMachine(t: ExecutionContext, source: string): Promise<Outcome> {
  machine ??= squirrelVm(32);
  const run = await runSquirrel(await machine, await fileFor(t, source));
  return { output: run.stdout, error: run.ok ? null : lastError(run.stderr) };
}

/** What the machine says about the last error; what comes before it may have been caught. */
function lastError(stderr: string): string {
  const errors = [...stderr.matchAll(/AN ERROR HAS OCCURRED \[([\s\S]*?)\]\n\nCALLSTACK/g)];
  return errors.at(-1)?.[1] ?? stderr;
}

/** The outcome of a program is the same in both. */
export async function same(t: ExecutionContext, source: string): Promise<void> {
  t.deepEqual(outcomeInEngine(source), await outcomeInMachine(t, source));
}
