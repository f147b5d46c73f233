import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import test from 'ava';
import { format, resolveConfig } from 'prettier';
import { findings, type Finding } from '../codegen/check/diagnostics.js';
import { explain } from '../codegen/cli/explain.js';
import { generate } from '../codegen/generate.js';
import { openSources } from '../codegen/load/sources.js';

const folder = resolve('codegen/explain');
const codes = Object.values(findings).map(({ code }) => code);
const sources = openSources(folder);

/** The codes that the generator gives to an example; `// name.ts` above a line begins a module. */
function codesOf(name: string, example: string): string[] {
  const parts = example.split(/^\/\/ (\w+)\.ts$/m);
  const modules = parts.length === 1 ? ['entry', example] : parts.slice(1);
  for (let at = 0; at < modules.length; at += 2) {
    sources.hold(`${folder}/${name}/${modules[at]!}.ts`, modules[at + 1]!);
  }
  const entry = `${folder}/${name}/entry.ts`;
  const globals = example.includes('interface Platform') ? { file: entry, type: 'Platform' } : null;
  const { diagnostics } = generate(entry, { header: '', source: '', globals }, sources);
  return [...new Set(diagnostics.map(({ code }) => code))];
}

for (const code of codes) {
  test(`${code} is explained by a program that has it and one that has not`, (t) => {
    const text = readFileSync(`${folder}/${code.toLowerCase()}.md`, 'utf8');
    const examples = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, example]) => example!);
    t.is(examples.length, 2);
    t.true(text.startsWith(`# ${code}\n\n`));
    t.deepEqual(codesOf(`${code}/instead-of`, examples[0]!), [code]);
    t.deepEqual(codesOf(`${code}/write`, examples[1]!), []);
  });
}

test('every explanation is of a code that there is', (t) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  t.deepEqual(names.sort(), codes.map((code) => `${code.toLowerCase()}.md`).sort());
});

test('an explanation says what, why and what to write instead', (t) => {
  const text = explain('cm2010');
  t.true(
    text.startsWith(
      'CM2010: JavaScript converts operands of two kinds before it compares them with ==.\n' +
        'Hint: use === or !==, or convert one of them.\n\n`"1" == 1`',
    ),
    text,
  );
  t.true(text.includes('\n    export function isOne(value: number | string): boolean {\n'), text);
  t.false(text.includes('```'));
});

// `UPDATE=1 npx ava tests/explain.test.ts` writes the table of codes.
test('the README of the generator lists what each code says', async (t) => {
  const path = `${dirname(folder)}/README.md`;
  const readme = readFileSync(path, 'utf8');
  const table = /^\| Code .*\n(\|.*\n)+/m;
  const written = await format(readme.replace(table, tableOfCodes()), {
    ...(await resolveConfig(path)),
    filepath: path,
  });
  if (process.env['UPDATE'] === '1') writeFileSync(path, written);
  else t.is(readme, written);
  t.regex(readme, table);
});

/** What each code says, in the order of the codes. */
function tableOfCodes(): string {
  const rows = Object.values(findings)
    .map((finding) => (finding as (...names: string[]) => Finding)('…', '…', '…'))
    .sort((a, b) => a.code.localeCompare(b.code))
    .map(({ code, message, hint }) => {
      const anchor = `<a id="${code.toLowerCase()}"></a>${code}`;
      return `| ${anchor} | ${message.slice(0, -1)} | ${hint.replace(/\.$/, '')} |\n`;
    });
  return `| Code | What is wrong | What to write instead |\n| --- | --- | --- |\n${rows.join('')}`;
}
