/** `ts2nut --fix` does what mechanical hints say; warnings are printed, and are errors under `--strict`. */
import test from 'ava';
import { folderWith, readIn, ts2nut } from './support/ts2nut.js';

/** A source with a mistake, and what it is after the fix. */
const fixes: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a number as the key of a record': [
    'export function has(table: Record<string, number>, key: number): boolean {\n  return key in table;\n}\n',
    'export function has(table: Record<string, number>, key: number): boolean {\n  return String(key) in table;\n}\n',
  ],
  'a comparison with undefined where null may be': [
    'export function isMissing(value: number | null | undefined): boolean {\n  return value === undefined;\n}\n',
    'export function isMissing(value: number | null | undefined): boolean {\n  return value == null;\n}\n',
  ],
  'a product that is cut to 32 bits': [
    'export function hash(a: number, b: number): number {\n  return (a * b) | 0;\n}\n',
    'export function hash(a: number, b: number): number {\n  return (Math.imul(a, b)) | 0;\n}\n',
  ],
  'a method without its object': [
    'export class Door {\n  private task: ((wide: number) => void) | null = null;\n\n  later(): void {\n    this.task = this.open;\n  }\n\n  open(wide: number): void {\n    this.task?.(wide);\n  }\n}\n',
    'export class Door {\n  private task: ((wide: number) => void) | null = null;\n\n  later(): void {\n    this.task = (wide) => this.open(wide);\n  }\n\n  open(wide: number): void {\n    this.task?.(wide);\n  }\n}\n',
  ],
};

for (const [what, [before, after]] of Object.entries(fixes)) {
  test(`--fix changes ${what} and generates the output`, async (t) => {
    const folder = await folderWith(t, { 'entry.ts': before });
    const outcome = await ts2nut(folder, 'entry.ts', '-o', 'out.nut', '--fix');
    t.deepEqual(outcome, {
      code: 0,
      stdout: '',
      stderr: 'ts2nut: fixed entry.ts\nts2nut: wrote out.nut\n',
    });
    t.is(await readIn(folder, 'entry.ts'), after);
  });
}

test('--fix changes each file of a program, and leaves what no hint can change', async (t) => {
  const folder = await folderWith(t, {
    'entry.ts':
      "export { hash } from './hash.js';\nexport function find(text: string): boolean { return /a/.test(text); }\n",
    'hash.ts': 'export function hash(a: number, b: number): number { return (a * b) | 0; }\n',
  });
  const { code, stderr } = await ts2nut(folder, 'entry.ts', '--fix');
  t.is(code, 1);
  t.regex(stderr, /^ts2nut: fixed hash\.ts\nentry\.ts:2:\d+ - error CM1001/);
  t.is(
    await readIn(folder, 'hash.ts'),
    'export function hash(a: number, b: number): number { return (Math.imul(a, b)) | 0; }\n',
  );
});

test('--fix of a comparison that could change its meaning leaves it', async (t) => {
  const source =
    'export function isSame(a: string | null, b: string | undefined): boolean { return a === b; }\n';
  const folder = await folderWith(t, { 'entry.ts': source });
  const { code, stderr } = await ts2nut(folder, 'entry.ts', '--fix', '--strict');
  t.is(code, 1);
  t.regex(stderr, /^entry\.ts:1:\d+ - error CM2016: /);
  t.is(await readIn(folder, 'entry.ts'), source);
});

const doubtful =
  'export function isMissing(value: number | null | undefined): boolean { return value === null; }\n';

test('a warning is printed, and the output is written', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': doubtful });
  const { code, stderr } = await ts2nut(folder, 'entry.ts', '-o', 'out.nut');
  t.is(code, 0);
  t.regex(stderr, /^entry\.ts:1:\d+ - warning CM2016: /);
  t.regex(
    stderr,
    /\nts2nut: 1 warning; for more:\n {2}ts2nut --explain CM2016\nts2nut: wrote out\.nut\n$/,
  );
});

test('with --strict a warning is an error, and nothing is written', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': doubtful });
  const { code, stderr } = await ts2nut(folder, 'entry.ts', '-o', 'out.nut', '--strict');
  t.is(code, 1);
  t.regex(stderr, / - error CM2016: .*\n[^]*\nts2nut: 1 error; /);
  await t.throwsAsync(readIn(folder, 'out.nut'), { code: 'ENOENT' });
});

test('--check with --strict advises the command that was run', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': 'export const LIMIT = 5;\n' });
  const args = ['entry.ts', '--check', '-o', 'my out.nut', '--strict'];
  const { stderr } = await ts2nut(folder, ...args);
  t.is(
    stderr,
    'ts2nut: my out.nut is stale. To update it: ts2nut entry.ts -o "my out.nut" --strict\n',
  );
});
