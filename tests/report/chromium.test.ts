import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { FetchPackages, PackageOrder } from '../../targets/squirrel/debian-packages.js';
import { chromiumPath } from '../support/chromium.js';
import { fileFor, folderFor } from '../support/files.js';
import { startTogether } from '../support/start-together.js';

const noFetch: FetchPackages = () => Promise.reject(new Error('there is no network'));

async function emptyEnvironment(t: ExecutionContext): Promise<NodeJS.ProcessEnv> {
  return { PATH: '', XDG_CACHE_HOME: await folderFor(t) };
}

/** Puts a program in the place of Debian's that prints its arguments and where it looks. */
async function fakeFetch({ folder }: PackageOrder): Promise<void> {
  const home = join(folder, 'root/usr/lib/chromium');
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'chromium-headless-shell'), '#!/bin/sh\n', { mode: 0o755 });
}

test('the browser that CHROMIUM names is taken', async (t) => {
  const file = await fileFor(t, '#!/bin/sh\n', 'browser');
  await chmod(file, 0o755);
  const env = { ...(await emptyEnvironment(t)), CHROMIUM: file };
  t.is(await chromiumPath({ env, fetch: noFetch }), file);
});

test('a browser on PATH is taken', async (t) => {
  const file = await fileFor(t, '#!/bin/sh\n', 'google-chrome');
  await chmod(file, 0o755);
  const env = { ...(await emptyEnvironment(t)), PATH: resolve(file, '..') };
  t.is(await chromiumPath({ env, fetch: noFetch }), file);
});

test("Debian's browser is fetched once", async (t) => {
  const env = await emptyEnvironment(t);
  const orders: PackageOrder[] = [];
  const fetch: FetchPackages = async (order) => {
    orders.push(order);
    await fakeFetch(order);
  };
  const file = await chromiumPath({ env, fetch });
  t.is(await chromiumPath({ env, fetch: noFetch }), file);
  t.deepEqual(
    orders.map(({ suite, packages, omit }) => [suite, packages, omit]),
    [['bookworm', ['chromium-headless-shell'], ['libc6']]],
  );
  t.regex(file, /bookworm-(amd64|arm64).start-chromium$/);
});

test('two that fetch it at the same time do not disturb each other', async (t) => {
  const env = await emptyEnvironment(t);
  const fetch = startTogether(fakeFetch);
  const [one, other] = await Promise.all([
    chromiumPath({ env, fetch }),
    chromiumPath({ env, fetch }),
  ]);
  t.is(one, other);
  t.is((await readdir(resolve(one, '../..'))).length, 1);
});

test('a machine without a browser is told what to do', async (t) => {
  const env = await emptyEnvironment(t);
  const { message } = await t.throwsAsync(chromiumPath({ env }));
  t.regex(message, /^There is no Chromium here\. What was tried:$/m);
  t.regex(message, /^bookworm \w+: apt-get is not on PATH$/m);
  t.regex(message, /^Install Chromium or Chrome so that `chromium` or `google-chrome` is on PATH/m);
  const wrong = await t.throwsAsync(chromiumPath({ env: { ...env, CHROMIUM: '/no/browser' } }));
  t.regex(wrong.message, /^CHROMIUM is \/no\/browser, which is no program$/m);
});
