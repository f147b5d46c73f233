/**
 * The tests of the generator in one short process, for `npm run mutate -- --mutate codegen/...`: how each
 * program of tests/translate looks, and where each of tests/rejects and tests/warnings is refused or warned
 * of. It ends at the first difference, with exit code 1.
 */
import { readFileSync } from 'node:fs';
import { expectedIn, fixturesOf, inWords } from './fixtures.js';

function expectSame(actual: string | null, expected: string, title: string): void {
  if (actual !== expected) throw new Error(`${title}:\n${actual}\nexpected:\n${expected}`);
}

for (const { name, path, generate } of fixturesOf('translate')) {
  expectSame(generate().text, readFileSync(path.replace(/\.ts$/, '.nut'), 'utf8'), name);
}
for (const { name, source, generate } of ['rejects', 'warnings'].flatMap(fixturesOf)) {
  const found = generate().diagnostics.map(inWords).sort().join('\n');
  expectSame(found, expectedIn(source).sort().join('\n'), name);
}
