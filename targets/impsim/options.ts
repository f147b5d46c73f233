import { statSync } from 'node:fs';
import { readArguments } from '../cli/command-line.js';
import { didYouMean } from '../cli/did-you-mean.js';
import { UsageError } from '../cli/usage-error.js';
import { parseDuration } from '../simulator/scenario-file.js';
import type { Variables } from './builder.js';
import type { Machine } from './program.js';
import type { DebugOptions } from './run.js';
import { FAILURE_KINDS, USUAL_FAILURE_KINDS, type FailureKind } from './verdict.js';
import { checkOutput } from './write-output.js';

export const help = `Usage: impsim <program.nut | program.ts | program.js> [options]
       impsim test --help
       impsim storm --help
       impsim fleet --help
       impsim merge --help

Runs a device program on a simulated imp, in virtual time, and prints what happened. A .nut runs in
the embedded Squirrel engine, TypeScript and JavaScript in Node.

  --scenario NAME      what happens to the imp: a JSON file, or a ready one, see --list;
                       without it, the network is up all the time. If the file names a
                       "program", that one runs where the command line names none
  --for DURATION       how long: 90s, 15m, 24h or 7d, a mere number is seconds; without it, as
                       long as the scenario says, else 24h
  --vm MACHINE         node, embedded (the Squirrel engine), or squirrel (a Squirrel 3.1 VM, for
                       comparison); TypeScript runs in all three
  --seed N             shuffles timers that are due together; 0 to 65536
  --trace text|json    prints all that happens, a line each, instead of a timeline
  --report FILE        writes a page that shows what happened, for a browser
  --fail-on LIST       what makes a run fail: lost, refused, waiting, died, or none; default
                       died,lost. A scenario can "expect" more
  --json               prints a summary of the run as JSON, instead of a timeline
  --junit FILE         writes the verdict in JUnit's format
  --lib FOLDER         where #require finds libraries; may be given several times
  --inspect            waits for a debugger, such as that of VS Code or Chrome, which stops at
                       breakpoints in the files of the program
  --inspect-brk        the same, and stops at the first statement
  --inspect-port N     where the debugger connects; without it, 9229
  --stubs FILE         runs before the program at every start, in the language of the program
  --agent FILE         runs this agent (.nut, .ts or .js) beside the device, on the same clock
  -D NAME=VALUE        sets a variable for Electric Imp's Builder; may be given several times
  --quiet              prints nothing but errors
  --list               lists the ready scenarios
  -h, --help           prints this
      --version        prints the version

Results go to standard output, all else to standard error; the last line says PASS or FAIL, and why.
Exit code: 0 the run passed; 1 the program died of an exception, ran out of memory, hung, or does not
compile; 2 wrong arguments, a bad scenario, or something missing; 3 data was lost, or the run is not
as the scenario expects.
`;

/** How a trace is printed. */
export type TraceFormat = 'text' | 'json';

/** What the command was told to run. */
export interface Options {
  /** The program; null for the scenario's. */
  file: string | null;
  /** Where it runs; null for where programs of its kind usually do. */
  machine: Machine | null;
  libraries: readonly string[];
  /** A file that runs before the program at every start; null for none. */
  stubs: string | null;
  /** The program of the agent; null for none. */
  agent: string | null;
  /** For Builder. */
  variables: Variables;
  scenario: string | null;
  /** Seconds; null for what the scenario says. */
  seconds: number | null;
  seed: number | null;
  trace: TraceFormat | null;
  /** How a debugger is waited for; null for not at all. */
  debug: DebugOptions | null;
  /** The file that a report is written to; null for none. */
  report: string | null;
  failOn: readonly FailureKind[];
  /** Whether a summary is printed as JSON. */
  isJson: boolean;
  /** The file that the verdict is written to; null for none. */
  junit: string | null;
  isQuiet: boolean;
}

/** What the command was told to do. */
export type Command =
  | { readonly name: 'help' | 'version' | 'list' }
  | { readonly name: 'run'; readonly options: Options };

/**
 * Reads the command line.
 * @throws UsageError when it makes no sense.
 */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  for (const name of ['help', 'version', 'list'] as const) if (values[name]) return { name };
  const [file = null, other] = positionals;
  if (file === null && values.scenario === undefined) {
    throw new UsageError('which program? See impsim --help.');
  }
  if (other !== undefined) throw new UsageError(`one program at a time, got ${other} too.`);
  checkOutput('--report', values.report);
  checkOutput('--junit', values.junit);
  if (values.json === true && values.trace !== undefined) {
    throw new UsageError('--json and --trace both take the standard output: leave one out.');
  }
  const options: Options = {
    file,
    machine: oneOf<Machine>('--vm', values.vm, ['node', 'embedded', 'squirrel']) ?? null,
    libraries: (values.lib ?? []).map(libraryFolder),
    stubs: values.stubs ?? null,
    agent: values.agent ?? null,
    variables: variablesOf(values.define ?? []),
    scenario: values.scenario ?? null,
    seconds: values.for === undefined ? null : secondsOf('--for', values.for),
    seed: values.seed === undefined ? null : wholeNumber('--seed', values.seed, 0, LARGEST_SEED),
    trace: oneOf<TraceFormat>('--trace', values.trace, ['text', 'json']) ?? null,
    debug: debugOptions(values),
    report: values.report ?? null,
    failOn: values['fail-on'] === undefined ? USUAL_FAILURE_KINDS : failuresIn(values['fail-on']),
    isJson: values.json ?? false,
    junit: values.junit ?? null,
    isQuiet: values.quiet ?? false,
  };
  return { name: 'run', options };
}

