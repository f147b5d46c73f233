/**
 * How quick the generator is, beside `tsc --noEmit` on the same files in the same run.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execute } from '../../targets/squirrel/vm-process.js';
import { root } from '../support/files.js';

/** A ratio of times, and what it may be at most. */
export interface Pace {
  name: string;
  ratio: number;
  most: number;
}

const command = `${root}dist/ts2nut.cjs`;
const rounds = 5;

/** Measures on a copy of the core; the command must have been built. */
export async function measurePaces(): Promise<Pace[]> {
  const folder = await copyOfCore();
  try {
    const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'];
    const cold = [command, '--project', 'ts2nut.json'];
    const times = { tsc: [] as number[], cold: [] as number[] };
    // In turns, so that a busy computer slows down both.
    for (let round = 0; round < rounds; round++) {
      times.tsc.push(await secondsOf(tsc, folder));
      times.cold.push(await secondsOf(cold, folder));
    }
    const watch = await watchRounds(folder);
    const base = Math.min(...times.tsc);
    return [
      { name: 'ts2nut on the core', ratio: Math.min(...times.cold) / base, most: 1.5 },
      { name: 'a round of ts2nut --watch', ratio: Math.min(...watch) / base, most: 0.3 },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One line for each pace. */
export function showPaces(paces: readonly Pace[]): string {
  return paces
    .map(({ name, ratio, most }) => `${name}: ${ratio.toFixed(2)} × tsc (at most ${most})`)
    .join('\n');
}

/** Those that take longer than they may. */
export function slowPaces(paces: readonly Pace[]): string[] {
  return paces.filter(({ ratio, most }) => ratio > most).map(({ name }) => name);
}

async function copyOfCore(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'speed-'));
  for (const each of ['core', 'targets/squirrel/header.nut']) {
    await cp(root + each, join(folder, each), { recursive: true });
  }
  await symlink(`${root}node_modules`, join(folder, 'node_modules'));
  const { compilerOptions } = JSON.parse(await readFile(`${root}tsconfig.json`, 'utf8')) as {
    compilerOptions: object;
  };
  const cold = { types: [], incremental: undefined, tsBuildInfoFile: undefined };
  const [job] = JSON.parse(await readFile(`${root}ts2nut.json`, 'utf8')) as [object];
  await writeFile(join(folder, 'ts2nut.json'), JSON.stringify([job]));
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      // Each run of tsc is a cold one, and neither reads the types of Node.
      compilerOptions: { ...compilerOptions, ...cold },
      files: ['core/index.ts'],
    }),
  );
  return folder;
}

async function secondsOf(args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  const { exitCode, stdout, stderr } = await execute([process.execPath, ...args], { cwd });
  if (exitCode !== 0) throw new Error(`${args.join(' ')} fails:\n${stdout}${stderr}`);
  return (performance.now() - start) / 1000;
}

/** The seconds from saving a source to the line that says what was written. */
async function watchRounds(folder: string): Promise<number[]> {
  const watcher = spawn(process.execPath, [command, '--project', 'ts2nut.json', '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = linesOf(watcher);
  try {
    await lineWith(lines, 'watching');
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await changeConstant(folder, round);
      await lineWith(lines, 'wrote');
      seconds.push((performance.now() - start) / 1000);
    }
    return seconds;
  } finally {
    watcher.kill('SIGINT');
  }
}

function linesOf({ stderr }: ChildProcess): AsyncIterator<string, unknown> {
  return createInterface({ input: stderr! })[Symbol.asyncIterator]();
}

async function lineWith(lines: AsyncIterator<string, unknown>, word: string): Promise<void> {
  const { value, done } = await lines.next();
  if (done === true) throw new Error('ts2nut --watch has ended.');
  if (!value.includes(word)) await lineWith(lines, word);
}

async function changeConstant(folder: string, round: number): Promise<void> {
  const file = join(folder, 'core/constants.ts');
  const text = await readFile(file, 'utf8');
  const changed = text.replace(/(CM_FLUSH_TIMEOUT = )\d+/, `$1${100 + round}`);
  if (changed === text) throw new Error('core/constants.ts has no CM_FLUSH_TIMEOUT to change.');
  await writeFile(file, changed);
}
