/**
 * Walks all sequences of calls and events of a length: `npm run walk -- --depth 5`.
 */
import { parseArgs } from 'node:util';
import { moves, walk, worlds } from './sequences.js';

const help = `Usage: npm run walk -- [--depth N]

Walks all sequences of N calls and events (default: 4) of ${moves.length} kinds, on ${worlds.length} kinds of imps.
`;

/** The depth that was asked for; null, and a text is printed, when there is nothing to walk. */
function depthOf(args: readonly string[]): number | null {
  const options = { depth: { type: 'string', default: '4' }, help: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const depth = Number(values.depth);
    if (values.help === true) process.stdout.write(help);
    else if (Number.isInteger(depth) && depth > 0) return depth;
    else throw new Error(`--depth must be a whole number > 0, got ${values.depth}`);
  } catch (error) {
    process.stderr.write(`walk: ${(error as Error).message}\n\n${help}`);
    process.exitCode = 2;
  }
  return null;
}

function main(): void {
  const depth = depthOf(process.argv.slice(2));
  if (depth === null) return;
  const start = Date.now();
  const { sequences, steps, broken } = walk(depth);
  const seconds = (Date.now() - start) / 1000;
  process.stdout.write(
    `${sequences} sequences of ${depth}, ${steps} steps, ${seconds.toFixed(1)} seconds\n`,
  );
  if (broken === null) return;
  process.stdout.write(`${JSON.stringify(broken, null, 2)}\n`);
  process.exitCode = 1;
}

main();