function parse(args: readonly string[]) {
  return readArguments('impsim', joinVariables(args), {
    scenario: { type: 'string' },
    for: { type: 'string' },
    vm: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'string' },
    report: { type: 'string' },
    'fail-on': { type: 'string' },
    json: { type: 'boolean' },
    junit: { type: 'string' },
    lib: { type: 'string', multiple: true },
    stubs: { type: 'string' },
    agent: { type: 'string' },
    define: { type: 'string', short: 'D', multiple: true },
    inspect: { type: 'boolean' },
    'inspect-brk': { type: 'boolean' },
    'inspect-port': { type: 'string' },
    quiet: { type: 'boolean' },
    list: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  });
}

/** Takes `-DNAME VALUE`, as Builder's own command has it, for `-D NAME=VALUE`. */
export function joinVariables(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    const value = args[i + 1];
    if (!/^-D\w+$/.test(arg) || value === undefined) joined.push(arg);
    else {
      joined.push(`${arg}=${value}`);
      i++;
    }
  }
  return joined;
}

/** @throws UsageError when one has no name or no value. */
export function variablesOf(definitions: readonly string[]): Variables {
  const entries = definitions.map((each) => {
    const [, name, value] = /^([A-Za-z_]\w*)=([^]*)$/.exec(each) ?? [];
    if (name !== undefined && value !== undefined) return [name, value] as const;
    throw new UsageError(`-D is NAME=VALUE, got ${each}.`);
  });
  return Object.fromEntries(entries);
}

/** The largest seed of a scenario. */
export const LARGEST_SEED = 65536;

/** Where debuggers look for Node. */
const USUAL_PORT = '9229';
const LARGEST_PORT = 65535;

/** @throws UsageError when the port is none. */
function debugOptions(values: {
  inspect?: boolean | undefined;
  'inspect-brk'?: boolean | undefined;
  'inspect-port'?: string | undefined;
}): DebugOptions | null {
  const text = values['inspect-port'] ?? USUAL_PORT;
  const port = wholeNumber('--inspect-port', text, 0, LARGEST_PORT);
  const breaksAtStart = values['inspect-brk'] ?? false;
  return breaksAtStart || values.inspect === true ? { port, breaksAtStart } : null;
}

/** @throws UsageError when it is no folder. */
export function libraryFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new UsageError(`--lib: there is no folder ${folder}.`);
}

/** @throws UsageError when one of them is unknown. */
function failuresIn(list: string): FailureKind[] {
  if (list === 'none') return [];
  return list.split(',').map((name) => {
    const known = FAILURE_KINDS.find((kind) => kind === name.trim());
    if (known !== undefined) return known;
    const meant = didYouMean(name, [...FAILURE_KINDS, 'none']);
    throw new UsageError(`--fail-on takes ${FAILURE_KINDS.join(',')} or none, got ${name}${meant}`);
  });
}

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find((each) => each === value);
  if (value !== undefined && found === undefined) {
    const values = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(allowed);
    throw new UsageError(`${option} is ${values}, got ${value}.`);
  }
  return found;
}

/** The clock of a simulated imp ends then. */
export const MOST_SECONDS = 2_000_000;

/**
 * @param name - What the duration is called, for messages.
 * @throws UsageError when it is none, or none for a simulated imp.
 */
export function secondsOf(name: string, duration: string | number): number {
  const seconds = readDuration(name, duration);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_SECONDS) {
    throw new UsageError(
      `${name} must be whole seconds from 1 to ${MOST_SECONDS}, about 23 days, got ${duration}.`,
    );
  }
  return seconds;
}

/**
 * @param name - What the duration is called, for messages.
 * @returns Seconds.
 * @throws UsageError when it is none.
 */
export function readDuration(name: string, duration: string | number): number {
  try {
    return parseDuration(duration);
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}.`);
  }
}

/**
 * @param text - What the command line has as this option.
 * @throws UsageError when it is no whole number, or out of range.
 */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} is a whole number from ${least} to ${most}, got ${text}.`);
}
