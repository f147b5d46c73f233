/**
 * Keeps Debian's builds of Squirrel 3.1 in a cache folder.
 *
 * They come from the Debian mirror that apt uses on this machine, and run with their own C library
 * through their own dynamic loader: nothing is installed, and no root is needed.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { readDebianMirrors, type AptSource } from './vm-mirrors.js';
import { execute, findOnPath, firstThatWorks, isExecutable } from './vm-process.js';

/** The size of a machine's integers, in bits. */
export type Bits = 32 | 64;

/** What to fetch, and where to. */
export interface PackageOrder {
  /** The Debian release, such as `bullseye`. */
  suite: string;
  /** The Debian architecture. */
  architecture: string;
  /** A new folder for this order alone; the packages go to its subfolder `root`. */
  folder: string;
  /** The environment, whose PATH has apt-get and dpkg. */
  env: NodeJS.ProcessEnv;
}

/** Fetches Squirrel and the libraries it needs, and unpacks them; throws if it cannot. */
export type FetchPackages = (order: PackageOrder) => Promise<void>;

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

const PACKAGES = ['squirrel3', 'libsquirrel3-0', 'libc6', 'libstdc++6', 'libgcc-s1'];

/** Far longer than these few megabytes take: only a dead connection gets there. */
const APT_TIMEOUT_SECONDS = 300;

/** A place in the cache for one build of one release. */
interface Slot extends Build {
  suite: string;
  folder: string;
}

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
  return firstThatWorks(slots, (slot) => fill(slot, env, fetch));
}

function slotsFor(bits: Bits, env: NodeJS.ProcessEnv): Slot[] {
  const build = BUILDS[bits];
  const suite = setting(env, 'SQUIRREL_SUITE');
  return (suite === undefined ? SUITES : [suite]).map((suite) => {
    return { ...build, suite, folder: join(cacheFolder(env), `${suite}-${build.architecture}`) };
  });
}

/**
 * The folder that keeps the machines.
 * @param env - the environment, which may name another folder than the default one.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const folder = setting(env, 'SQUIRREL_VM_CACHE');
  if (folder !== undefined) return resolve(folder);
  const caches =
    setting(env, 'XDG_CACHE_HOME') ?? join(setting(env, 'HOME') ?? homedir(), '.cache');
  return resolve(caches, 'imp-connection-manager', 'squirrel-vm');
}

/** A variable that is set to nothing counts as not set. */
function setting(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}

async function cachedCommand(slot: Slot): Promise<string[] | undefined> {
  const stamp = await readFile(join(slot.folder, 'stamp'), 'utf8').catch(() => '');
  return stamp === stampOf(slot) ? commandIn(slot.folder, slot) : undefined;
}

/** Another number for another layout, so that what an older version left is fetched anew. */
function stampOf({ suite, architecture }: Slot): string {
  return `squirrel-vm 1 ${suite} ${architecture}\n`;
}

/** The command line of the machine that is unpacked in `root`, or undefined if there is none. */
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

/** Nothing half done ever has the name of the slot: what does is complete. */
async function fill(slot: Slot, env: NodeJS.ProcessEnv, fetch: FetchPackages): Promise<string[]> {
  await mkdir(resolve(slot.folder, '..'), { recursive: true });
  const folder = await mkdtemp(`${slot.folder}.part-`);
  try {
    await fetch({ suite: slot.suite, architecture: slot.architecture, folder, env });
    const root = join(folder, 'root');
    await writeFile(join(root, 'stamp'), stampOf(slot));
    if (!(await commandIn(root, slot))) throw new Error('there is no Squirrel in the packages');
    return await publish(root, slot, join(folder, 'damaged'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${slot.suite} ${slot.architecture}: ${reason}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts `root` into the slot, unless another process was first; moves a damaged one to `damaged`. */
async function publish(root: string, slot: Slot, damaged: string): Promise<string[]> {
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

/**
 * Fetches with apt, from the first Debian mirror that has the packages.
 * @param readMirrors - finds the mirrors; by default, in the apt sources of this machine.
 */
export function aptFetch(readMirrors = readDebianMirrors): FetchPackages {
  return async (order) => {
    const apt = await tool('apt-get', order.env);
    const dpkg = await tool('dpkg', order.env);
    const mirrors = await readMirrors();
    if (mirrors.length === 0) throw new Error('no apt source of this machine is a Debian mirror');
    await firstThatWorks(mirrors, async (mirror) => {
      const work = await mkdtemp(join(order.folder, 'apt-'));
      const root = join(order.folder, 'root');
      const packages = await download(apt, mirror, order, work);
      for (const file of packages) await run([dpkg, '-x', file, root], work, order.env);
    });
  };
}

async function tool(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const file = await findOnPath(name, env);
  if (file === undefined) throw new Error(`${name} is not on PATH`);
  return file;
}

/** The packages that apt downloaded into `work`. */
async function download(
  apt: string,
  mirror: AptSource,
  order: PackageOrder,
  work: string,
): Promise<string[]> {
  const packages = join(work, 'packages');
  const folders = ['packages', 'lists/partial', 'cache/archives/partial'];
  for (const folder of folders) await mkdir(join(work, folder), { recursive: true });
  await writeFile(join(work, 'status'), '');
  await writeFile(join(work, 'debian.sources'), sourceFile(mirror, order));
  await writeFile(join(work, 'apt.conf'), aptConfiguration(work, order.architecture));
  const command = [apt, '-c', join(work, 'apt.conf'), '-qq'];
  await run([...command, 'update'], packages, order.env);
  await run([...command, 'download', ...PACKAGES], packages, order.env);
  return (await readdir(packages)).map((name) => join(packages, name));
}

function sourceFile(mirror: AptSource, order: PackageOrder): string {
  const lines = [
    'Types: deb',
    `URIs: ${mirror.uri}`,
    `Suites: ${order.suite}`,
    'Components: main',
    `Architectures: ${order.architecture}`,
    ...(mirror.signedBy === '' ? [] : [`Signed-By: ${mirror.signedBy}`]),
  ];
  return lines.join('\n') + '\n';
}

/**
 * Makes apt work in a folder of its own, on top of this machine's configuration (its proxy, say).
 * The state of installed packages is empty, or apt would pick their versions; the commands that
 * this machine runs after an update are about its own lists.
 */
function aptConfiguration(work: string, architecture: string): string {
  const values = {
    'Dir::Etc::sourcelist': join(work, 'debian.sources'),
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::status': join(work, 'status'),
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'APT::Architecture': architecture,
    'APT::Architectures::': architecture,
    // As root, apt would download as a user who may not write to the folder.
    'APT::Sandbox::User': 'root',
    'APT::Update::Error-Mode': 'any',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
  };
  const hooks = ['APT::Update::Post-Invoke', 'APT::Update::Post-Invoke-Success'];
  const cleared = [...hooks, 'APT::Architectures'].map((name) => `#clear ${name};`);
  const set = Object.entries(values).map(([name, value]) => `${name} "${value}";`);
  return [...cleared, ...set].join('\n') + '\n';
}

/** Runs a program that must succeed. */
async function run(argv: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const options = { cwd, env: { ...env, LC_ALL: 'C' }, timeoutSeconds: APT_TIMEOUT_SECONDS };
  const { exitCode, stderr, timedOut } = await execute(argv, options);
  if (exitCode === 0) return;
  const lastLines = stderr.trim().split('\n').slice(-5).join('\n');
  const end = timedOut ? `took more than ${APT_TIMEOUT_SECONDS} s` : `exit code ${exitCode}`;
  throw new Error(`${argv.join(' ')}: ${end}\n${lastLines}`);
}
