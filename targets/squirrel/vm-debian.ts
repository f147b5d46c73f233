/**
 * Keeps Debian's builds of Squirrel 3.1 in a cache folder.
 *
 * They run with their own C library through their own dynamic loader.
 */
import { join, resolve } from 'node:path';
import { cachedCommand, cacheHome, fillCache, setting, type CacheSlot } from './debian-cache.js';
import { aptFetch, type FetchPackages } from './debian-packages.js';
import { firstThatWorks, isExecutable } from './vm-process.js';

/** The size of a machine's integers, in bits. */
export type Bits = 32 | 64;

/** Where machines come from. */
export interface ProvisionOptions {
  /**
   * The environment: PATH, HOME, XDG_CACHE_HOME, SQUIRREL_VM_CACHE (the cache folder) and
   * SQUIRREL_SUITE (the Debian release). This process' own by default.
   */
  env?: NodeJS.ProcessEnv;
  /** Fetches the packages; with apt by default. */
  fetch?: FetchPackages;
}

interface Build {
  architecture: string;
  /** The name of the folders of libraries. */
  triplet: string;
  /** The name that the dynamic loader has in every release. */
  loader: string;
}

const BUILDS: Record<Bits, Build> = {
  32: { architecture: 'i386', triplet: 'i386-linux-gnu', loader: 'ld-linux.so.2' },
  64: { architecture: 'amd64', triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
};

/** Releases that have Squirrel (bookworm has not), in the order in which they are tried. */
const SUITES = ['bullseye', 'trixie'];

/**
 * The command line of Debian's Squirrel. Fetches it if it is not in the cache; otherwise starts no
 * program at all. Processes that do so at the same time do not disturb each other.
 *
 * The machine has not been run: whether it works here is for the caller to see.
 * @param bits - the size of its integers.
 * @throws if the cache has none and it cannot be fetched either.
 */
export async function debianCommand(
  bits: Bits,
  { env = process.env, fetch = aptFetch() }: ProvisionOptions = {},
): Promise<string[]> {
  const slots = slotsFor(bits, env);
  for (const slot of slots) {
    const command = await cachedCommand(slot);
    if (command) return command;
  }
  return firstThatWorks(slots, (slot) => fillCache(slot, env, fetch));
}

function slotsFor(bits: Bits, env: NodeJS.ProcessEnv): CacheSlot[] {
  const build = BUILDS[bits];
  const { architecture } = build;
  const suite = setting(env, 'SQUIRREL_SUITE');
  return (suite === undefined ? SUITES : [suite]).map((suite) => ({
    suite,
    architecture,
    packages: ['squirrel3'],
    omit: [],
    folder: join(cacheFolder(env), `${suite}-${architecture}`),
    stamp: `squirrel-vm 1 ${suite} ${architecture}\n`,
    commandIn: (root) => commandIn(root, build),
  }));
}

/**
 * The folder that keeps the machines.
 * @param env - the environment, which may name another folder than the default one.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const folder = setting(env, 'SQUIRREL_VM_CACHE');
  return folder === undefined ? join(cacheHome(env), 'squirrel-vm') : resolve(folder);
}

async function commandIn(root: string, build: Build): Promise<string[] | undefined> {
  // The C library moved from /lib to /usr/lib after bullseye.
  const libraries = ['lib', 'usr/lib'].map((folder) => join(root, folder, build.triplet));
  const program = join(root, 'usr/bin/squirrel3');
  for (const loader of libraries.map((folder) => join(folder, build.loader))) {
    if ((await isExecutable(loader)) && (await isExecutable(program))) {
      return [loader, '--library-path', libraries.join(':'), program];
    }
  }
  return undefined;
}
