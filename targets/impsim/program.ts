import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { fileTrouble } from '../cli/file-trouble.js';
import { UsageError } from '../cli/usage-error.js';
import { anySquirrelVm, type SquirrelVm } from '../squirrel/vm.js';
import { DeviceImp } from '../simulator/device-imp.js';
import { SimulatedImp, type Scenario } from '../simulator/imp.js';
import { build, hasDirectives, type Variables } from './builder.js';
import { checkProgram, EmbeddedRun } from './embedded/run.js';
import { findIn, linkLibraries } from './libraries.js';
import { globalsOf } from './globals.js';
import { missingNames, type MissingNames } from './missing-names.js';
import { runInThread, type ThreadProgram } from './node-thread.js';
import type { AgentSource, NodeSource, Run, RunOptions } from './run.js';
import { runInSquirrel } from './squirrel.js';
import { joinSources, sourceOf, type SquirrelSource } from './squirrel-source.js';

/** Where a program runs: in Node, in the embedded engine, or in a Squirrel VM of its own process. */
export type Machine = 'node' | 'embedded' | 'squirrel';

/** A program to run. */
export interface ProgramOptions {
  file: string;
  machine: Machine;
  /** Folders of libraries. */
  libraries: readonly string[];
  /** A file that runs before the program at every start; null for none. */
  stubs?: string | null;
  /** The program of the agent; null for none. */
  agent?: string | null;
  /** For Builder; none by default. */
  variables?: Variables;
  /**
   * Whether each run has a thread of its own, which outlives a program that takes all memory. Without,
   * many short runs of Squirrel take less time. Default: true.
   */
  inThread?: boolean;
  /** Told of names that the program uses and does not find. */
  onMissing?: (names: MissingNames) => void;
}

/** A program that is ready to run. */
export type Runnable = (scenario: Scenario, options: RunOptions) => Promise<Run>;

const TYPESCRIPT = ['.ts', '.mts', '.cts'];
const JAVASCRIPT = ['.js', '.mjs', '.cjs'];

/**
 * The machine that a program runs in if nobody says another.
 * @throws UsageError when a program of that name runs in none, or not in the one that is wanted.
 */
export function machineFor(file: string, wanted: Machine | null): Machine {
  const extension = extname(file);
  const machines: Machine[] = [];
  if ([...TYPESCRIPT, ...JAVASCRIPT].includes(extension)) machines.push('node');
  if ([...TYPESCRIPT, '.nut'].includes(extension)) machines.push('embedded', 'squirrel');
  const [usual] = machines;
  if (usual === undefined) throw new UsageError(`${file} is none of .nut, .ts and .js.`);
  if (wanted !== null && !machines.includes(wanted)) {
    const those = machines.length === 1 ? `${usual} does` : `${machines.join(' and ')} do`;
    throw new UsageError(`--vm ${wanted} does not run ${file}: only ${those}.`);
  }
  return wanted ?? usual;
}

/**
 * Refuses stubs that do not run where the program does.
 * @throws UsageError
 */
export function checkStubs(stubs: string, machine: Machine): void {
  const wanted = machine === 'node' ? [...TYPESCRIPT, ...JAVASCRIPT] : [...TYPESCRIPT, '.nut'];
  if (wanted.includes(extname(stubs))) return;
  const where = machine === 'node' ? 'in Node' : 'as Squirrel';
  throw new UsageError(
    `--stubs: the program runs ${where}, and ${stubs} does not. Write it as ${wanted.includes('.nut') ? '.nut' : '.js or .ts'}.`,
  );
}

/**
 * Refuses an agent that does not run beside the program.
 * @throws UsageError
 */
export function checkAgent(agent: string, machine: Machine): void {
  if (machine === 'squirrel') {
    throw new UsageError('--agent does not work with --vm squirrel. Leave one of them out.');
  }
  if ([...TYPESCRIPT, ...JAVASCRIPT, '.nut'].includes(extname(agent))) return;
  throw new UsageError(`--agent: ${agent} is none of .nut, .ts and .js.`);
}

/**
 * Makes a program ready.
 * @throws UsageError when the file or something that it needs is not there.
 * @throws ProgramError when it does not compile.
 */
