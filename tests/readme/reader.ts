/** A reader who does what the README says, in a folder of their own. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { execute, type Execution } from '../../targets/squirrel/vm-process.js';
import { folderFor, root } from '../support/files.js';
import type { Block } from './page.js';

/** A program and its arguments. */
export type Command = readonly string[];

/** A folder with this package installed. */
export interface ReaderFolder {
  readonly path: string;
  /** Saves a piece of code, if the reader is told to. */
  readonly save: (block: Block) => Promise<void>;
}

export async function readerFolder(t: ExecutionContext): Promise<ReaderFolder> {
  const path = await folderFor(t);
  await mkdir(join(path, 'node_modules'));
  await symlink(root, join(path, 'node_modules/imp-connection-manager'), 'junction');
  return {
    path,
    save: async ({ file, text }) => {
      if (file !== undefined) await writeFile(join(path, file), text);
    },
  };
}

/** The commands in lines of a shell. */
export function commandsIn(text: string): Command[] {
  const lines = text.split(/\n|&&/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.split(/\s+/));
}

/**
 * Runs what npx would run.
 * @param bin - The commands of this package.
 */
export async function run(
  [, name = '', ...args]: Command,
  cwd: string,
  bin: Readonly<Record<string, string>>,
): Promise<Execution> {
  const start = name === 'tsx' ? ['--import', import.meta.resolve('tsx')] : [root + bin[name]!];
  return execute([process.execPath, ...start, ...args], { cwd, timeoutSeconds: 120 });
}
