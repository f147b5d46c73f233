/**
 * Programs that are there anyway do the same in the embedded engine and in the Squirrel machine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { fixturesOf } from '../support/fixtures.js';
import { root } from '../support/files.js';
import { outcomeInEngine, same } from './compare.js';

const translated = readdirSync(`${root}tests/translate`).filter((file) => file.endsWith('.nut'));

for (const file of translated) {
  test.serial(`translate/${file} does the same`, async (t) => {
    await same(t, readFileSync(`${root}tests/translate/${file}`, 'utf8'));
  });
}

const math =
  'math <- { acos = acos, asin = asin, atan = atan, atan2 = atan2, cos = cos, exp = exp, ' +
  'log = log, log10 = log10, pow = pow, rand = rand, sin = sin, sqrt = sqrt, tan = tan };';

for (const fixture of [...fixturesOf('same-result'), ...fixturesOf('programs')]) {
  test(`${fixture.name} prints the same as in Node`, async (t) => {
    const { main } = (await import(fixture.path)) as { main: (print: Print) => void };
    const lines: string[] = [];
    main((line) => lines.push(line));
    const { text } = fixture.generate();
    const source = `${math}\n${text!}\nmain(function(line) { print(line + "\\n"); });\n`;
    const { output, error } = outcomeInEngine(source);
    t.is(error, null);
    t.is(output.trimEnd(), lines.join('\n'));
  });
}

type Print = (line: string) => void;
