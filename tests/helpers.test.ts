import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test from 'ava';
import {
  helperNames,
  helpersNeeded,
  helperTexts,
  type HelperName,
} from '../codegen/squirrel/helpers/index.js';
import { load } from '../codegen/load/program.js';
import { readProject } from '../codegen/cli/project.js';
import { openSources } from '../codegen/load/sources.js';
import { execute } from '../targets/squirrel/vm-process.js';
import { runSquirrel, squirrelVm } from '../targets/squirrel/vm.js';
import { fileFor, root } from './support/files.js';
import { fixturesOf } from './support/fixtures.js';

/** Names of Squirrel itself and of its own types and globals, less those that helpers bring. */
const squirrel = new Set(
  (
    'base bindenv break case catch class const constructor continue default delete do else extends ' +
    'find float for foreach function getroottable if in insert instanceof integer len local null ' +
    'self ' +
    'push rawdelete remove return slice static switch this throw tofloat tointeger true false try ' +
    'typeof while bool call pop resize reverse sort tolower toupper tostring'
  ).split(' '),
);

/** The text of one helper alone. */
const textOf = (name: HelperName): string => helperTexts(new Set([name])).at(-1)!;

const all = helperTexts(new Set(helperNames)).join('\n\n');

for (const bits of [32, 64] as const) {
  test(`each helper runs with those it needs and adds no global on the ${bits}-bit VM`, async (t) => {
    const vm = await squirrelVm(bits);
    const blocks = helperNames.map((name) => `{\n${helperTexts(new Set([name])).join('\n')}\n}`);
    const file = await fileFor(
      t,
      `local globals = getroottable().len();
      local constants = getconsttable().len();
      ${blocks.join('\n')}
      print((getroottable().len() - globals) + " " + (getconsttable().len() - constants));`,
    );
    const { ok, stdout, stderr } = await runSquirrel(vm, file);
    t.true(ok, stderr);
    t.is(stdout, '0 0');
  });
}

test('a helper brings along those that it needs, above it, and no others', (t) => {
  t.deepEqual(helpersNeeded(new Set(['stringPadEnd'])), ['stringPadding', 'stringPadEnd']);
  t.deepEqual(helpersNeeded(new Set(['Set'])), ['Map', 'Set']);
  t.deepEqual(helpersNeeded(new Set()), []);
  for (const name of helperNames) {
    const own = helperTexts(new Set([name])).join('\n');
    const missing = helperNames.filter(
      (other) => new RegExp(`(?<![.\\w/"])${other}\\(`).test(own) && !declares(own, other),
    );
    t.deepEqual(missing, [], name);
  }
});

function declares(text: string, name: string): boolean {
  return new RegExp(`(local function|local|function) ${name}\\b`).test(text);
}

test('each helper is used by a program whose results are compared', (t) => {
  const texts = fixturesOf('same-result').map(({ generate }) => generate().text ?? '');
  const used = new Set(texts.join('\n').match(/(?<=^local (?:function )?)\w+/gm));
  t.deepEqual(
    helperNames.filter((name) => !used.has(name)),
    [],
  );
});

test('codegen/README.md lists the helpers, in their order', async (t) => {
  const text = await readFile(`${root}codegen/README.md`, 'utf8');
  const section = text.slice(text.indexOf('## What the file brings along')).split('\n## ', 2)[0]!;
  const listed = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
  t.deepEqual(listed, [...helperNames]);
});

test("two files with helpers become one that runs, through Electric Imp's Builder", async (t) => {
  const part = await fileFor(t, `${all}\n`);
  const program = await fileFor(t, `@include "${part}"\n@include "${part}"\nprint("ran");\n`);
  const builder = createRequire(import.meta.url).resolve('Builder/src/cli.js');
  const { stdout, exitCode } = await execute([process.execPath, builder, program], { cwd: root });
  t.is(exitCode, 0);
  const built = await runSquirrel(await squirrelVm(32), await fileFor(t, stdout));
  t.is(built.stdout, 'ran', built.stderr);
});

for (const { entry, output, target } of readProject(`${root}ts2nut.json`)) {
  test(`every name in ${output!.slice(root.length)} is in its source or a helper's`, async (t) => {
    const { modules } = load(entry, target, openSources(root));
    const sources = modules.map(({ text }) => text);
    if (target.globals !== null) sources.push(await readFile(target.globals.file, 'utf8'));
    const known = new Set([...squirrel, ...helperNames, ...wordsIn(sources.join('\n'))]);
    const whole = await readFile(output!, 'utf8');
    const own = helperNames.reduce((left, name) => left.replace(textOf(name), ''), whole);
    const text = own.replaceAll(/\/\/.*|\/\*[^]*?\*\/|"[^"]*"/g, '');
    // What --compact makes up, and nothing else.
    const made = target.isCompact === true ? /^(_cm)?[A-Za-z]$/ : /^$/;
    const isKnown = (word: string) => known.has(word) || made.test(word) || isTyped(word, known);
    const unknown = wordsIn(text).filter((word) => !isKnown(word));
    t.deepEqual([...new Set(unknown)], []);
  });
}

/** Whether a word is that of a temporary, which is named after its type: `heldMessage`. */
function isTyped(word: string, known: ReadonlySet<string>): boolean {
  return known.has(word.charAt(0).toUpperCase() + word.slice(1));
}

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}
