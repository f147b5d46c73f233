import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { folderWith, readIn, startTs2nut, ts2nut } from './support/ts2nut.js';

const entry =
  "import { limit } from './helper.js';\nexport const read = 0;\nexport function get(): number {\n  return limit;\n}\n";
const helper = (value: string) => `export const limit = ${value};\n`;

/** Half a file would be a round of its own. */
async function writeAtOnce(file: string, text: string): Promise<void> {
  await writeFile(`${file}~`, text);
  await rename(`${file}~`, file);
}

test('--watch takes a round for each change, survives errors, and ends on SIGINT', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': entry, 'helper.ts': helper('1') });
  const { process, line, exitCode } = startTs2nut(
    t,
    folder,
    'entry.ts',
    '-o',
    'out.nut',
    '--watch',
  );
  const save = (text: string): Promise<void> => writeAtOnce(join(folder, 'helper.ts'), text);
  const output = () => readIn(folder, 'out.nut');

  t.is(await line('watching'), 'ts2nut: wrote out.nut\nts2nut: watching; Ctrl+C ends it');
  t.true((await output()).includes('local limit = 1;'));

  await save(helper('2'));
  t.is(await line('ts2nut: '), 'ts2nut: wrote out.nut');
  t.true((await output()).includes('local limit = 2;'));

  await save(helper('/2/'));
  t.regex(await line('ts2nut: 1 error'), /^entry\.ts:4:3 - error TS2322/);
  t.true((await output()).includes('local limit = 2;'), 'it is left as it was');

  // As some editors save: the file is gone for a while.
  await rm(join(folder, 'helper.ts'));
  t.regex(await line('ts2nut: 1 error'), /error TS2307/);
  await save(helper('3'));
  t.is(await line('ts2nut: '), 'ts2nut: wrote out.nut');
  t.true((await output()).includes('local limit = 3;'));

  await save(`// More.\n${helper('3')}`);
  t.regex(await line('ts2nut: '), /wrote out\.nut/);
  await save(`type Unused = string;\n// More.\n${helper('3')}`);
  t.is(await line('ts2nut: '), 'ts2nut: out.nut is up to date');

  process.kill('SIGINT');
  t.is(await exitCode, 0);
});

test('--watch of an entry that is not there exits with 2', async (t) => {
  const folder = await folderWith(t, {});
  const { code, stderr } = await ts2nut(folder, 'entry.ts', '-o', 'out.nut', '--watch');
  t.is(code, 2);
  t.regex(stderr, /there is no file .*entry\.ts/);
});

test('--watch goes on in a folder that is deleted and made again', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': entry.replace('./helper', './lib/helper') });
  const lib = join(folder, 'lib');
  const make = async (value: string): Promise<void> => {
    await mkdir(`${lib}~`);
    await writeFile(join(`${lib}~`, 'helper.ts'), helper(value));
    await rename(`${lib}~`, lib);
  };
  await make('1');
  const { line } = startTs2nut(t, folder, 'entry.ts', '-o', 'out.nut', '--watch');
  await line('watching');

  await rm(lib, { recursive: true });
  t.regex(await line('ts2nut: 1 error'), /error TS2307/);
  await make('2');
  t.is(await line('ts2nut: '), 'ts2nut: wrote out.nut');
  await writeAtOnce(join(lib, 'helper.ts'), helper('3'));
  t.is(await line('ts2nut: '), 'ts2nut: wrote out.nut');
  t.true((await readIn(folder, 'out.nut')).includes('local limit = 3;'));
});

test('--watch sees what a package requires change, and a tsconfig.json further up', async (t) => {
  const folder = await folderWith(t, {});
  const bell = join(folder, 'node_modules', 'bell');
  const save = (version: string): Promise<void> =>
    writeAtOnce(
      join(bell, 'package.json'),
      JSON.stringify({ name: 'bell', version, types: 'index.d.ts', squirrel: { require: 'Bell' } }),
    );
  await mkdir(bell, { recursive: true });
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'tsconfig.json'), '{}');
  await writeFile(join(bell, 'index.d.ts'), 'export declare function ring(): void;\n');
  const text = "import { ring } from 'bell';\nring();\n";
  await writeFile(join(folder, 'src', 'entry.ts'), text);
  await save('1.0.0');
  const { line } = startTs2nut(t, folder, 'src/entry.ts', '-o', 'out.nut', '--watch');
  await line('watching');
  t.regex(await readIn(folder, 'out.nut'), /^#require "Bell:1\.0\.0"/);

  await save('2.0.0');
  await line('wrote out.nut');
  t.regex(await readIn(folder, 'out.nut'), /^#require "Bell:2\.0\.0"/);

  const wrong = '{ "compilerOptions": { "strict": "very" } }';
  await writeAtOnce(join(folder, 'tsconfig.json'), wrong);
  t.regex(await line('ts2nut: '), /tsconfig\.json: /);
});

test('--watch forgets what is no longer imported, and what it declared for all', async (t) => {
  const folder = await folderWith(t, {
    'entry.ts': "import './ambient';\nexport const twice = () => 2 * given;\n",
    'ambient.d.ts': 'export {};\ndeclare global {\n  const given: number;\n}\n',
  });
  const { line } = startTs2nut(t, folder, 'entry.ts', '-o', 'out.nut', '--watch');
  await line('watching');
  await writeAtOnce(join(folder, 'entry.ts'), 'export const twice = () => 2 * given;\n');
  t.regex(await line('ts2nut: '), /TS2304: Cannot find name 'given'/);
});
