/**
 * Fetches packages of Debian and what they need, and unpacks them into a folder: nothing is
 * installed, and no root is needed. They come from the Debian mirror that apt uses on this machine.
 */
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDebianMirrors, type AptSource } from './vm-mirrors.js';
import { execute, findOnPath, firstThatWorks } from './vm-process.js';

/** What to fetch, and where to. */
export interface PackageOrder {
  /** The Debian release, such as `bullseye`. */
  suite: string;
  /** The Debian architecture. */
  architecture: string;
  /** The names of the packages; those that they depend on come with them. */
  packages: readonly string[];
  /** Packages among these that are not to be unpacked, as the machine's own serve. */
  omit: readonly string[];
  /** A new folder for this order alone; the packages go to its subfolder `root`. */
  folder: string;
  /** The environment, whose PATH has apt-get and dpkg. */
  env: NodeJS.ProcessEnv;
}

/** Fetches packages and unpacks them; throws if it cannot. */
export type FetchPackages = (order: PackageOrder) => Promise<void>;

/** Far longer than these megabytes take: only a dead connection gets there. */
const APT_TIMEOUT_SECONDS = 300;

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

/** The packages that apt downloaded into `work` and that are to be unpacked. */
async function download(
  apt: string,
  mirror: AptSource,
  order: PackageOrder,
  work: string,
): Promise<string[]> {
  const archives = join(work, 'cache/archives');
  for (const folder of ['lists/partial', 'cache/archives/partial']) {
    await mkdir(join(work, folder), { recursive: true });
  }
  await writeFile(join(work, 'status'), '');
  await writeFile(join(work, 'debian.sources'), sourceFile(mirror, order));
  await writeFile(join(work, 'apt.conf'), aptConfiguration(work, order.architecture));
  const command = [apt, '-c', join(work, 'apt.conf'), '-qq'];
  await run([...command, 'update'], work, order.env);
  await run([...command, '-y', '--download-only', 'install', ...order.packages], work, order.env);
  const files = (await readdir(archives)).filter((name) => name.endsWith('.deb'));
  const wanted = files.filter((name) => !order.omit.some((each) => name.startsWith(`${each}_`)));
  return wanted.map((name) => join(archives, name));
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
    'APT::Install-Recommends': 'false',
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
