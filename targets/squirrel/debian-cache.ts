/**
 * Keeps a program of Debian, with all that it needs, in a folder of this user's cache.
 */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FetchPackages, PackageOrder } from './debian-packages.js';

/** A place in the cache for a program. */
export interface CacheSlot extends Pick<
  PackageOrder,
  'suite' | 'architecture' | 'packages' | 'omit'
> {
  /** Its folder. */
  folder: string;
  /** Says what is in it and how; another one makes what an older version left fetched anew. */
  stamp: string;
  /** The command line of the program that is unpacked in a folder; undefined if there is none. */
  commandIn: (root: string) => Promise<string[] | undefined>;
}

/**
 * The folder of this project in the user's cache.
 * @param env - the environment: XDG_CACHE_HOME, HOME.
 */
export function cacheHome(env: NodeJS.ProcessEnv): string {
  const caches =
    setting(env, 'XDG_CACHE_HOME') ?? join(setting(env, 'HOME') ?? homedir(), '.cache');
  return resolve(caches, 'imp-connection-manager');
}

/** A variable of the environment; one that is set to nothing counts as not set. */
export function setting(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}

/** The command line of the program in the cache; undefined if it is not there. */
export async function cachedCommand(slot: CacheSlot): Promise<string[] | undefined> {
  const stamp = await readFile(join(slot.folder, 'stamp'), 'utf8').catch(() => '');
  return stamp === slot.stamp ? slot.commandIn(slot.folder) : undefined;
}

/**
 * Fetches the program into the cache. Nothing half done ever has the name of the slot: what does is
 * complete. Processes that do so at the same time do not disturb each other.
 * @returns its command line.
 * @throws if it cannot be fetched.
 */
export async function fillCache(
  slot: CacheSlot,
  env: NodeJS.ProcessEnv,
  fetch: FetchPackages,
): Promise<string[]> {
  await mkdir(resolve(slot.folder, '..'), { recursive: true });
  const folder = await mkdtemp(`${slot.folder}.part-`);
  try {
    const { suite, architecture, packages, omit } = slot;
    await fetch({ suite, architecture, packages, omit, folder, env });
    const root = join(folder, 'root');
    await writeFile(join(root, 'stamp'), slot.stamp);
    if (!(await slot.commandIn(root)))
      throw new Error(`there is no ${packages.join(', ')} in the packages`);
    return await publish(root, slot, join(folder, 'damaged'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${slot.suite} ${slot.architecture}: ${reason}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts `root` into the slot, unless another process was first; moves a damaged one to `damaged`. */
async function publish(root: string, slot: CacheSlot, damaged: string): Promise<string[]> {
  if (!(await move(root, slot.folder)) && !(await cachedCommand(slot))) {
    await move(slot.folder, damaged);
    await move(root, slot.folder);
  }
  const command = await cachedCommand(slot);
  if (!command) throw new Error(`${slot.folder} cannot be put in place`);
  return command;
}

/** Renames a folder; false if the new name is taken or another process took the folder away. */
async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENOENT'].includes(String(code))) return false;
    throw error;
  }
}
