import { resolve } from 'node:path';
import test from 'ava';
import { generate } from '../codegen/generate.js';
import { openSources } from '../codegen/load/sources.js';
import { metamethods, reservedWords } from '../codegen/squirrel/words.js';
import { compileSquirrel, squirrelVm } from '../targets/squirrel/vm.js';
import { fileFor } from './support/files.js';
import { folderWith, ts2nut } from './support/ts2nut.js';

// Its path has the names that come first, and says nothing.
const entry = resolve('tests/a/b/c/entry.ts');
const sources = openSources(resolve('tests'));

/** The lines of a program below its heading. */
function linesOf(program: string): string[] {
  sources.hold(entry, program);
  const target = { header: '', source: 'entry.ts', globals: null, isCompact: true };
  const { text, diagnostics } = generate(entry, target, sources);
  if (text === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return text.trimEnd().split('\n').slice(2);
}

test('a member is a line, and so are a function and neighbouring constants', (t) => {
  const lines = linesOf(`
    // A comment.
    export const LOW = 1;
    export const HIGH = 2;
    /** A class. */
    export class Range {
      size = 0;

      /** Its size. */
      measure(from: number, to: number): number {
        if (to > from) {
          // In a body.
          this.size = to - from; // Behind a statement.
        } else {
          this.size = 0;
        }
        return this.size;
      }
    }
    export function each(list: number[], f: (n: number) => void): void {
      for (const n of list) f(n);
    }`);
  t.deepEqual(lines, [
    'const LOW = 1; const HIGH = 2;',
    'class Range {',
    'size = 0;',
    'function measure(a, b) { if (b > a) size = b - a; else size = 0; return size; }',
    '}',
    'function each(a, b) { foreach (c in a) { b(c); } }',
  ]);
});

test('private members keep the prefix that they share; what others may use keeps its name', (t) => {
  const lines = linesOf(`
    export class Lamp {
      static readonly VERSION = '1';
      private static readonly _lampKind = 'led';
      private _lampLevel = 0;
      private readonly _lampText = 'text';
      private readonly _lampKey = 'key';
      protected _lampGuarded = 1;
      _lampPublic = 2;

      constructor(private readonly _lampName: string) {}

      look(): string {
        const settings = { _lampKey: this._lampKey };
        const isThere = '_lampText' in this;
        this._lampShow(\`\${this._lampName} \${this._lampText} \${Lamp._lampKind}\`, isThere);
        return settings._lampKey;
      }

      private _lampShow(text: string, isThere: boolean): void {
        if (isThere) this._lampLevel += text.length;
      }
    }`);
  t.deepEqual(lines, [
    'class Lamp {',
    '_lampc = null;',
    'static VERSION = "1";',
    'static _lampa = "led";',
    '_lampb = 0;',
    '_lampText = "text";',
    '_lampKey = "key";',
    '_lampGuarded = 1;',
    '_lampPublic = 2;',
    'constructor(a) { this._lampc = a; }',
    'function look() { local a = { _lampKey = _lampKey }; local b = "_lampText" in this; ' +
      '_lampd(_lampc + " " + _lampText + " " + Lamp._lampa, b); return a._lampKey; }',
    'function _lampd(a, b) { if (b) _lampb += a.len(); }',
    '}',
  ]);
});

test('a computed key keeps the private names of its object, also behind a cast', (t) => {
  const lines = linesOf(`
    export class Row {
      private readonly _rowFirst = 1;
      private readonly _rowLast = 2;

      read(key: string): number {
        const record = this as unknown as Record<string, number>;
        return (record[\`_row\${key}\`] as number) + this._rowFirst + this._rowLast;
      }
    }`);
  t.true(lines.includes('_rowFirst = 1;'));
  t.true(lines.includes('_rowLast = 2;'));
});

test('no private member becomes a metamethod', (t) => {
  const names = Array.from(
    { length: 40 },
    (_, i) => `_cm${String.fromCodePoint(65 + (i % 26))}${i}`,
  );
  const fields = names.map((name) => `private ${name} = 1;`).join('\n');
  const sum = names.map((name) => `this.${name}`).join(' + ');
  const lines = linesOf(`export class Many { ${fields} sum(): number { return ${sum}; } }`);
  const short = lines.flatMap((line) => /^(_cm[A-Za-z]) = 1;$/.exec(line)?.[1] ?? []);
  t.is(new Set(short).size, names.length);
  t.true(short.includes('_cmq'));
  t.deepEqual(
    short.filter((name) => metamethods.has(name)),
    [],
  );
});

test('no variable becomes a reserved word, and hundreds compile', async (t) => {
  const names = Array.from({ length: 120 }, (_, i) => `name${i}`);
  // Each function sees those of the functions round it.
  const deep = [0, 1, 2].reduceRight((inner, level) => {
    const own = names.map((name) => `${name}_${level}`);
    const locals = own.map((name) => `const ${name} = ${level};`).join('\n');
    return `function f${level}(): number { ${locals} ${inner} return ${own.join(' + ')}; } f${level}();`;
  }, '');
  const lines = linesOf(`export function main(): void { ${deep} }`);
  const short = [...lines.join('\n').matchAll(/(?:local|,) (\w+) = \d/g)].map(([, name]) => name!);
  t.is(new Set(short).size, 3 * names.length);
  t.true(short.includes('dp'));
  t.deepEqual(
    short.filter((name) => reservedWords.has(name)),
    [],
  );
  const file = await fileFor(t, lines.join('\n'), 'deep.nut');
  await t.notThrowsAsync(compileSquirrel(await squirrelVm(32), file));
});

test('a variable of the file keeps its name: what is compiled after it sees it', (t) => {
  const lines = linesOf(`
    const limit = [1, 2];
    let turns = 0;
    function add(amount: number): void {
      turns += amount;
    }
    export function main(count: number): number {
      const limits = limit.length + count;
      add(limits);
      return turns;
    }`);
  t.deepEqual(lines, [
    'local limit = [1, 2];',
    'local turns = 0;',
    'local function add(a) { turns += a; }',
    'function main(a) { local b = limit.len() + a; add(b); return turns; }',
  ]);
});

test('a variable hides no member and no global that is found by its bare name', (t) => {
  const lines = linesOf(`
    export class Letters {
      a = 1;
      b = 2;

      sum(first: number, second: number): number {
        const third = first + second;
        return third + this.a + this.b + c();
      }
    }
    export function c(): number {
      return 3;
    }`);
  t.is(lines[3], 'function sum(d, e) { local f = d + e; return f + a + b + c(); }');
});

test('conditions are nested and assignments joined where that means the same', (t) => {
  const lines = linesOf(`
    interface Box { content: string | null }
    export class Store {
      first: string | null = null;
      last: string | null = null;
      isOpen = false;

      clear(given: Box, isAll: boolean, isQuiet: boolean): void {
        let box: Box | null = given;
        if (isAll && !isQuiet && box.content !== null) this.isOpen = true;
        if (isAll && isQuiet) this.isOpen = true;
        else this.first = 'x';
        this.first = null;
        this.last = null;
        box.content = null;
        box = null;
        this.isOpen = false;
        if (box === null) return;
      }
    }`);
  t.is(
    lines[4],
    'function clear(a, b, c) { local d = a; ' +
      'if (b) if (!c) if (d.content != null) isOpen = true; ' +
      'if (b && c) isOpen = true; else first = "x"; ' +
      'first = last = null; d.content = null; d = null; isOpen = false; if (d == null) return; }',
  );
});

test('--compact generates it, finds places in it, and --check looks at it', async (t) => {
  const folder = await folderWith(t, {
    'entry.ts': 'export function twice(value: number): number {\n  return value * 2;\n}\n',
  });
  const args = ['entry.ts', '-o', 'out.nut', '--compact', '--source-map'];
  const { code, stderr } = await ts2nut(folder, ...args);
  t.deepEqual([code, stderr], [0, 'ts2nut: wrote out.nut and out.nut.map\n']);
  const { stdout } = await ts2nut(folder, 'entry.ts', '--compact');
  t.regex(stdout, /\n\nfunction twice\(a\) \{ return a \* 2; \}\n$/);
  t.regex((await ts2nut(folder, '--where', 'out.nut:3')).stdout, /^entry\.ts:1:17\n/);
  t.regex((await ts2nut(folder, '--where', 'out.nut:3:28')).stdout, /^entry\.ts:2:10\n/);
  t.is((await ts2nut(folder, ...args, '--check')).code, 0);
  const stale = await ts2nut(folder, 'entry.ts', '-o', 'out.nut', '--check');
  t.is(stale.code, 1);
});
