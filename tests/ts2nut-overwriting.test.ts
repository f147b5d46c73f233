/** ts2nut never writes over what it reads. */
import { chmod, lstat, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { folderWith, readIn, ts2nut } from './support/ts2nut.js';

const source = 'export function f(a: number): number { return a + 1; }\n';
const project = (...jobs: object[]): string => JSON.stringify(jobs);

const refused: Record<
  string,
  { files: Record<string, string>; args: readonly string[]; kept: string }
> = {
  'the project file': {
    files: { 'p.json': project({ entry: 'a.ts', output: 'p.json' }) },
    args: ['--project', 'p.json'],
    kept: 'p.json',
  },
  'the entry of another job': {
    files: {
      'b.ts': source,
      'p.json': project({ entry: 'a.ts', output: 'b.ts' }, { entry: 'b.ts', output: 'o.nut' }),
    },
    args: ['--project', 'p.json'],
    kept: 'b.ts',
  },
  'a module of another job': {
    files: {
      'b.ts': "export { f } from './c';\n",
      'c.ts': source,
      'p.json': project({ entry: 'a.ts', output: 'c.ts' }, { entry: 'b.ts', output: 'o.nut' }),
    },
    args: ['--project', 'p.json'],
    kept: 'c.ts',
  },
  'its header': {
    files: {
      'h.nut': '// x\n',
      'p.json': project({ entry: 'a.ts', output: 'h.nut', header: 'h.nut' }),
    },
    args: ['--project', 'p.json'],
    kept: 'h.nut',
  },
  'tsconfig.json': {
    files: { 'tsconfig.json': '{}' },
    args: ['a.ts', '-o', 'tsconfig.json'],
    kept: 'tsconfig.json',
  },
};

for (const [what, { files, args, kept }] of Object.entries(refused)) {
  test(`an output that is ${what} is refused, and stays as it was`, async (t) => {
    const folder = await folderWith(t, { 'a.ts': source, ...files });
    const { code, stderr } = await ts2nut(folder, ...args);
    t.is(code, 2);
    t.regex(stderr, /not overwritten/);
    t.is(await readIn(folder, kept), files[kept]!);
  });
}

test('a link to the source is refused as an output', async (t) => {
  const folder = await folderWith(t, { 'a.ts': source });
  await symlink('a.ts', join(folder, 'link.nut'));
  const { code } = await ts2nut(folder, 'a.ts', '-o', 'link.nut');
  t.is(code, 2);
  t.is(await readIn(folder, 'a.ts'), source);
});

test('two jobs with one output are refused', async (t) => {
  const jobs = project({ entry: 'a.ts', output: 'o.nut' }, { entry: 'b.ts', output: 'o.nut' });
  const folder = await folderWith(t, { 'a.ts': source, 'b.ts': source, 'p.json': jobs });
  const { code, stderr } = await ts2nut(folder, '--project', 'p.json');
  t.is(code, 2);
  t.regex(stderr, /o\.nut is written twice/);
});

test('a link to a file that is not there yet stays a link', async (t) => {
  const folder = await folderWith(t, { 'a.ts': source });
  await symlink('o.nut', join(folder, 'link.nut'));
  t.is((await ts2nut(folder, 'a.ts', '-o', 'link.nut')).code, 0);
  t.true((await lstat(join(folder, 'link.nut'))).isSymbolicLink());
  t.regex(await readIn(folder, 'o.nut'), /function f/);
});

test('an output keeps its permissions', async (t) => {
  const folder = await folderWith(t, { 'a.ts': source, 'o.nut': 'old' });
  await chmod(join(folder, 'o.nut'), 0o640);
  t.is((await ts2nut(folder, 'a.ts', '-o', 'o.nut')).code, 0);
  t.is((await stat(join(folder, 'o.nut'))).mode & 0o777, 0o640);
});

test('/dev/null is written to, and stays what it is', async (t) => {
  const folder = await folderWith(t, { 'a.ts': source });
  await symlink('/dev/null', join(folder, 'null.nut'));
  t.is((await ts2nut(folder, 'a.ts', '-o', 'null.nut')).code, 0);
  t.true((await stat(join(folder, 'null.nut'))).isCharacterDevice());
});
