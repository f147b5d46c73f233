import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { fileTrouble } from '../cli/file-trouble.js';
import { UsageError } from '../cli/usage-error.js';
import { anySquirrelVm, type SquirrelVm } from '../squirrel/vm.js';
import type { Scenario } from '../simulator/imp.js';
import { build, hasDirectives } from './builder.js';
import { findIn, linkLibraries } from './libraries.js';
import { runInThread } from './node-thread.js';
import type { Run, RunOptions } from './run.js';
import { runInSquirrel } from './squirrel.js';
import { sourceOf, type SquirrelSource } from './squirrel-source.js';

/** Where a program runs. */
export type Machine = 'node' | 'squirrel';

/** A program to run. */
export interface ProgramOptions {
  file: string;
  machine: Machine;
  /** Folders of libraries. */
  libraries: readonly string[];
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
  if ([...TYPESCRIPT, '.nut'].includes(extension)) machines.push('squirrel');
  const [usual] = machines;
  if (usual === undefined) throw new UsageError(`${file} is none of .nut, .ts and .js.`);
  if (wanted !== null && !machines.includes(wanted)) {
    throw new UsageError(`--vm ${wanted} does not run ${file}: only ${usual} does.`);
  }
  return wanted ?? usual;
}

/**
 * Makes a program ready.
 * @throws UsageError when the file or something that it needs is not there.
 * @throws ProgramError when it does not compile.
 */
export async function prepare({ file, machine, libraries }: ProgramOptions): Promise<Runnable> {
  const text = await readProgramText(file);
  if (machine === 'node') {
    const { bundle } = await import('./bundle.js');
    const path = resolve(file);
    const bundled = await bundle(path);
    return (scenario, options) => runInThread(path, bundled, scenario, options);
  }
  const source = linkLibraries(await squirrelOf(file, text), findIn(libraries));
  const vm = await findVm();
  return (scenario, options) => runInSquirrel(vm, source, scenario, options);
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

// The generator brings TypeScript along, which takes longer to load than most programs to run.
async function squirrelOf(file: string, text: string): Promise<SquirrelSource> {
  if (extname(file) !== '.nut') return (await import('./translate.js')).translate(file);
  return hasDirectives(text) ? build(file, text) : sourceOf(file, text);
}
