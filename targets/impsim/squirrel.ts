/**
 * Device programs in a Squirrel machine: on the simulated imp, as they would run on a real one.
 */
import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '../squirrel/vm-process.js';
import { compileSquirrel, runSquirrel, type SquirrelRun, type SquirrelVm } from '../squirrel/vm.js';
import { withFolder } from '../squirrel/with-folder.js';
import type { Scenario, TraceEvent } from '../simulator/imp.js';
import { findIn, linkLibraries } from './libraries.js';
import { packageFile } from './package-files.js';
import { describePlace } from './places.js';
import { ProgramError } from './program-error.js';
import {
  failed,
  hangs,
  MOST_MEGABYTES,
  outOfMemory,
  PATIENCE_SECONDS,
  stopsOf,
  type Frame,
  type Run,
  type RunOptions,
} from './run.js';
import { hostText, MARK, PROGRESS } from './squirrel-host.js';
import { sourceOf, type SquirrelSource } from './squirrel-source.js';

/** A device program. */
export interface DeviceProgram {
  /** The file name, for messages. */
  name: string;
  /** The program, as one would give it to impCentral; the library is that of this package. */
  source: string;
}

/**
 * Runs a device program on the simulated imp in a Squirrel machine.
 * @param seconds - How long, in virtual time; whole seconds.
 * @returns What happened.
 * @throws Error when the machine cannot run it, or it does not end.
 */
export async function traceInSquirrel(
  vm: SquirrelVm,
  { name, source }: DeviceProgram,
  scenario: Scenario,
  seconds: number,
): Promise<TraceEvent[]> {
  const linked = linkLibraries(sourceOf(name, source), findIn([]));
  const run = await runInSquirrel(vm, linked, scenario, { seconds });
  if (run.failure !== null) throw new Error(`${name} did not run to its end:\n${run.failure}`);
  return run.trace;
}

/**
 * Runs a program, with its libraries in it.
 * @throws ProgramError when it does not compile.
 */
export async function runInSquirrel(
  vm: SquirrelVm,
  source: SquirrelSource,
  scenario: Scenario,
  options: RunOptions,
): Promise<Run> {
  const { seconds, isWatched = false } = options;
  const files = {
    'impos.nut': await readFile(packageFile('targets/simulator/impos.nut'), 'utf8'),
    'device.nut': source.text,
    'main.nut': hostText({ scenario, stops: stopsOf(seconds), isWatched }),
  };
  return withFolder(files, (folder) => runFolder(vm, folder, source, options));
}

async function runFolder(
  vm: SquirrelVm,
  folder: string,
  source: SquirrelSource,
  { patience = PATIENCE_SECONDS, onProgress }: RunOptions,
): Promise<Run> {
  const stuck = new AbortController();
  const abort = () => {
    stuck.abort();
  };
  let timer = setTimeout(abort, patience * 1000);
  let reached = 0;
  const onStderr = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(abort, patience * 1000);
    const told = text.split(PROGRESS).at(-1)!;
    reached = Number.parseInt(told) || reached;
    onProgress?.(reached);
  };
  const options = { cwd: folder, onStderr, signal: stuck.signal };
  try {
    const run = await runSquirrel(await limited(vm), join(folder, 'main.nut'), options);
    const failure = stuck.signal.aborted ? hangs(reached, patience) : null;
    const result = readRun(run, source, { reached, failure });
    if (result === null) throw new ProgramError(await compilerError(vm, run, source));
    return result;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A machine that cannot take all the memory of this one: it does not look whether it gets what it
 * asks for. Without util-linux it has no limit but its own.
 */
async function limited(vm: SquirrelVm): Promise<SquirrelVm> {
  const prlimit = await findOnPath('prlimit', process.env);
  if (prlimit === undefined) return vm;
  const bytes = MOST_MEGABYTES * 1024 * 1024;
  return { ...vm, argv: [prlimit, `--as=${bytes}`, '--', ...vm.argv] };
}

/** The exit codes of a machine that gets no more memory: those of SIGSEGV and SIGABRT. */
const CRASHES = [128 + constants.signals.SIGSEGV, 128 + constants.signals.SIGABRT];

/** Reads what the machine has printed; null when it has not begun to run the program. */
function readRun(
  run: SquirrelRun,
  source: SquirrelSource,
  { reached, failure }: { reached: number; failure: string | null },
): Run | null {
  const start = run.stdout.lastIndexOf(`\n${MARK}\n`);
  process.stderr.write(start < 0 ? run.stdout : run.stdout.slice(0, start) + ownErrors(run.stderr));
  if (failure !== null) return failed(reached, failure);
  if (start < 0 && CRASHES.includes(run.exitCode)) return failed(reached, outOfMemory());
  if (start < 0) return null;
  const lines = run.stdout.slice(start + MARK.length + 2).split('\n');
  const parts = lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Partial<Part>);
  const of = <Name extends keyof Part>(name: Name): Part[Name][] =>
    parts.flatMap((part) => (name in part ? [part[name] as Part[Name]] : []));
  return {
    trace: of('event'),
    settings: of('setting'),
    uncaught: of('uncaught').map(({ event, frames }) => ({
      event,
      frames: frames.flatMap((frame) => frameOf(frame, source) ?? []),
    })),
    mostTimers: of('mostTimers')[0]!,
    reached: of('reached')[0]!,
    failure: of('failure')[0] ?? null,
  };
}

/** What a line that the machine prints may hold. */
interface Part {
  event: TraceEvent;
  uncaught: { event: number; frames: readonly Frame[] };
  setting: string;
  mostTimers: number;
  reached: number;
  failure: string;
}

/** What the program itself has printed on standard error. */
function ownErrors(stderr: string): string {
  return stderr.replace(new RegExp(`${PROGRESS}\\d+\\n`, 'g'), '');
}

function frameOf({ name, file, line }: Frame, { places }: SquirrelSource): Frame | null {
  const place = file === 'device.nut' ? places[line - 1] : null;
  if (place == null) return null;
  return { ...place, name: name === 'main' || name === 'unknown' ? '' : name };
}

/**
 * What the compiler says, with the place in the user's file. What a library leaves open shows only in
 * what stands behind it, so each is compiled by itself.
 */
async function compilerError(
  vm: SquirrelVm,
  { stderr, exitCode }: SquirrelRun,
  source: SquirrelSource,
): Promise<string> {
  for (const library of source.libraries ?? []) {
    const said = await withFolder({ 'device.nut': library.text }, (folder) =>
      compileSquirrel(vm, join(folder, 'device.nut')).then(
        () => '',
        (error: unknown) => (error as Error).message,
      ),
    );
    const mistake = readMistake(said, library);
    if (mistake !== null) return mistake;
  }
  return (
    readMistake(stderr, source) ??
    `the Squirrel machine ended with exit code ${exitCode}:\n${stderr.trim().slice(-2000)}`
  );
}

function readMistake(text: string, { places }: SquirrelSource): string | null {
  const [, line, message = ''] =
    /\bdevice\.nut line = \((\d+)\) column = \(\d+\) : error (.*)/.exec(text) ?? [];
  const place = places[Number(line) - 1];
  return place == null ? null : `${describePlace(place)}: ${message}`;
}
