import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { aptFetch } from '../targets/squirrel/debian-packages.js';
import { cacheFolder } from '../targets/squirrel/vm-debian.js';
import {
  debianMirrors,
  parseDeb822,
  parseOneLine,
  readDebianMirrors,
  type AptSource,
} from '../targets/squirrel/vm-mirrors.js';
import { execute } from '../targets/squirrel/vm-process.js';
import {
  anySquirrelVm,
  compileSquirrel,
  runSquirrel,
  squirrelVm,
  type FetchPackages,
  type SquirrelOptions,
  type SquirrelRun,
  type SquirrelVm,
} from '../targets/squirrel/vm.js';
import { fileFor, folderFor } from './support/files.js';
import { startTogether } from './support/start-together.js';

const noFetch: FetchPackages = () => Promise.reject(new Error('there is no network'));

/** A folder for PATH with one shell script in it. */
async function pathWith(t: ExecutionContext, name: string, script: string): Promise<string> {
  const file = await fileFor(t, `#!/bin/sh\n${script}\n`, name);
  await chmod(file, 0o755);
  return resolve(file, '..');
}

/** An environment with a cache folder of its own and nothing but that folder on PATH. */
async function emptyEnvironment(t: ExecutionContext, path = ''): Promise<NodeJS.ProcessEnv> {
  return { PATH: path, SQUIRREL_VM_CACHE: join(await folderFor(t), 'cache') };
}

/** Copies what is in the real cache instead of downloading it again. */
async function copyingFetch(): Promise<FetchPackages> {
  const vm = await squirrelVm(32);
  const root = resolve(vm.argv.at(-1) ?? '', '../../..');
  return ({ folder }) =>
    cp(root, join(folder, 'root'), { recursive: true, verbatimSymlinks: true });
}

async function run(
  t: ExecutionContext,
  text: string,
  options: SquirrelOptions = {},
): Promise<SquirrelRun> {
  return runSquirrel(await anySquirrelVm(), await fileFor(t, text), options);
}

/** The message of the error that a promise is rejected with. */
async function messageOf(t: ExecutionContext, promise: Promise<unknown>): Promise<string> {
  const error = await t.throwsAsync(promise);
  return error.message;
}

/** A script that starts a machine. */
function startOf(vm: SquirrelVm): string {
  return `exec ${vm.argv.map((word) => `'${word}'`).join(' ')} "$@"`;
}

for (const bits of [32, 64] as const) {
  test(`the ${bits}-bit machine has integers of ${bits} bits and floats of 32 bits`, async (t) => {
    const vm = await squirrelVm(bits);
    const file = await fileFor(t, 'print(_intsize_ + " " + _floatsize_ + " " + (0x7FFFFFFF + 1));');
    const { stdout } = await runSquirrel(vm, file);
    const sum = bits === 32 ? '-2147483648' : '2147483648';
    t.is(vm.bits, bits);
    t.is(stdout, `${bits / 8} 4 ${sum}`);
  });
}

test('the machine that is chosen without a wish is like an imp', async (t) => {
  t.like(await anySquirrelVm(), { bits: 32, origin: 'debian' });
});

// Alone, or the others would count.
test.serial('a warm cache needs neither apt nor the network, and is quick', async (t) => {
  const cold = await squirrelVm(32);
  const start = performance.now();
  const env = { ...process.env, PATH: '' };
  t.deepEqual(await squirrelVm(32, { env, fetch: noFetch }), cold);
  t.true(performance.now() - start < 10_000);
});

test('two that fill an empty cache at the same time both get the machine', async (t) => {
  const copy = await copyingFetch();
  const env = await emptyEnvironment(t);
  const fetch = startTogether(copy);
  const [one, other] = await Promise.all([
    squirrelVm(32, { env, fetch }),
    squirrelVm(32, { env, fetch }),
  ]);
  t.deepEqual(one, other);
  t.deepEqual(await readdir(cacheFolder(env)), ['bullseye-i386']);
});

