/**
 * Chromium for the tests: the one that CHROMIUM names, one on PATH, or Debian's, which is kept in
 * the user's cache and needs neither root nor a change of the system.
 */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  cachedCommand,
  cacheHome,
  fillCache,
  setting,
  type CacheSlot,
} from '../../targets/squirrel/debian-cache.js';
import { aptFetch, type FetchPackages } from '../../targets/squirrel/debian-packages.js';
import { findOnPath, firstThatWorks, isExecutable } from '../../targets/squirrel/vm-process.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chromium-headless-shell'];

const ARCHITECTURES: Partial<Record<NodeJS.Architecture, { name: string; triplet: string }>> = {
  x64: { name: 'amd64', triplet: 'x86_64-linux-gnu' },
  arm64: { name: 'arm64', triplet: 'aarch64-linux-gnu' },
};

/** Any release from this one on runs it, as its C library serves older programs. */
const SUITE = 'bookworm';

/** Where a browser comes from. */
export interface ChromiumOptions {
  /** The environment: CHROMIUM, PATH, XDG_CACHE_HOME and HOME. This process' own by default. */
  env?: NodeJS.ProcessEnv;
  /** Fetches Debian's packages; with apt by default. */
  fetch?: FetchPackages;
}

/**
 * The path of a Chromium. Fetches Debian's if there is no other and it is not in the cache.
 * @throws if there is none; the message says what was tried and what to do.
 */
export async function chromiumPath({
  env = process.env,
  fetch = aptFetch(),
}: ChromiumOptions = {}): Promise<string> {
  const named = setting(env, 'CHROMIUM');
  const ways = [() => onPath(env), () => fromDebian(env, fetch)];
  try {
    return await firstThatWorks(named === undefined ? ways : [() => checked(named)], (way) =>
      way(),
    );
  } catch (error) {
    const tried = error instanceof Error ? error.message : String(error);
    throw new Error(
      `There is no Chromium here. What was tried:\n${tried}\n` +
        'Install Chromium or Chrome so that `chromium` or `google-chrome` is on PATH, name its ' +
        'file in CHROMIUM, or run on Debian with apt-get and dpkg.',
      { cause: error },
    );
  }
}

async function checked(file: string): Promise<string> {
  if (await isExecutable(file)) return file;
  throw new Error(`CHROMIUM is ${file}, which is no program`);
}

async function onPath(env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of NAMES) {
    const file = await findOnPath(name, env);
    if (file !== undefined) return file;
  }
  throw new Error(`${NAMES.join(', ')}: none of these is on PATH`);
}

async function fromDebian(env: NodeJS.ProcessEnv, fetch: FetchPackages): Promise<string> {
  const architecture = ARCHITECTURES[process.arch];
  if (!architecture) throw new Error(`Debian's Chromium is not looked for on ${process.arch}`);
  const { name, triplet } = architecture;
  const slot: CacheSlot = {
    suite: SUITE,
    architecture: name,
    packages: ['chromium-headless-shell'],
    // The C library has to be of one piece with the loader, which is the machine's.
    omit: ['libc6'],
    folder: join(cacheHome(env), 'chromium', `${SUITE}-${name}`),
    stamp: `chromium 1 ${SUITE} ${name}\n`,
    commandIn,
  };
  const [file = ''] = (await cachedCommand(slot)) ?? (await fillCache(slot, env, withStarter));
  return file;

  async function withStarter(order: Parameters<FetchPackages>[0]): Promise<void> {
    await fetch(order);
    await addStarter(join(order.folder, 'root'), triplet);
  }
}

async function commandIn(root: string): Promise<string[] | undefined> {
  const starter = join(root, 'start-chromium');
  const isThere =
    (await isExecutable(starter)) &&
    (await isExecutable(join(root, 'usr/lib/chromium/chromium-headless-shell')));
  return isThere ? [starter] : undefined;
}

/** Adds a script that starts the browser with the libraries and fonts beside it. */
async function addStarter(root: string, triplet: string): Promise<void> {
  const folders = [`usr/lib/${triplet}`, `lib/${triplet}`, `usr/lib/${triplet}/pulseaudio`];
  const libraries = folders.map((folder) => `$root/${folder}`);
  const script = [
    '#!/bin/sh',
    'root=$(dirname "$(readlink -f "$0")")',
    `export LD_LIBRARY_PATH="${libraries.join(':')}" FONTCONFIG_FILE="$root/fonts.conf"`,
    'exec "$root/usr/lib/chromium/chromium-headless-shell" "$@"',
  ];
  await writeFile(join(root, 'start-chromium'), `${script.join('\n')}\n`);
  await chmod(join(root, 'start-chromium'), 0o755);
  await writeFile(join(root, 'fonts.conf'), FONTS);
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
