/** The package as its users get it: packed, and installed in an empty folder. */
import { copyFile, cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import test from 'ava';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import packageJson from '../../package.json';
import type { FleetFile } from '../../targets/impsim/fleet/fleet-file.js';
import { compileSquirrel, squirrelVm } from '../../targets/squirrel/vm.js';
import { importBytes, MOST_IMPORT_BYTES, showImport } from '../bench/size.js';
import { anchorsOf, linksOf, readPage } from '../readme/page.js';
import { folderFor, root } from '../support/files.js';
import { installPackage, run, type Installed } from './installed.js';

const { name, bin, exports } = packageJson;

let installed: Installed;

test.before(async () => {
  installed = await installPackage();
});

test.after.always(() => installed.remove());

/** Runs a command of the package as a user does. */
const npx = (...argv: string[]) => run(installed.folder, 'npx', '--no-install', ...argv);

test('the package contains what its users need, and nothing else', (t) => {
  const names = installed.files.map((file) =>
    // Of these, it is enough that there are some: declarations, explanations, scenarios, and what
    // the bundler calls by a hash.
    file
      .replace(/[^/]+\.d\.ts$/, '*.d.ts')
      .replace(/cm\d{4}\.md$/, 'cm*.md')
      .replace(/scenarios\/[^/]+\.json$/, 'scenarios/*.json')
      .replace(/-[A-Z0-9]{8}\.js$/, '-*.js'),
  );
  t.deepEqual([...new Set(names)].sort(), [
    'BlinkUpWindow.device.lib.nut',
    'CHANGELOG.md',
    'ConnectionBackoff.device.lib.nut',
    'ConnectionCaps.device.lib.nut',
    'ConnectionManager.lib.nut',
    'ConnectionManager.lib.nut.map',
    'ConnectionManager.min.lib.nut',
    'ConnectionManager.min.lib.nut.map',
    'ConnectionSession.device.lib.nut',
    'LICENSE',
    'README.md',
    'codegen/README.md',
    'codegen/explain/cm*.md',
    'dist/core/*.d.ts',
    'dist/core/extras/*.d.ts',
    'dist/core/extras/index.js',
    'dist/core/index.js',
    'dist/impsim-*.js',
    'dist/impsim-fleet.js',
    'dist/impsim-node.js',
    'dist/impsim.js',
    'dist/report/page.css',
    'dist/report/page.js',
    'dist/shared-*.js',
    'dist/targets/cli/*.d.ts',
    'dist/targets/imp/*.d.ts',
    'dist/targets/impos/*.d.ts',
    'dist/targets/impsim/*.d.ts',
    'dist/targets/impsim/fleet/*.d.ts',
    'dist/targets/impsim/report/*.d.ts',
    'dist/targets/impsim/report/index.js',
    'dist/targets/simulator/*.d.ts',
    'dist/targets/simulator/hardware/*.d.ts',
    'dist/targets/simulator/index.js',
    'dist/targets/simulator/scenario-file.js',
    'dist/ts2nut.cjs',
    'package.json',
    'targets/imp/examples/thermometer.ts',
    'targets/impsim/README.md',
    'targets/impsim/fleet/README.md',
    'targets/impsim/fleet/compare.svg',
    'targets/impsim/test/impunit.nut',
    'targets/impsim/timeline.svg',
    'targets/simulator/README.md',
    'targets/simulator/impos.nut',
    'targets/simulator/scenario.schema.json',
    'targets/simulator/scenarios/*.json',
  ]);
});

/** What documents link to though only who has the repository needs it. */
const forContributors = ['CONTRIBUTING.md'];

test('every link in a document of the package leads to what is in it', async (t) => {
  const { files } = installed;
  const dead: string[] = [];
  for (const file of files.filter((each) => each.endsWith('.md'))) {
    for (const link of linksOf(await readPage(file))) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : posix.join(posix.dirname(file), path).replace(/\/$/, '');
      if (forContributors.includes(target)) continue;
      const isThere = files.some((each) => each === target || each.startsWith(`${target}/`));
      const isAnchor =
        !isThere || anchor === undefined || anchorsOf(await readPage(target)).includes(anchor);
      if (!isThere || !isAnchor) dead.push(`${file}: ${link}`);
    }
  }
  t.deepEqual(dead, []);
});

test('publint finds nothing', async (t) => {
  const { buffer: tarball } = Uint8Array.from(await readFile(installed.tarball));
  const { messages } = await publint({ pack: { tarball }, strict: true });
  t.deepEqual(
    messages.map((message) => formatMessage(message, packageJson)),
    [],
  );
});

test('the types of each part are right for every way to resolve them that knows ES modules', async (t) => {
  const typed = Object.entries(exports).flatMap(([part, entry]) =>
    typeof entry === 'object' ? [part] : [],
  );
  t.deepEqual(typed, [
    ...['.', './extras', './imp', './simulator', './simulator/scenario', './report'],
  ]);
  const check = ['attw', installed.tarball, '--profile', 'esm-only', '--entrypoints', ...typed];
  await t.notThrowsAsync(run(root, 'npx', '--no-install', ...check));
});

test('the library and the simulator need nothing but themselves', async (t) => {
  const folder = await folderFor(t);
  const modules = join(folder, 'node_modules');
  await cp(join(installed.folder, 'node_modules', name), join(modules, name), { recursive: true });
  const program = `
    import { ConnectionManager } from '${name}';
    import { SimulatedImp } from '${name}/simulator';
    const { platform } = new SimulatedImp();
    console.log(new ConnectionManager({}, platform).isConnected());`;
  const { stdout } = await run(folder, process.execPath, '--input-type=module', '-e', program);
  t.is(stdout, 'true\n');
});

