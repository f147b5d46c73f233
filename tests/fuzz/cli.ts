/**
 * Runs random programs: `npm run fuzz -- --seed 1 --count 20000`.
 */
import { parseArgs } from 'node:util';
import { search, type Find } from './search.js';

const help = `Usage: npm run fuzz -- [--seed S] [--count N]

Makes N random programs (default: 1000), turns them into Squirrel, and compares what they print in
Node with what they print in 32-bit and 64-bit Squirrel. The seed S is random by default; the same
seed makes the same programs. The first program that differs is made as small as it can be and
printed. Those that are refused are counted.

Exit code: 0 no difference; 1 a difference; 2 wrong arguments.
`;

/** Runs the command and returns its exit code. */
async function main(): Promise<number> {
  const { seed, count, isHelp } = parse();
  if (isHelp || !Number.isInteger(seed) || !Number.isInteger(count) || count < 1) {
    (isHelp ? process.stdout : process.stderr).write(help);
    return isHelp ? 0 : 2;
  }
  process.stdout.write(`seed ${seed}, ${count} programs\n`);
  const start = Date.now();
  const { runs, found, refused } = await search({ seed, count }, (done) => {
    if (done % 1000 === 0) process.stdout.write(`${done} programs, ${secondsSince(start)} s\n`);
  });
  if (found !== null) process.stdout.write(describe(found, seed));
  const result = found === null ? 'no difference' : 'a difference';
  const codes = Object.entries(refused).map(([code, times]) => `${times} x ${code}`);
  const refusals = codes.length === 0 ? 'none refused' : `refused: ${codes.join(', ')}`;
  process.stdout.write(`${runs} programs, ${secondsSince(start)} s: ${result}, ${refusals}\n`);
  return found === null ? 0 : 1;
}

function parse() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string' },
        count: { type: 'string', default: '1000' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fffffff));
    return { seed, count: Number(values.count), isHelp: values.help };
  } catch {
    return { seed: NaN, count: NaN, isHelp: false };
  }
}

function secondsSince(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(1);
}

/** Says what was found, and how to come back to it. */
function describe({ kind, details, program, path }: Find, seed: number): string {
  return `${program}\n${kind}\n\n${details}\n\nseed ${seed}, path ${path}\n`;
}

process.exitCode = await main();