test('a machine that is damaged in the cache is fetched again', async (t) => {
  const env = await emptyEnvironment(t);
  const fetch = await copyingFetch();
  const vm = await squirrelVm(32, { env, fetch });
  await rm(vm.argv.at(-1) ?? '');
  t.deepEqual(await squirrelVm(32, { env, fetch }), vm);
  t.deepEqual(await readdir(cacheFolder(env)), ['bullseye-i386']);
});

test('the next release is tried if the first one cannot be fetched', async (t) => {
  const env = await emptyEnvironment(t);
  const copy = await copyingFetch();
  const fetch: FetchPackages = (order) =>
    order.suite === 'bullseye' ? noFetch(order) : copy(order);
  await squirrelVm(32, { env, fetch });
  t.deepEqual(await readdir(cacheFolder(env)), ['trixie-i386']);
  await t.notThrowsAsync(squirrelVm(32, { env, fetch: noFetch }));
});

test('SQUIRREL_SUITE is the only release that is tried', async (t) => {
  const env = { ...(await emptyEnvironment(t)), SQUIRREL_SUITE: 'sid' };
  const message = await messageOf(t, squirrelVm(64, { env, fetch: noFetch }));
  t.regex(message, /^sid amd64: there is no network$/m);
  t.notRegex(message, /bullseye|trixie/);
});

test('a fetch that fails halfway leaves nothing in the cache', async (t) => {
  const env = await emptyEnvironment(t);
  const fetch: FetchPackages = async (order) => {
    await mkdir(join(order.folder, 'root/usr/bin'), { recursive: true });
    return noFetch(order);
  };
  await t.throwsAsync(anySquirrelVm({ env, fetch }));
  t.deepEqual(await readdir(cacheFolder(env)), []);
});

test('packages without a machine in them are an error', async (t) => {
  const env = await emptyEnvironment(t);
  const fetch: FetchPackages = async ({ folder }) => {
    await mkdir(join(folder, 'root'));
  };
  const message = await messageOf(t, anySquirrelVm({ env, fetch }));
  t.regex(message, /there is no squirrel3 in the packages/);
  t.deepEqual(await readdir(cacheFolder(env)), []);
});

test('an error of apt carries the last lines of what it wrote', async (t) => {
  const script = 'for i in 1 2 3 4 5 6; do echo "line $i" >&2; done; exit 100';
  const path = await pathWith(t, 'apt-get', script);
  await cp(join(path, 'apt-get'), join(path, 'dpkg'));
  const mirror = { uri: 'http://mirror/debian', suites: ['sid'], components: [], signedBy: '' };
  const fetch = aptFetch(() => Promise.resolve([mirror]));
  const env = await emptyEnvironment(t, path);
  const message = await messageOf(t, squirrelVm(32, { env, fetch }));
  t.regex(message, /apt-get .*update: exit code 100\nline 2\nline 3\nline 4\nline 5\nline 6\n/);
});

test('apt gets the mirror and its keyring, and nothing else', async (t) => {
  const script = 'while [ "$1" != -c ]; do shift; done; cat "${2%/*}/debian.sources" >&2; exit 1';
  const path = await pathWith(t, 'apt-get', script);
  await cp(join(path, 'apt-get'), join(path, 'dpkg'));
  const env = { ...(await emptyEnvironment(t, `${path}:/usr/bin:/bin`)), SQUIRREL_SUITE: 'sid' };
  const mirror = { uri: 'http://mirror/debian', suites: [], components: [], signedBy: '/key.gpg' };
  const fetch = aptFetch(() => Promise.resolve([mirror]));
  const message = await messageOf(t, squirrelVm(64, { env, fetch }));
  t.regex(
    message,
    /URIs: http:\/\/mirror\/debian\nSuites: sid\n.*\n.*amd64\nSigned-By: \/key.gpg$/m,
  );
});

