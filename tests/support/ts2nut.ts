import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExecutionContext } from 'ava';

/** How a run of the command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const argv = [resolve('dist/ts2nut.cjs')];

/** A folder with these files in it. */
export async function folderWith(
  t: ExecutionContext,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ts2nut-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Runs the command in a folder. */
export function ts2nut(folder: string, ...args: string[]): Promise<Outcome> {
  return new Promise((settle) => {
    execFile(process.execPath, [...argv, ...args], { cwd: folder }, (error, stdout, stderr) => {
      settle({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** A run of the command that goes on. */
export interface Running {
  readonly process: ChildProcess;
  /** Waits for a line on standard error that holds this text, and returns all up to it. */
  readonly line: (text: string) => Promise<string>;
  readonly exitCode: Promise<number | null>;
}

/** Starts the command in a folder. */
export function startTs2nut(t: ExecutionContext, folder: string, ...args: string[]): Running {
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = spawn(process.execPath, [...argv, ...args], { cwd: folder, stdio: [...stdio] });
  t.teardown(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]() as AsyncIterator<
    string,
    undefined
  >;
  const line = async (text: string): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`ended before it said ${text}`);
    return value.includes(text) ? value : `${value}\n${await line(text)}`;
  };
  const exitCode = new Promise<number | null>((settle) => child.once('exit', settle));
  return { process: child, line, exitCode };
}

/** The text of a file in a folder. */
export const readIn = (folder: string, name: string): Promise<string> =>
  readFile(join(folder, name), 'utf8');
