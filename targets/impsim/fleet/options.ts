/** The command line of `impsim fleet`. */
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { readArguments } from '../../cli/command-line.js';
import { UsageError } from '../../cli/usage-error.js';
import type { FleetServer, ScenarioFile } from '../../simulator/scenario-file.js';
import { MOST_SECONDS, readDuration } from '../options.js';
import { findScenario, programOf, withoutRun } from '../scenarios.js';
import { checkOutput, keepInputs } from '../write-output.js';
import type { Shard } from './devices.js';
import type { FleetPlan } from './fleet-file.js';
import { isPolicy, policyNames } from './policies.js';
import type { Measure } from './summary.js';

export const fleetHelp = `Usage: impsim fleet [program.ts|program.js] [--devices N] [--scenario NAME] [--for 6h] [...]
       impsim fleet --compare PROGRAM PROGRAM... [--report FILE] [...]

Runs many simulated imps, each with the program, and counts what they do: how many try to
connect, and when, and how they come back online after an outage. Without a program each of them
has a ConnectionManager with stayConnected, and does no more.

      --devices N          how many there are; default 1000
      --scenario NAME      what happens to all of them: a JSON file, or a ready one, see
                           impsim --list. The network is the same for all, at the same time; without
                           a scenario it is up
      --for DURATION       how long: 90s, 15m, 24h, 7d, a mere number is seconds. Default: the
                           scenario's duration, or 24h
      --spread DURATION    they start within that time, each at a moment of its own. Default: 60s,
                           or all of a shorter run
      --delay-variation P  connectDelay, the time it takes to connect, differs by up to P percent
                           from the scenario's; default 20
      --seed N             what the differences depend on: those two, and the order of timers with
                           the scenario's "timerOrder": "shuffled". Default: the scenario's seed,
                           or 0
      --bucket DURATION    count per so much time; default 1s, and more in runs of over a day
      --shard I/N          run only the Ith of N parts of the fleet; impsim merge adds them up
      --jobs J             how many threads to use; default: as many as there are processors
      --compare            run the fleet with each of several programs, side by side. Beside files
                           there are ${policyNames.join(', ')}
      --out FILE           write the counts to FILE, as JSON
      --report FILE        write a report to FILE, as HTML; with --compare, also as .svg
      --json               print the counts as JSON
  -h, --help               print this

The same devices and the same seed give the same counts, whatever --jobs and --shard say. The
devices are independent of each other, unless the scenario has a "server" of limited capacity.

Exit code: 0 done; 1 a device's program died; 2 wrong arguments, or trouble reading or writing;
130 ended by Ctrl+C, and nothing is written.
`;

/** Where what was counted goes, besides the terminal. */
export interface Outputs {
  out: string | undefined;
  report: string | undefined;
  json: boolean;
}

/** What `impsim fleet` was told to do. */
export interface FleetCommand {
  plan: Omit<FleetPlan, 'programHash'> & Measure;

  /** The program's file; null for the built-in one. */
  program: string | null;

  /** Files and names of policies to compare; null for one program. */
  compared: readonly string[] | null;
  jobs: number;
  outputs: Outputs;
}

type Values = ReturnType<typeof parse>['values'];

const MOST_BUCKETS = 100_000;

/**
 * Reads the command line of `impsim fleet`.
 * @returns What to do; null to print the help.
 * @throws UsageError when it makes no sense, or the scenario cannot be read.
 */