export async function prepare(options: ProgramOptions): Promise<Runnable> {
  const run = await (options.machine === 'node'
    ? prepareForNode(options)
    : prepareForSquirrel(options));
  const agent = options.agent == null ? null : await prepareAgent(options.agent, options);
  return (scenario, runOptions) => run(scenario, { ...runOptions, agent });
}

async function prepareAgent(
  file: string,
  { libraries, variables = {} }: ProgramOptions,
): Promise<AgentSource> {
  if (extname(file) !== '.nut') return { kind: 'node', program: await bundled(file) };
  const source = await loadSquirrel(file, { libraries, variables });
  checkProgram(source);
  return { kind: 'squirrel', source };
}

async function prepareForNode({
  file,
  stubs = null,
  onMissing,
}: ProgramOptions): Promise<Runnable> {
  const program = await bundled(file);
  const before = stubs === null ? null : await bundled(stubs);
  const text = `${before?.bundle.text ?? ''}${program.bundle.text}`;
  onMissing?.(missingNames(text, globalsOf(new DeviceImp({}))));
  const order = { kind: 'node', program, stubs: before } as const;
  return (scenario, options) => runHere(order, scenario, options);
}

/** Runs a program in a thread of its own; with a debugger, in this one. */
async function runHere(
  program: ThreadProgram,
  scenario: Scenario,
  { debug = null, ...options }: RunOptions,
): Promise<Run> {
  if (debug === null) return runInThread(program, scenario, options);
  const { runDebugged } = await import('./debug.js');
  return runDebugged(program, scenario, debug, options);
}

async function bundled(file: string): Promise<NodeSource> {
  await readProgramText(file);
  const { bundle } = await import('./bundle.js');
  const path = resolve(file);
  return { file: path, bundle: await bundle(path) };
}

async function prepareForSquirrel({
  file,
  machine,
  libraries,
  stubs = null,
  variables = {},
  inThread = true,
  onMissing,
}: ProgramOptions): Promise<Runnable> {
  const program = await loadSquirrel(file, { libraries, variables });
  const source =
    stubs === null ? program : behind(await loadSquirrel(stubs, { libraries, variables }), program);
  if (machine === 'embedded') {
    checkProgram(source);
    onMissing?.(missingNames(source.text, globalsOf(new DeviceImp({}))));
    return (scenario, options) => {
      const isHere = !inThread && options.agent?.kind !== 'node';
      return isHere
        ? Promise.resolve(new EmbeddedRun(source, scenario, options).run())
        : runHere({ kind: 'squirrel', source }, scenario, options);
    };
  }
  onMissing?.(missingNames(source.text, globalsOf(new SimulatedImp({}))));
  const vm = await findVm();
  return (scenario, options) => runInSquirrel(vm, source, scenario, options);
}

/** A program behind its stubs, whose local variables are their own. */
function behind(
  { text, places, libraries = [] }: SquirrelSource,
  program: SquirrelSource,
): SquirrelSource {
  const stubs = { text: `{ ${text}\n}`, places: [...places, null] };
  const joined = joinSources([stubs], program);
  return { ...joined, libraries: [stubs, ...libraries, ...(program.libraries ?? [])] };
}

async function findVm(): Promise<SquirrelVm> {
  try {
    return await anySquirrelVm();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError when it cannot be read. */
export async function readProgramText(file: string): Promise<string> {
  try {
    // Some editors begin files with a byte order mark.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`cannot read the program ${file}: ${fileTrouble(error)}.`);
  }
}

/**
 * A program with its libraries, as Squirrel.
 * @throws UsageError when the file or something that it needs is missing.
 */
export async function loadSquirrel(
  file: string,
  { libraries, variables }: Pick<Required<ProgramOptions>, 'libraries' | 'variables'>,
): Promise<SquirrelSource> {
  const source = await squirrelOf(file, await readProgramText(file), variables);
  return linkLibraries(source, findIn(libraries));
}

// The generator brings TypeScript along, which takes longer to load than most programs to run.
async function squirrelOf(
  file: string,
  text: string,
  variables: Variables,
): Promise<SquirrelSource> {
  if (extname(file) !== '.nut') return (await import('./translate.js')).translate(file);
  return hasDirectives(text) ? build(file, text, variables) : sourceOf(file, text);
}