test('the import of the library stays small', async (t) => {
  const bytes = await importBytes(installed.folder);
  t.true(bytes > 1000 && bytes <= MOST_IMPORT_BYTES, showImport(bytes));
});

test('each export is there, for import and for require', async (t) => {
  const parts = Object.keys(exports).filter((part) => part !== './imp');
  const program = `
    const found = ${JSON.stringify(parts)}.map((part) => require.resolve('${name}' + part.slice(1)));
    console.log(found.every((file) => require('node:fs').existsSync(file)));
    console.log(require('${name}').CM_FLUSH_TIMEOUT, typeof require('${name}/package.json').name);`;
  const { stdout } = await run(installed.folder, process.execPath, '-e', program);
  t.is(stdout, 'true\n30 string\n');
});

/** A folder within the user's, with this file of the repo in it. */
async function folderWith(file: string): Promise<string> {
  const folder = await mkdtemp(join(installed.folder, 'program-'));
  await copyFile(`${root}${file}`, join(folder, basename(file)));
  return folder;
}

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: [],
  target: 'es2022',
};

/** Compiles what is in a folder. */
async function compile(folder: string, options: object): Promise<void> {
  const compilerOptions = { ...strict, ...options };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  await run(folder, process.execPath, `${root}node_modules/typescript/bin/tsc`, '-p', '.');
}

for (const [module, moduleResolution] of [
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const) {
  test(`a simulation in strict TypeScript compiles with ${moduleResolution}, and runs`, async (t) => {
    const folder = await folderWith('tests/package/simulation.ts');
    await compile(folder, { module, moduleResolution, lib: ['es2022', 'dom'] });
    const { stdout } = await run(folder, process.execPath, 'simulation.js');
    t.is(stdout, '3 s: 0 hello\n');
  });

  test(`a device program in strict TypeScript compiles with ${moduleResolution}`, async (t) => {
    const folder = await folderWith('targets/imp/examples/thermometer.ts');
    await t.notThrowsAsync(compile(folder, { module, moduleResolution, lib: ['es2022'] }));
  });
}

for (const command of Object.keys(bin)) {
  test(`${command} --help tells how to use it`, async (t) => {
    t.regex((await npx(command, '--help')).stdout, new RegExp(`^Usage: ${command} `));
  });
}

for (const options of [[], ['--vm', 'squirrel']]) {
  test(`impsim ${options.join(' ')} runs a device program and writes its report`, async (t) => {
    const folder = await folderWith('targets/imp/examples/thermometer.ts');
    const [program, report] = ['thermometer.ts', 'report.html'].map((file) => join(folder, file));
    const args = ['--scenario', 'long-drop', '--for', '4h', '--report', report!, ...options];
    t.regex((await npx('impsim', program!, ...args)).stdout, /^00:45:00 4 × \(connect, online, /m);
    t.regex(await readFile(report!, 'utf8'), /<title>thermometer\.ts – impsim<\/title>/);
  });
}

test('impsim runs a device program in Squirrel, and a fleet', async (t) => {
  const folder = await folderWith('targets/simulator/examples/mains.device.nut');
  const program = join(folder, 'mains.device.nut');
  t.regex((await npx('impsim', program, '--for', '1h')).stdout, /\nPASS 0 sent, 2 logged\n$/);
  const fleet = ['--devices', '20', '--scenario', 'long-drop', '--for', '1h', '--json'];
  const { summary } = JSON.parse((await npx('impsim', 'fleet', ...fleet)).stdout) as FleetFile;
  t.is(summary.online.at(-1), 20);
});

test('ts2nut generates a device program that uses the library', async (t) => {
  const folder = await folderWith('targets/imp/examples/thermometer.ts');
  const [source, output] = ['ts', 'nut'].map((type) => join(folder, `thermometer.${type}`));
  await npx('ts2nut', source!, '-o', output!);
  t.regex(await readFile(output!, 'utf8'), /^#require "ConnectionManager\.lib\.nut:/);
});

test('ts2nut generates, explains and finds', async (t) => {
  const { folder } = installed;
  const program = 'export function twice(n: number) {\n  return n * 2;\n}\n';
  await writeFile(join(folder, 'device.ts'), program);
  await npx('ts2nut', 'device.ts', '-o', 'device.nut', '--source-map');
  await t.notThrowsAsync(compileSquirrel(await squirrelVm(32), join(folder, 'device.nut')));
  t.regex((await npx('ts2nut', '--where', 'device.nut:4')).stdout, /^device\.ts:2:3\n/);
  t.regex((await npx('ts2nut', '--explain', 'CM2001')).stdout, /^CM2001: /);
});

test('ts2nut finds the line of the core that a line of the library comes from', async (t) => {
  const library = `node_modules/${name}/ConnectionManager.lib.nut`;
  const lines = (await readFile(join(installed.folder, library), 'utf8')).split('\n');
  const line = lines.indexOf('class ConnectionManager {') + 1;
  const { stdout } = await npx('ts2nut', '--where', `${library}:${line}`);
  t.regex(stdout, /core\/connection-manager\.ts:\d+:14\n\n\d+ export class ConnectionManager/);
});
