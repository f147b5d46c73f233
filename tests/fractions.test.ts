/** The text of a fraction is another in Squirrel, so ts2nut must know what makes one. */
import { resolve } from 'node:path';
import test from 'ava';
import { generate } from '../codegen/generate.js';
import { numberFunctions } from '../codegen/lower/library/numbers.js';
import { openSources } from '../codegen/load/sources.js';

/** They make no fraction of whole numbers, or no number at all. */
const whole = new Set(
  (
    'isFinite isNaN Number Number.isFinite Number.isInteger Number.isNaN Number.parseInt parseInt ' +
    'Math.abs Math.ceil Math.floor Math.imul Math.max Math.min Math.round Math.sign Math.trunc'
  ).split(' '),
);

const entry = resolve('tests/fraction.ts');
const sources = openSources(resolve('tests'));

for (const [name, builtIn] of Object.entries(numberFunctions)) {
  if (typeof builtIn === 'string') continue;
  const result = whole.has(name) ? 'has a text' : 'may be a fraction, whose text is refused';
  test(`what ${name}() returns ${result}`, (t) => {
    const [least] = builtIn.takes;
    const args = ['a', '10', '3'].slice(0, least).join(', ');
    const takes = name.includes('parse') ? 'string' : 'number';
    const text = `export function f(a: ${takes}): string {\n  return String(${name}(${args}));\n}\n`;
    sources.hold(entry, text);
    const target = { header: '', source: 'fraction.ts', globals: null };
    const codes = generate(entry, target, sources).diagnostics.map(({ code }) => code);
    t.deepEqual(
      codes,
      whole.has(name) ? [] : ['CM2040'],
      'codegen/analysis/fractions.ts lists what makes one',
    );
  });
}
