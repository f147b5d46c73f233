/**
 * Whole programs as people write them, under plain `strict` and without knowing the generator: what they
 * print is the same in Node and in Squirrel.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import test from 'ava';
import { generate } from '../codegen/generate.js';
import { openSources } from '../codegen/load/sources.js';
import { runSquirrel, squirrelVm } from '../targets/squirrel/vm.js';
import { fileFor } from './support/files.js';

const folder = resolve('tests/everyday');
const sources = openSources(folder);

/** What impOS brings along, as far as the programs use it. */
const host =
  'math <- { floor = floor, log = log, pow = pow, rand = rand, sqrt = sqrt };' +
  'server <- { function log(line) { ::print(line + "\\n"); } error = null };' +
  'server.error = server.log;' +
  'hardware <- { function millis() { return 0; } };';

for (const { name, entry } of programs()) {
  // One at a time, as a program in Node prints to the console of all.
  test.serial(`${name} prints the same in Node and in 32-bit Squirrel`, async (t) => {
    const inNode = await runInNode(entry);
    const { text, diagnostics } = translate(entry);
    t.deepEqual(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    );
    const file = await fileFor(t, `${host}\n${text}`, `${name}.nut`);
    const { ok, stdout, stderr } = await runSquirrel(await squirrelVm(32), file);
    t.true(ok, stderr);
    t.not(inNode, '', 'it prints nothing');
    t.is(stdout, inNode);
  });
}

/** Each file is a program, and so is each folder with a `main.ts`. */
function programs(): { name: string; entry: string }[] {
  return readdirSync(folder)
    .filter((each) => each !== 'tsconfig.json')
    .map((each) => {
      const main = join(folder, each, 'main.ts');
      return { name: basename(each, '.ts'), entry: existsSync(main) ? main : join(folder, each) };
    });
}

function translate(entry: string) {
  // As modules, the programs may use the same names.
  sources.hold(entry, `${readFileSync(entry, 'utf8')}\nexport {};\n`);
  return generate(entry, { header: '', source: basename(entry), globals: null }, sources);
}

/** Runs a program, which prints with `print` or the console. */
async function runInNode(entry: string): Promise<string> {
  const { log, warn } = console;
  let printed = '';
  const writeLine = (...values: unknown[]): void => {
    printed += `${values.join(' ')}\n`;
  };
  Object.assign(console, { log: writeLine, warn: writeLine });
  Object.assign(globalThis, { print: (text: string) => (printed += text) });
  try {
    await import(entry);
  } finally {
    Object.assign(console, { log, warn });
  }
  return printed;
}
