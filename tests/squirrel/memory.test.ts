/** What values take of an imp's memory: the sizes were measured in the 32-bit Squirrel machine. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { createEngine } from '../../targets/squirrel/engine/engine.js';
import { root } from '../support/files.js';

/** The bytes that a value takes more than null in the same place. */
function bytesOf(value: string, setup = ''): number {
  const sizes = ['null', value].map((each) => {
    const engine = createEngine();
    engine.run(`${setup}\nfunction make() { return ${value}; }\nx <- null;`, 'x.nut');
    engine.run(`x = ${each === 'null' ? 'null' : 'make()'};`, 'y.nut');
    return engine.memoryOf().bytes;
  });
  return sizes[1]! - sizes[0]!;
}

const sizes: Readonly<Record<string, number>> = {
  '[]': 64,
  '[1, 2]': 48,
  '[1, 2, 3, 4, 5]': 72,
  '{}': 120,
  '{ a = 1, b = 2, c = 3 }': 120,
  '{ a = 1, b = 2, c = 3, d = 4 }': 200,
  '{ a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9 }': 360,
  '"ab" + "cd"': 32,
  '1.5': 0,
  'array(10)': 112,
};

for (const [value, bytes] of Object.entries(sizes)) {
  test(`${value} takes ${bytes} bytes`, (t) => {
    t.is(bytesOf(value), bytes);
  });
}

test('an instance takes 48 bytes, and 8 for each field', (t) => {
  t.is(bytesOf('C()', 'class C { a = 1; b = 2; function f() {} }'), 64);
});

test('a closure takes 44 bytes, and 52 for each variable that it captures', (t) => {
  const setup = 'function maker(a, b) { return function() { return a + b; }; } maker(1, 2);';
  t.is(bytesOf('maker(1, 2)', setup) - bytesOf('@() 1'), 2 * 52 + codeOf(setup) - codeOf(''));
});

/** The bytes of the code of the function that `maker()` returns, or of `@() 1`. */
function codeOf(setup: string): number {
  const engine = createEngine();
  engine.run(setup === '' ? 'x <- @() 1;' : `${setup}\nx <- maker(1, 2);`, 'x.nut');
  const closure = engine.root.get('x') as unknown as {
    parts: { info: { size: { bytes: number } } };
  };
  return closure.parts.info.size.bytes;
}

test('what a closure captures counts', (t) => {
  const setup = 'function maker(a) { return function() { return a; }; }';
  t.is(bytesOf('maker([])', setup) - bytesOf('maker(1)', setup), 64);
});

test('a value that is gone no longer counts', (t) => {
  const engine = createEngine();
  engine.run('x <- [];', 'x.nut');
  const before = engine.memoryOf().bytes;
  engine.run('x = array(1000); x = [];', 'y.nut');
  t.is(engine.memoryOf().bytes, before);
});

test('the library takes about what it takes in the machine', (t) => {
  const engine = createEngine();
  const names = 'SERVER_CONNECTED NOT_CONNECTED SUSPEND_ON_ERROR RETURN_ON_ERROR WAIT_TIL_SENT';
  for (const name of names.split(' ')) engine.setGlobal(name, 1);
  const before = engine.memoryOf().bytes;
  engine.run(readFileSync(`${root}ConnectionManager.lib.nut`, 'utf8'), 'library.nut');
  const bytes = engine.memoryOf().bytes - before;
  // `npm run bench` measures 21,916.
  t.true(bytes > 20_800 && bytes < 23_000, String(bytes));
});