export async function readFleetCommand(args: readonly string[]): Promise<FleetCommand | null> {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const compared = values.compare === true ? readCompared(positionals, values) : null;
  if (compared === null && positionals.length > 1) {
    throw new UsageError(
      `expected one program, got ${positionals.join(' and ')}. To run several: --compare`,
    );
  }
  const scenario = values.scenario === undefined ? {} : await findScenario(values.scenario);
  const program = compared ? null : programFile(positionals[0], scenario, values.scenario);
  const { out, report, json = false } = values;
  const inputs = [program ?? '', values.scenario ?? '', ...(compared ?? [])];
  for (const [option, output] of Object.entries({ '--out': out, '--report': report })) {
    checkOutput(option, output);
    keepInputs(option, output, inputs);
  }
  return {
    plan: planOf(values, scenario, program),
    program,
    compared,
    jobs: wholeNumber('--jobs', values.jobs ?? availableParallelism(), 1, 1000),
    outputs: { out, report, json },
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return readArguments('impsim fleet', args, {
    devices: text,
    scenario: text,
    for: text,
    spread: text,
    'delay-variation': text,
    seed: text,
    bucket: text,
    shard: text,
    compare: flag,
    jobs: text,
    out: text,
    report: text,
    json: flag,
    help: { ...flag, short: 'h' },
  });
}

/** Names of policies, and absolute paths. */
function readCompared(names: readonly string[], { out, shard }: Values): string[] {
  if (names.length < 2) {
    throw new UsageError(
      `--compare needs at least two programs: .ts or .js files, or ${policyNames.join(', ')}`,
    );
  }
  if (shard !== undefined) throw new UsageError('--compare runs whole fleets, without --shard');
  if (out !== undefined) throw new UsageError('--compare prints JSON with --json, without --out');
  return names.map((name) => (isPolicy(name) ? name : nodeProgram(name)));
}

/** The program that is named, or the scenario's, as an absolute path. */
function programFile(
  given: string | undefined,
  scenario: ScenarioFile,
  scenarioFile = '',
): string | null {
  const file = given ?? programOf(scenario, scenarioFile);
  return file === null ? null : nodeProgram(file);
}

function nodeProgram(file: string): string {
  if (!/\.[cm]?[jt]s$/.test(file)) {
    throw new UsageError(`a fleet runs in Node: expected a .ts or .js program, got ${file}`);
  }
  return resolve(file);
}

function planOf(values: Values, scenario: ScenarioFile, program: string | null) {
  const devices = wholeNumber('--devices', values.devices ?? 1000, 1, 1e9);
  const seconds = duration('--for', values.for ?? scenario.duration ?? '24h', 1, MOST_SECONDS);
  const fewest = Math.max(0.001, seconds / MOST_BUCKETS);
  return {
    program: program === null ? 'stayConnected' : basename(program),
    scenario: withoutRun(scenario),
    devices,
    seed: wholeNumber('--seed', values.seed ?? scenario.seed ?? 0, 0, Number.MAX_SAFE_INTEGER),
    spreadSeconds: duration('--spread', values.spread ?? Math.min(60, seconds), 0, seconds),
    delayVariation: percentage('--delay-variation', values['delay-variation'] ?? '20'),
    shard: readShard(values.shard ?? '1/1', devices, scenario.server),
    seconds,
    bucketSeconds: duration('--bucket', values.bucket ?? usualBucket(seconds), fewest, seconds),
  };
}

/** A round number of seconds, so that a run of any length has a moderate number of buckets. */
function usualBucket(seconds: number): number {
  const usual = [1, 10].find((bucket) => seconds / bucket <= 86400) ?? 60;
  return Math.min(usual, seconds);
}

function readShard(text: string, devices: number, server?: FleetServer): Shard {
  const [, index = 0, count = 0] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > count || count > devices) {
    const range = `with I from 1 to N, and N up to the number of devices, ${devices}`;
    throw new UsageError(`--shard must be I/N, ${range}; got ${text}`);
  }
  const { frontEnds = 1 } = server ?? {};
  if (server !== undefined && frontEnds % count !== 0) {
    throw new UsageError(
      `--shard: with a server, the number of shards must divide its frontEnds, ${frontEnds}; got ${text}`,
    );
  }
  return { index, count };
}

function duration(name: string, text: number | string, min: number, max: number): number {
  const seconds = Math.round(readDuration(name, text) * 1000) / 1000;
  if (seconds >= min && seconds <= max) return seconds;
  throw new UsageError(`${name} must be from ${min} to ${max} seconds, got ${text}`);
}

function wholeNumber(name: string, text: number | string, min: number, max: number): number {
  const number = /^\d+$/.test(String(text)) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${name} must be a whole number from ${min} to ${max}, got ${text}`);
}

function percentage(name: string, text: string): number {
  const number = /^\d+(\.\d+)?%?$/.test(text) ? parseFloat(text) : NaN;
  if (number <= 100) return number;
  throw new UsageError(`${name} must be a percentage from 0 to 100, got ${text}`);
}
