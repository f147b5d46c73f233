/**
 * Walks all sequences of calls and events of a length: `npm run walk -- --depth 5`.
 */
import { parseArgs } from 'node:util';
import { moves, walk, worlds } from './sequences.js';

const help = `Usage: npm run walk -- [--depth N]

Walks all sequences of N calls and events (default: 4) of ${moves.length} kinds, on ${worlds.length} kinds of imps.
`;

function main(): void {
  const options = { depth: { type: 'string', default: '4' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  const depth = Number(values.depth);
  if (values.help === true || !Number.isInteger(depth) || depth < 1) {
    process.stdout.write(help);
    process.exitCode = values.help === true ? 0 : 1;
    return;
  }
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
