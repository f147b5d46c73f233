/** The command line of `impsim storm`. */
import { availableParallelism } from 'node:os';
import { readArguments } from '../../cli/command-line.js';
import { UsageError } from '../../cli/usage-error.js';
import type { Variables } from '../builder.js';
import {
  joinVariables,
  LARGEST_SEED,
  libraryFolder,
  secondsOf,
  variablesOf,
  wholeNumber,
} from '../options.js';
import { checkOutput } from '../write-output.js';

export const stormHelp = `Usage: impsim storm <program.nut | program.ts | program.js> [options]

Runs the program through random outages until it dies or loses data, then looks for the shortest
scenario that does the same, and writes it to a file.

      --runs N             how many storms there are; default 100
      --for DURATION       how long each of them is; default 1h
      --seed N             the first storm is number N, the next one N + 1; default 1
      --scenario NAME      what else happens to the imp: a JSON file, or a ready one
      --refused            a message that impOS refuses counts as lost data, too: for programs
                           that do not queue what they send
      --out FILE           where the scenario goes; default storm.json
      --lib FOLDER         where #require finds libraries; may be given several times
      --agent FILE         runs this agent beside the device
      --stubs FILE         runs before the program at every start
  -D NAME=VALUE            sets a variable for Electric Imp's Builder; may be given several times
      --jobs N             how many run at a time. Default: one for each processor
  -h, --help               prints this

Exit code: 0 the program lived through all storms; 1 it did not; 2 wrong arguments, or something
missing.
`;

/** What `impsim storm` is to do. */
export interface StormOptions {
  readonly program: string;
  readonly runs: number;
  readonly seconds: number;
  readonly seed: number;
  readonly scenario: string | null;
  readonly countsRefused: boolean;
  readonly out: string;
  readonly libraries: readonly string[];
  readonly agent: string | null;
  readonly stubs: string | null;
  readonly variables: Variables;
  readonly jobs: number;
}

/**
 * Reads the command line.
 * @returns Null for help.
 * @throws UsageError
 */
export function readStormOptions(args: readonly string[]): StormOptions | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [program, other] = positionals;
  if (program === undefined) throw new UsageError('which program? See impsim storm --help.');
  if (other !== undefined) throw new UsageError(`one program at a time, got ${other} too.`);
  checkOutput('--out', values.out);
  return {
    program,
    runs: wholeNumber('--runs', values.runs ?? '100', 1, 100_000),
    seconds: secondsOf('--for', values.for ?? '1h'),
    seed: wholeNumber('--seed', values.seed ?? '1', 0, LARGEST_SEED),
    scenario: values.scenario ?? null,
    countsRefused: values.refused ?? false,
    out: values.out ?? 'storm.json',
    libraries: (values.lib ?? []).map(libraryFolder),
    agent: values.agent ?? null,
    stubs: values.stubs ?? null,
    variables: variablesOf(values.define ?? []),
    jobs: wholeNumber('--jobs', values.jobs ?? String(availableParallelism()), 1, 256),
  };
}

function parse(args: readonly string[]) {
  return readArguments('impsim storm', joinVariables(args), {
    runs: { type: 'string' },
    for: { type: 'string' },
    seed: { type: 'string' },
    scenario: { type: 'string' },
    refused: { type: 'boolean' },
    out: { type: 'string' },
    lib: { type: 'string', multiple: true },
    agent: { type: 'string' },
    stubs: { type: 'string' },
    define: { type: 'string', short: 'D', multiple: true },
    jobs: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
}
