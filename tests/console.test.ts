import { join } from 'node:path';
import test from 'ava';
import { generate } from '../codegen/generate.js';
import { openSources } from '../codegen/load/sources.js';
import { folderWith } from './support/files.js';

// The console is there without a tsconfig.json that names it, unless a program declares its own.

const target = { header: '', source: 'entry.ts', globals: null };

for (const declared of [
  '',
  'declare const console: { log(text: string): void };\n',
  'declare var console: { log(text: string): void };\n',
]) {
  test(`a program writes to the log with ${declared === '' ? 'no' : 'this'} declaration: ${declared}`, async (t) => {
    const folder = await folderWith(t, { 'entry.ts': `${declared}console.log('started');\n` });
    const { diagnostics, text } = generate(join(folder, 'entry.ts'), target, openSources(folder));
    t.deepEqual(diagnostics, []);
    t.regex(
      text!,
      declared === '' ? /^::server\.log\("started"\);$/m : /^console\.log\("started"\);$/m,
    );
  });
}

test('a mistake in a call of the console is reported', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': 'console.lug(1);\n' });
  const { diagnostics } = generate(join(folder, 'entry.ts'), target, openSources(folder));
  t.deepEqual(
    diagnostics.map(({ code }) => code),
    ['TS2339'],
  );
});