test('a machine that cannot be had is an error that says what to do', async (t) => {
  const env = await emptyEnvironment(t);
  const message = await messageOf(t, squirrelVm(32, { env }));
  t.regex(message, /^There is no 32-bit Squirrel 3\.1 machine here\./);
  t.regex(message, /^bullseye i386: apt-get is not on PATH$/m);
  t.regex(message, /^squirrel3 is not on PATH$/m);
  t.regex(message, /^Install squirrel3 \(Squirrel 3\.1\) so that `sq` or `squirrel3` is on PATH/m);
});

test('a machine on PATH stands in if none can be fetched', async (t) => {
  const path = await pathWith(t, 'sq', startOf(await squirrelVm(32)));
  const options = { env: await emptyEnvironment(t, path), fetch: noFetch };
  const expected: SquirrelVm = { bits: 32, argv: [join(path, 'sq')], origin: 'path' };
  t.deepEqual(await anySquirrelVm(options), expected);
  t.deepEqual(await squirrelVm(32, options), expected);
  t.regex(await messageOf(t, squirrelVm(64, options)), /expected "8 4 Squirrel 3.1".*got "4 4 /);
});

test('another program of the name of the machine is passed over', async (t) => {
  const path = await pathWith(t, 'sq', 'echo "sq: no such command" >&2; exit 2');
  const start = startOf(await squirrelVm(64));
  await writeFile(join(path, 'squirrel3'), `#!/bin/sh\n${start}\n`, { mode: 0o755 });
  const options = { env: await emptyEnvironment(t, path), fetch: noFetch };
  t.like(await anySquirrelVm(options), { bits: 64, argv: [join(path, 'squirrel3')] });
});

test('the cache folder follows the environment', (t) => {
  const rest = 'imp-connection-manager/squirrel-vm';
  t.is(cacheFolder({ HOME: '/home/me' }), `/home/me/.cache/${rest}`);
  t.is(cacheFolder({ HOME: '/home/me', XDG_CACHE_HOME: '' }), `/home/me/.cache/${rest}`);
  t.is(cacheFolder({ HOME: '/home/me', XDG_CACHE_HOME: '/caches' }), `/caches/${rest}`);
  t.is(cacheFolder({ XDG_CACHE_HOME: '/caches', SQUIRREL_VM_CACHE: '/vm' }), '/vm');
});

const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

const DEB822 = `# Made by somebody
Types: deb
URIs: https://packages.example/node_20.x
Suites: nodistro
Components: main
Signed-By: /usr/share/keyrings/example.gpg

Types: deb
URIs: https://packages.example/debian
Suites: bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 xjMEZ
 -----END PGP PUBLIC KEY BLOCK-----

Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main

Types: deb-src
URIs: http://source.example/debian
Suites: bookworm
Components: main

types: deb deb-src
# a comment between two fields
uris: http://one.example/debian
 http://two.example/pub/debian/
Suites: bookworm bookworm-updates
Components: main
 contrib
Signed-By: ${DEBIAN_KEYRING}

Types: deb
URIs: http://one.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: ${DEBIAN_KEYRING}
`;

const ONE_LINE = `deb https://packages.example/apt cloud-sdk-bookworm main
deb [signed-by=/usr/share/keyrings/example.gpg] https://packages.example/linux/debian bookworm main
deb https://packages.example/linux/debian bookworm stable
# deb http://off.example/debian bookworm main
deb-src http://source.example/debian bookworm main
deb cdrom:[Debian GNU/Linux 12]/debian bookworm main
deb http://one.example/debian/ bookworm main contrib # the one
deb [ arch=amd64,i386 signed-by=${DEBIAN_KEYRING} ] http://two.example/proxy bookworm main
deb http://one.example/debian-security bookworm-security main
`;

function urisOf(sources: readonly AptSource[]): string[] {
  return sources.map(({ uri }) => uri);
}

test('a deb822 file is read field by field', (t) => {
  const sources = parseDeb822(DEB822);
  t.deepEqual(urisOf(sources), [
    'https://packages.example/node_20.x',
    'https://packages.example/debian',
    'http://one.example/debian',
    'http://two.example/pub/debian/',
    'http://one.example/debian-security',
  ]);
  t.regex(sources[1]?.signedBy ?? '', /^-----BEGIN PGP[^]*\n \.\n xjMEZ\n -----END/);
  t.deepEqual(sources[2], {
    uri: 'http://one.example/debian',
    suites: ['bookworm', 'bookworm-updates'],
    components: ['main', 'contrib'],
    signedBy: DEBIAN_KEYRING,
  });
});

test('a one-line file is read line by line', (t) => {
  const sources = parseOneLine(ONE_LINE);
  t.is(sources.length, 7);
  t.deepEqual(sources[4], {
    uri: 'http://one.example/debian/',
    suites: ['bookworm'],
    components: ['main', 'contrib'],
    signedBy: '',
  });
  t.deepEqual(sources[5], {
    uri: 'http://two.example/proxy',
    suites: ['bookworm'],
    components: ['main'],
    signedBy: DEBIAN_KEYRING,
  });
});

test('only the mirrors of Debian itself are taken', (t) => {
  t.deepEqual(urisOf(debianMirrors(parseDeb822(DEB822))), [
    'http://one.example/debian',
    'http://two.example/pub/debian/',
  ]);
  t.deepEqual(urisOf(debianMirrors(parseOneLine(ONE_LINE))), [
    'http://two.example/proxy',
    'http://one.example/debian/',
  ]);
});

test('the sources of both formats are read, the deb822 ones first', async (t) => {
  const folder = await folderFor(t);
  await mkdir(join(folder, 'sources.list.d'));
  const line = (name: string): string => `deb http://${name}/debian bookworm main\n`;
  await writeFile(join(folder, 'sources.list'), line('main'));
  await writeFile(join(folder, 'sources.list.d/a.list'), line('list'));
  await writeFile(join(folder, 'sources.list.d/b.sources.off'), line('off'));
  await writeFile(
    join(folder, 'sources.list.d/c.sources'),
    'Types: deb\nURIs: http://deb822/debian\nSuites: sid\nComponents: main\n',
  );
  const names = urisOf(await readDebianMirrors(folder));
  t.deepEqual(names, ['http://deb822/debian', 'http://main/debian', 'http://list/debian']);
  t.deepEqual(await readDebianMirrors(join(folder, 'none')), []);
});

test('a program gets its arguments as they are', async (t) => {
  const args = ['-a', 'say "hi"', 'back\\slash', 'two\nlines', ''];
  const { ok, stdout } = await run(t, 'foreach (word in vargv) print("[" + word + "]");', { args });
  t.true(ok);
  t.is(stdout, args.map((word) => `[${word}]`).join(''));
});

test('a program gets its input and its folder', async (t) => {
  const cwd = resolve(await fileFor(t, 'return "from the folder";', 'other.nut'), '..');
  const text = 'print(stdin.readblob(5).len() + " " + dofile("other.nut"));';
  const { ok, stdout } = await run(t, text, { input: 'hello', cwd });
  t.true(ok);
  t.is(stdout, '5 from the folder');
});

test('the integer that a program returns is its exit code', async (t) => {
  t.like(await run(t, 'return 0;'), { ok: true, exitCode: 0 });
  t.like(await run(t, 'return 7;'), { ok: false, exitCode: 7 });
  t.like(await run(t, 'return "seven";'), { ok: true, exitCode: 0 });
});

test('a program with an uncaught exception has failed although it exits with 0', async (t) => {
  const result = await run(t, 'print("before");\nthrow "broken";');
  t.like(result, { ok: false, exitCode: 0, stdout: 'before' });
  t.regex(result.stderr, /AN ERROR HAS OCCURR?ED \[broken\]/);
  t.regex(result.stderr, /program\.nut line \[2\]/);
});

test('a program that catches its exceptions has not failed although a trace is printed', async (t) => {
  const text = `
    function broken() { throw "broken"; }
    try { ::newthread(broken).call(); } catch (e) { print("caught " + e); }
  `;
  const { ok, stdout, stderr } = await run(t, text);
  t.true(ok);
  t.is(stdout, 'caught broken');
  t.regex(stderr, /AN ERROR HAS OCCURR?ED/);
});

test('a program may replace print', async (t) => {
  const { ok, stdout } = await run(t, 'print("one"); ::print <- null;');
  t.true(ok);
  t.is(stdout, 'one');
});

test('a program that does not compile has failed', async (t) => {
  const result = await run(t, 'local a = = 1;');
  t.false(result.ok);
  t.regex(result.stderr, /program\.nut line = \(1\) column = \(\d+\) : error expression expected/);
});

test('a program that does not end is stopped', async (t) => {
  const result = await run(t, 'print("on"); while (true) {}', { timeoutSeconds: 0.3 });
  t.like(result, { ok: false, timedOut: true, exitCode: 137 });
});

test('a compiled program runs as its source does', async (t) => {
  const vm = await anySquirrelVm();
  const file = await fileFor(t, 'print("hello " + vargv[0]);');
  await compileSquirrel(vm, file, `${file}.cnut`);
  const { ok, stdout } = await runSquirrel(vm, `${file}.cnut`, { args: ['imp'] });
  t.true(ok);
  t.is(stdout, 'hello imp');
});

test('a program that is only checked leaves no bytecode', async (t) => {
  const file = await fileFor(t, 'print("hello");');
  await compileSquirrel(await anySquirrelVm(), file);
  t.deepEqual(await readdir(resolve(file, '..')), ['program.nut']);
});

test('a compile error is reported with its place', async (t) => {
  const file = await fileFor(t, 'local a = 1;\nlocal b = = 2;\n');
  const message = await messageOf(t, compileSquirrel(await anySquirrelVm(), file));
  t.regex(message, /program\.nut line = \(2\) column = \(\d+\) : error expression expected/);
});

test('a file that is not there, and bytecode that cannot be written, are errors', async (t) => {
  const vm = await anySquirrelVm();
  const file = await fileFor(t, 'return 0;');
  t.regex(await messageOf(t, compileSquirrel(vm, `${file}.none`)), /cannot open the file/);
  t.regex(await messageOf(t, compileSquirrel(vm, file, '/dev/null/x')), /cannot open the file/);
});

test('a machine that cannot be started is an error', async (t) => {
  const vm: SquirrelVm = { bits: 32, argv: ['/dev/null/sq'], origin: 'path' };
  t.regex(await messageOf(t, runSquirrel(vm, 'program.nut')), /sq cannot be started/);
});

test('the command explains itself', async (t) => {
  const command = resolve(import.meta.dirname, '../targets/squirrel/vm-cli.ts');
  const argv = [process.execPath, '--import', 'tsx', command];
  const help = await execute([...argv, '--help']);
  t.like(help, { exitCode: 0, stderr: '' });
  t.regex(help.stdout, /^Usage: npm run vm\n/);
  t.like(await execute([...argv, '--nonsense']), { exitCode: 2, stderr: help.stdout });
});

test('the command prints the command line of each machine', async (t) => {
  const command = resolve(import.meta.dirname, '../targets/squirrel/vm-cli.ts');
  const { exitCode, stdout } = await execute([process.execPath, '--import', 'tsx', command]);
  const machines = [await squirrelVm(32), await squirrelVm(64)];
  t.is(exitCode, 0);
  t.is(stdout, machines.map((vm) => `${vm.argv.join(' ')}\n`).join(''));
});

test('no host is named in the code', async (t) => {
  const folder = resolve(import.meta.dirname, '../targets/squirrel');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  for (const name of names) {
    t.notRegex(await readFile(join(folder, name), 'utf8'), /:\/\/|\.(org|com|net)\b/, name);
  }
});
