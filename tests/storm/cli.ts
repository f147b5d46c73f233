/**
 * Storms: deterministic simulation testing of ConnectionManager. `npm run storm -- --help` tells
 * how.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { explain, type BatchResult, type Failure } from './batch.js';
import { invariants } from './invariants/index.js';
import { live } from './live.js';
import { checkMutations } from './check-mutations.js';
import type { Plan } from './plan.js';
import { storm } from './storm.js';

const help = `Usage: npm run storm -- [--seed S] [--count N] [--hours H] [--vm node|both] [--jobs J]
       npm run storm -- --replay FILE
       npm run storm -- --mutations [--seed S] [--count N]

Lives N random lives (default: 1000), each of H hours, about (default: 24): a program calls
ConnectionManager at random, on an imp to which anything happens. In each some calls and some
faults are missing. All the time the invariants of tests/storm/invariants/ must hold. Then the
faults end, and the device must come to what its settings ask for.

  --seed S       the seed of the first life, each other's is one more; by default a random one
  --vm both      the same lives in the 32-bit Squirrel machine: all events and traces must be equal
  --jobs J       how many threads (default: 2)
  --replay FILE  lives the life of a file, as a failure leaves it
  --mutations    changes the core in one small place after the other: the invariant that is named
                 with it must break within N lives (default: 1000)

A life that fails is made as small as it can be and printed; it repeats with its seed, its --hours
and --count 1. Exit code: 0 all is well; 1 something failed; 2 wrong arguments.
`;

interface Arguments {
  seed: number;
  count: number;
  hours: number;
  jobs: number;
  isBoth: boolean;
  replay: string | null;
  isMutations: boolean;
}

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2));
  if (typeof read === 'number') return read;
  if (read.replay !== null) return replay(read.replay);
  process.stdout.write(`seed ${read.seed}\n`);
  if (read.isMutations) return checkMutations(read, (line) => process.stdout.write(`${line}\n`));
  const start = Date.now();
  let told = start;
  const result = await storm({
    ...read,
    invariant: null,
    onProgress(done) {
      if (Date.now() - told < 10_000) return;
      told = Date.now();
      process.stdout.write(`${describe(done, start)}\n`);
    },
  });
  const violations = result.failure ? 'a life failed' : 'no violation';
  process.stdout.write(`${describe(result, start)}: ${violations}, seed ${read.seed}\n`);
  return result.failure ? tell(result.failure) : 0;
}

/** The exit code when there is nothing to do. */
function readArguments(args: readonly string[]): Arguments | number {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) process.stdout.write(help);
    return values.help === true ? 0 : checked(values);
  } catch (error) {
    process.stderr.write(`storm: ${(error as Error).message}\n\n${help}`);
    return 2;
  }
}

const options = {
  seed: { type: 'string' },
  count: { type: 'string', default: '1000' },
  hours: { type: 'string', default: '24' },
  jobs: { type: 'string', default: '2' },
  vm: { type: 'string', default: 'node' },
  replay: { type: 'string' },
  mutations: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Values = Partial<Record<keyof typeof options, string | boolean>>;

function checked(values: Values): Arguments {
  const { vm, replay: file } = values;
  if (vm !== 'node' && vm !== 'both')
    throw new Error(`--vm must be node or both, got ${String(vm)}`);
  const hours = Number(values.hours);
  if (!(hours > 0 && hours <= 300)) {
    throw new Error(`--hours must be a number above 0, up to 300, got ${String(values.hours)}`);
  }
  return {
    seed: wholeNumber('seed', values.seed ?? `${Math.floor(Math.random() * 0x7fffffff)}`, 0),
    count: wholeNumber('count', values.count, 1),
    jobs: wholeNumber('jobs', values.jobs, 1),
    hours,
    isBoth: vm === 'both',
    replay: typeof file === 'string' ? file : null,
    isMutations: values.mutations === true,
  };
}

function wholeNumber(name: string, value: unknown, least: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name} must be a whole number >= ${least}, got ${String(value)}`);
}

function describe({ runs, deviceHours, events }: BatchResult, start: number): string {
  const seconds = (Date.now() - start) / 1000;
  const rate = Math.round(deviceHours / seconds);
  const hours = Math.round(deviceHours);
  return `${runs} runs, ${hours} device-hours, ${events} events, ${seconds.toFixed(0)} s (${rate} device-hours/s)`;
}

async function replay(file: string): Promise<number> {
  const plan = JSON.parse(await readFile(file, 'utf8')) as Plan;
  const { violations } = live(plan);
  if (violations.length > 0) return tell(await explain(0, plan));
  process.stdout.write('no violation\n');
  return 0;
}

async function tell(failure: Failure): Promise<number> {
  const { seed, reason, details, plan, events } = failure;
  const folder = join('.cache', 'storm');
  const file = join(folder, `${seed}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(plan, null, 2)}\n`);
  const rules =
    reason in invariants ? ` (rules ${invariants[reason as keyof typeof invariants]})` : '';
  const lines = [
    `Seed ${seed}: ${reason}${rules}`,
    ...details,
    '',
    JSON.stringify({ ...plan, steps: undefined, scripts: undefined }),
    ...plan.steps.map((step) => `  ${step.at / 1000} s: ${actionText(step)}`),
    ...plan.scripts.map((script, i) => `  script ${i}: ${script.map(actionText).join(', ')}`),
    '',
    ...events,
    '',
    `npm run storm -- --replay ${file}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 1;
}

function actionText({
  act,
  manager,
  number,
  text,
}: Plan['steps'][number] | Plan['scripts'][number][number]): string {
  return `${act} ${number} ${text}`.trimEnd() + (manager > 0 ? ` by manager ${manager}` : '');
}

process.exitCode = await main();
