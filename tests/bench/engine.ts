/**
 * How quick the embedded engine is beside the native Squirrel VM, in processor time. Below 1, the
 * engine is quicker.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { execute } from '../../targets/squirrel/vm-process.js';
import { runSquirrel, squirrelVm, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { root } from '../support/files.js';
import { programs, timed } from './engine-programs.js';
import type { Pace } from './speed.js';

/** What the engine may take at most, beside the VM: V8 compiles a long program for a while. */
const MOST = 1.5;
const MOST_OF_LONG = 2;

/** Each is measured this often; the quickest counts. */
const ROUNDS = 3;

/** What a program took, and its result. */
interface Measured {
  readonly seconds: number;
  readonly result: string;
}

/** Runs each program in both. */
export async function measureEngine(): Promise<Pace[]> {
  const vm = await squirrelVm(32);
  return withFolder({}, async (folder) => {
    const bundle = await bundleEngine(folder);
    const rounds: Map<string, number>[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measureRound(vm, bundle));
    const [first] = rounds;
    return [...first!.keys()].map((name) => {
      const ratio = Math.min(...rounds.map((each) => each.get(name)!));
      return { name, ratio, most: name === 'a program of 3,000 lines' ? MOST_OF_LONG : MOST };
    });
  });
}

/** One line for each. */
export function showEngine(paces: readonly Pace[]): string {
  return paces
    .map(({ name, ratio, most }) => `engine, ${name}: ${ratio.toFixed(2)} × VM (at most ${most})`)
    .join('\n');
}

async function bundleEngine(folder: string): Promise<string> {
  const outfile = join(folder, 'engine-run.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/bench/engine-run.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return outfile;
}

async function measureRound(vm: SquirrelVm, bundle: string): Promise<Map<string, number>> {
  const engine = await runInEngine(bundle);
  const ratios = new Map<string, number>();
  for (const [title, source] of Object.entries(programs)) {
    const ours = engine.get(title)!;
    const theirs = await runInVm(vm, timed(source));
    if (ours.result !== theirs.result) {
      throw new Error(`${title}: ${ours.result} in the engine, ${theirs.result} in the VM`);
    }
    ratios.set(title, ours.seconds / theirs.seconds);
  }
  return ratios;
}

async function runInEngine(bundle: string): Promise<Map<string, Measured>> {
  const { stdout, stderr, exitCode } = await execute([process.execPath, bundle]);
  if (exitCode !== 0) throw new Error(stderr);
  const lines = stdout.trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [title = '', seconds, result = ''] = line.split('\t');
      return [title, { seconds: Number(seconds), result }];
    }),
  );
}

async function runInVm(vm: SquirrelVm, source: string): Promise<Measured> {
  const { stdout } = await withFolder({ 'program.nut': source }, (folder) =>
    runSquirrel(vm, join(folder, 'program.nut')),
  );
  const [seconds, result = ''] = stdout.split(' ');
  return { seconds: Number(seconds), result };
}
