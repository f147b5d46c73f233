/**
 * The tests of the generator in one short process, for `npm run mutate -- --mutate codegen/...`: how each
 * program of tests/translate looks, and where each of tests/rejects and tests/warnings is refused or warned
 * of. It ends at the first difference, with exit code 1.
 */
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../codegen/check/diagnostics.js';
import { fixturesOf } from './fixtures.js';

function expectSame(actual: string | null, expected: string, title: string): void {
  if (actual !== expected) throw new Error(`${title}:\n${actual}\nexpected:\n${expected}`);
}

function inWords({ file, start, code }: Diagnostic): string {
  return `${file.getLineAndCharacterOfPosition(start).line + 1} ${code}`;
}

/** What the comments of a program say that is found in it: `//! CM2003`. */
function expectedIn(source: string): string[] {
  return source.split('\n').flatMap((line, position) => {
    const [, codes = ''] = line.split('//! ');
    return (codes.match(/CM\d{4}/g) ?? []).map((code) => `${position + 1} ${code}`);
  });
}

for (const { name, path, generate } of fixturesOf('translate')) {
  expectSame(generate().text, readFileSync(path.replace(/\.ts$/, '.nut'), 'utf8'), name);
}
for (const { name, source, generate } of ['rejects', 'warnings'].flatMap(fixturesOf)) {
  const found = generate().diagnostics.map(inWords).sort().join('\n');
  expectSame(found, expectedIn(source).sort().join('\n'), name);
}
