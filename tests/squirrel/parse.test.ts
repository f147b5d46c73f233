/** The parser reads what the printer writes, and refuses what Squirrel's compiler refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { print } from '../../codegen/squirrel/print.js';
import { SquirrelSyntaxError, type Dialect } from '../../targets/squirrel/engine/dialect.js';
import { parse } from '../../targets/squirrel/engine/parse/parse.js';
import { root } from '../support/files.js';

/** A tree without what the parser does not keep. */
function bare(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(bare);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => !['origin', 'trivia', 'range'].includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]));
}

const nutFiles = ['tests/translate', 'tests/compatibility', 'tests/behaviour/programs'].flatMap(
  (folder) => {
    const files = readdirSync(root + folder).filter((file) => file.endsWith('.nut'));
    return files.map((file) => `${folder}/${file}`);
  },
);

for (const file of ['ConnectionManager.lib.nut', 'targets/simulator/impos.nut', ...nutFiles]) {
  test(`${file} is the same tree after printing`, (t) => {
    const tree = parse(readFileSync(root + file, 'utf8'), file);
    t.deepEqual(bare(parse(print(tree).text, file)), bare(tree));
  });
}

/** What the generator does not print, each with how it prints. */
const forms: readonly string[] = [
  '(a.b)();',
  'a[1](2);',
  'local f = @(x, y = 2) x + y;',
  'local f = @() { a = 1 };',
  'local t = { [k + 1] = 2, ["a b"] = 3, function f(...) { return vargv; } };',
  'class A extends B </ x = 1 /> {\n    </ y = 2 /> static z = 3;\n}',
  'class a.b.C {}',
  'class ::D {}',
  'function a::b::c() {}',
  'if (a) local b = 1;',
  'for (a = 1, b = 2; a < b; a++, b--) f(a, b);',
  'local g = function() { yield 1; yield; };',
  'delete a.b;',
  'a = clone b;',
  'a = resume b;',
  'a = b <=> c;',
  'a = b >>> c;',
  'a = -b.c;',
  'a = (-1).tostring();',
  'a = base.b;',
  'throw (a, b);',
  'if (a) { b = { c = 1 } } else d();',
  'a = -(--b);',
];

for (const form of forms) {
  test(`${form} is the same tree after printing`, (t) => {
    const tree = parse(form, 'form.nut');
    const { text } = print(tree);
    t.deepEqual(bare(parse(text, 'form.nut')), bare(tree), text);
  });
}

function errorOf(source: string, dialect: Dialect = 'stock'): string {
  try {
    parse(source, 'program.nut', dialect);
  } catch (error) {
    if (error instanceof SquirrelSyntaxError) return error.message;
    throw error;
  }
  return 'none';
}

const errors: readonly (readonly [source: string, error: string])[] = [
  ['local a = ;', '1:11: expression expected'],
  ['if (a {', "1:7: expected ')'"],
  ['break;', "1:1: 'break' has to be in a loop block"],
  ['switch (1) { case 1: continue; }', "1:22: 'continue' has to be in a loop block"],
  ['local a = 1 local b', '1:13: end of statement expected (; or lf)'],
  ['\n\n  local 5', "3:9: expected 'IDENTIFIER'"],
  ['a() = 5', "1:5: can't assign expression"],
  ['f(1,)', "1:5: expression expected, found ')'"],
  ['function f(a = 1, b) {}', "1:20: expected '='"],
  ['local s = "a', '1:13: unfinished string'],
  ['local s = "a\n"', '1:13: newline in a constant'],
  ['/* never ends', '1:1: missing "*/" in comment'],
  ["local c = 'ab'", '1:11: constant too long'],
  ['const A = null', '1:11: scalar expected : integer,float or string'],
  ['a\n[1]', '2:1: cannot brake deref/or comma needed after [exp]=exp slot declaration'],
];

for (const [source, error] of errors) {
  test(`${JSON.stringify(source)} is refused`, (t) => {
    t.is(errorOf(source), `program.nut:${error}`);
  });
}

test('an imp has no bool constants, no \\u and no __LINE__', (t) => {
  t.is(errorOf('const A = true'), 'none');
  const reason = 'scalar expected : integer,float or string';
  t.is(errorOf('const A = true', 'impos'), `program.nut:1:11: ${reason}`);
  t.is(errorOf('local a = "\\u0041"'), 'none');
  t.is(errorOf('local a = "\\u0041"', 'impos'), 'program.nut:1:13: unrecognised escaper char');
  t.is(errorOf('local __LINE__ = 1', 'impos'), 'none');
});

test('in and instanceof bind like && on an imp', (t) => {
  const kindOf = (dialect: Dialect) => {
    const [node] = parse('a == b in c', 'program.nut', dialect).statements;
    return node?.kind === 'expression' && node.value.kind === 'binary' ? node.value.operator : null;
  };
  t.is(kindOf('impos'), 'in');
  t.is(kindOf('stock'), '==');
});
