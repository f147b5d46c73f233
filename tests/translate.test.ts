import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import { compileSquirrel, squirrelVm } from '../targets/squirrel/vm.js';
import { fixturesOf } from './support/fixtures.js';

// `UPDATE=1 npx ava tests/translate.test.ts` writes what is generated; read the diff then.

const isUpdate = process.env['UPDATE'] === '1';
const folder = resolve('tests/translate');
const fixtures = fixturesOf('translate');

for (const { name, path, generate } of fixtures) {
  const twin = path.replace(/\.ts$/, '.nut');

  test(`${name}.ts becomes ${name}.nut`, (t) => {
    const { text, diagnostics } = generate();
    t.deepEqual(
      diagnostics.map(({ code, message }) => `${code}: ${message}`),
      [],
    );
    if (isUpdate) writeFileSync(twin, text ?? '');
    t.true(existsSync(twin), 'UPDATE=1 writes it');
    t.is(text, readFileSync(twin, 'utf8'));
  });

  test(`${name}.nut compiles in 32-bit Squirrel`, async (t) => {
    await t.notThrowsAsync(compileSquirrel(await squirrelVm(32), twin));
  });
}

test('every .nut has its .ts', (t) => {
  const twins = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.nut'));
  const names = new Set(fixtures.map(({ name }) => `${name}.nut`));
  t.deepEqual(
    twins.filter((file) => !names.has(file)),
    [],
  );
});
