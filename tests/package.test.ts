import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { execute, type Execution } from '../targets/squirrel/vm-process.js';
import { compileSquirrel, squirrelVm } from '../targets/squirrel/vm.js';
import { folderFor, root } from './support/files.js';

/** The dependencies of a package and theirs, as they are installed here: no network is needed. */
async function dependenciesOf(folder: string): Promise<Record<string, string>> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
  const found: Record<string, string> = {};
  for (const name of Object.keys(dependencies)) {
    const path = `${root}node_modules/${name}`;
    Object.assign(found, { [name]: `file:${path}` }, await dependenciesOf(path));
  }
  return found;
}

async function run(cwd: string, ...argv: string[]): Promise<Execution> {
  const result = await execute(argv, { cwd, timeoutSeconds: 120 });
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stdout}${result.stderr}`);
  return result;
}

test('in an empty folder with the packed package, npx ts2nut generates, explains and finds', async (t) => {
  const folder = await folderFor(t);
  const { stdout } = await run(
    root,
    ...['npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder],
  );
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const overrides = await dependenciesOf(root);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ overrides }));
  await run(folder, ...['npm', 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`]);

  await writeFile(
    join(folder, 'device.ts'),
    'export function twice(n: number) {\n  return n * 2;\n}\n',
  );
  const ts2nut = (...args: string[]) => run(folder, 'npx', '--no-install', 'ts2nut', ...args);
  await ts2nut('device.ts', '-o', 'device.nut', '--source-map');
  await t.notThrowsAsync(compileSquirrel(await squirrelVm(32), join(folder, 'device.nut')));
  t.regex((await ts2nut('--where', 'device.nut:4')).stdout, /^device\.ts:2:3\n/);
  t.regex((await ts2nut('--explain', 'CM2001')).stdout, /^CM2001: /);
  const library = 'node_modules/imp-connection-manager/ConnectionManager.lib.nut';
  const line = (await readFile(join(folder, library), 'utf8'))
    .split('\n')
    .indexOf('class ConnectionManager {');
  const where = await ts2nut('--where', `${library}:${line + 1}`);
  t.regex(
    where.stdout,
    /core\/connection-manager\.ts:\d+:14\n\n\d+ export class ConnectionManager/,
  );
});
