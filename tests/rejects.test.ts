import { resolve } from 'node:path';
import test from 'ava';
import { findings } from '../codegen/check/diagnostics.js';
import { generate } from '../codegen/generate.js';
import { openSources } from '../codegen/load/sources.js';
import { expectedIn, fixturesOf, inWords } from './support/fixtures.js';

// A comment `//! CM2003` says what is wrong with the line it stands on, several codes several times.

const fixtures = fixturesOf('rejects');

for (const fixture of fixtures) {
  test(`${fixture.name} is refused where the source says so, twice in a row`, (t) => {
    for (const turn of ['first', 'second']) {
      const { text, diagnostics } = fixture.generate();
      t.is(text, null, turn);
      t.deepEqual(diagnostics.map(inWords).sort(), expectedIn(fixture.source).sort(), turn);
    }
  });
}

const warnings = fixturesOf('warnings');

for (const fixture of warnings) {
  test(`${fixture.name} is generated with warnings where the source says so`, (t) => {
    const { text, diagnostics } = fixture.generate();
    t.not(text, null);
    t.deepEqual(diagnostics.map(inWords).sort(), expectedIn(fixture.source).sort());
  });
}

test('every code is raised by a program in tests/rejects or tests/warnings', (t) => {
  const programs = [...fixtures, ...warnings];
  const raised = new Set(programs.flatMap(({ source }) => source.match(/CM\d{4}/g) ?? []));
  const all = Object.values(findings).map(({ code }) => code);
  t.deepEqual(
    all.filter((code) => !raised.has(code)),
    [],
  );
});

test('no two findings share a code', (t) => {
  const all = Object.values(findings).map(({ code }) => code);
  t.is(new Set(all).size, all.length);
});

test("TypeScript's own errors are all that is said of a file that has some", (t) => {
  const path = resolve('tests/rejects/not-on-disk.ts');
  const sources = openSources(resolve('tests/rejects'));
  sources.hold(
    path,
    "export const limit: number = 'ten';\nexport function f(): RegExp {\n  return /a/;\n}\n",
  );
  const { text, diagnostics } = generate(path, { header: '', source: '', globals: null }, sources);
  t.is(text, null);
  t.deepEqual(diagnostics.map(inWords), ['1 TS2322']);
});
