import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { folderWith, readIn, startTs2nut, ts2nut } from './support/ts2nut.js';

const entry =
  "import { limit } from './helper.js';\nexport const read = 0;\nexport function get(): number {\n  return limit;\n}\n";
const helper = (value: string) => `export const limit = ${value};\n`;

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
  // All at once: half a file would be a round of its own.
  const save = async (text: string): Promise<void> => {
    await writeFile(join(folder, 'helper.ts~'), text);
    await rename(join(folder, 'helper.ts~'), join(folder, 'helper.ts'));
  };
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
