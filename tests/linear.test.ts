/** The time that ts2nut takes grows with the length of a function, not with its square. */
import { resolve } from 'node:path';
import test from 'ava';
import type { ts } from 'ts-morph';
import { generate } from '../codegen/generate.js';
import { openSources, type Sources } from '../codegen/load/sources.js';

const entry = resolve('tests/long.ts');
const target = { header: '', source: 'long.ts', globals: null };

/** Programs with a part that is repeated. */
const programs: Readonly<Record<string, (count: number) => string>> = {
  'a sum': (count) => returning('number', each(count, () => 'x').join(' + ')),
  'a sum of brackets': (count) =>
    returning('number', `${each(count, () => '(x + ').join('')}x${')'.repeat(count)}`),
  'bits of a number': (count) => returning('number', each(count, () => 'x').join(' | ')),
  'a long condition': (count) =>
    returning('boolean', each(count, (at) => `x > ${at}`).join(' && ')),
  'a condition of brackets': (count) =>
    returning(
      'boolean',
      `${each(count, (at) => `(x > ${at} || `).join('')}x > 0${')'.repeat(count)}`,
    ),
  'a choice of objects': (count) =>
    `export function f(o: { x: number } | null): { x: number } | null {
      return ${each(count, (at) => (at % 2 === 0 ? 'o' : 'f(o)')).join(' || ')};
    }`,
  'a text in parts': (count) => returning('string', each(count, () => "x + ' '").join(' + ')),
  'a chain of else if': (count) =>
    `${head('number')}${each(count, (at) => `if (x === ${at}) { return ${at}; }`).join(' else ')} return 0; }`,
  'a variable that is written to': (count) =>
    `${head('number')}let y = 0; ${each(count, () => 'y += x; ').join('')} return y; }`,
};

const each = (count: number, make: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => make(at));

const head = (type: string): string => `export function f(x: number): ${type} { `;

const returning = (type: string, value: string): string => `${head(type)}return ${value}; }`;

for (const [name, make] of Object.entries(programs)) {
  test(`${name} of four times the length makes TypeScript look at four times the text`, (t) => {
    // Squirrel takes no more than 240 operands of &&, or brackets within brackets.
    const [once, fourTimes] = [workOf(make(55)), workOf(make(220))];
    t.true(fourTimes < 5 * once, `${once} characters, then ${fourTimes}`);
  });
}

test('a text of four times the length takes about four times as long', (t) => {
  const [once, fourTimes] = [62_500, 250_000].map((length) =>
    Math.min(
      ...each(2, () => '').map(() => timeOf(returning('string', `'${'a'.repeat(length)}' + x`))),
    ),
  );
  // What takes no time at all cannot be compared.
  t.true(fourTimes! < 8 * Math.max(once!, 50), `${once} ms, then ${fourTimes} ms`);
});

/** How many characters TypeScript is asked about while a program is generated. */
function workOf(text: string): number {
  const sources = hold(text);
  const checker = sources.program.getTypeChecker();
  let characters = 0;
  for (const question of [
    'getTypeAtLocation',
    'getSymbolAtLocation',
    'getContextualType',
  ] as const) {
    const ask: (node: ts.Expression) => unknown = checker[question].bind(checker);
    const counted = (node: ts.Expression): unknown => {
      characters += node.end - node.pos;
      return ask(node);
    };
    Object.assign(checker, { [question]: counted });
  }
  run(sources);
  return characters;
}

function timeOf(text: string): number {
  const sources = hold(text);
  // It is made when first asked for.
  sources.program.getTypeChecker();
  const start = performance.now();
  run(sources);
  return performance.now() - start;
}

/** The libraries of JavaScript are read once. */
const sources = openSources(resolve('tests'));

function hold(text: string): Sources {
  sources.hold(entry, text);
  return sources;
}

function run(sources: Sources): void {
  const { diagnostics } = generate(entry, target, sources);
  if (diagnostics.length > 0) throw new Error(diagnostics[0]!.message);
}
