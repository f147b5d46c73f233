import { resolve } from 'node:path';
import test from 'ava';
import { ts } from 'ts-morph';
import { generate, type Generated } from '../codegen/generate.js';
import { readProject } from '../codegen/cli/project.js';
import { encodeSourceMap, findOriginal, type Original } from '../codegen/squirrel/source-map.js';
import { folderWith, ts2nut } from './support/ts2nut.js';

const output = resolve('ConnectionManager.lib.nut');
const compactOutput = resolve('ConnectionManager.min.lib.nut');
const generated = generateOutput(output);
const compact = generateOutput(compactOutput);
const map = encodeSourceMap(generated, output);
const lines = generated.text!.split('\n');

function generateOutput(path: string): Generated {
  const { entry, target } = readProject('ts2nut.json').find((job) => job.output === path)!;
  return generate(entry, target);
}

/** Words of Squirrel, and what the generator says for a phrase of TypeScript. */
const squirrelWords = new Set(
  `base class const constructor else extends false for foreach function if in instanceof local null
  return static throw true try catch typeof while switch case break continue default
  len push remove slice find call bindenv rawdelete getroottable tointeger insert`.split(/\s+/),
);

interface Word {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The identifiers of the Squirrel file, without those in comments and texts. */
const words = wordsOf(generated);

function wordsOf({ text: all }: Generated): Word[] {
  return withoutComments(all!)
    .split('\n')
    .flatMap((text, line) =>
      [...text.matchAll(/\b[A-Za-z_]\w*/g)].map(({ 0: word, index }): Word => ({
        text: word,
        line,
        column: index,
      })),
    )
    .filter(({ text }) => !squirrelWords.has(text));
}

function withoutComments(text: string): string {
  return text.replaceAll(/"(\\.|[^"\\])*"|\/\/.*|\/\*[^]*?\*\//g, (found) =>
    found.replaceAll(/[^\n]/g, ' '),
  );
}

const originalOf = ({ line, column }: Word): Original | null =>
  findOriginal(output, map, line, column);

function wordAt({ text, line, column }: Original): string | undefined {
  return /^\w+/.exec(text.split('\n')[line]!.slice(column))?.[0];
}

/** What the generator adds by itself where an arrow function has `this`. */
const added = new Set(['self', 'this']);

test('each identifier of the library comes from a place in the core with the same word', (t) => {
  t.true(words.length > 500);
  const wrong = words.filter((word) => {
    const original = originalOf(word);
    return !added.has(word.text) && (original === null || wordAt(original) !== word.text);
  });
  t.deepEqual(
    wrong.map(({ text, line }) => `${line + 1}: ${text} in ${lines[line]!}`),
    [],
  );
});

test('each name that the core declares, and the library has, is found from the library', (t) => {
  const mapped = new Set(
    words.map((word) => {
      const original = originalOf(word);
      return original === null ? '' : `${original.file}:${original.line}:${original.column}`;
    }),
  );
  const emitted = new Set(words.map(({ text }) => text));
  const declared = [...generated.sources].flatMap(([file, text]) =>
    declaredIn(file, text)
      .filter((name) => emitted.has(name.text))
      .map((name) => ({ ...name, file })),
  );
  t.true(declared.length > 50, `${declared.length} names`);
  const missing = declared.filter(
    ({ file, line, column }) => !mapped.has(`${file}:${line}:${column}`),
  );
  t.deepEqual(missing, []);
});

/** The names of functions, classes, methods, fields, and variables with what is in them. */
function declaredIn(path: string, text: string): Word[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: Word[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    const isDeclaration =
      ts.isVariableDeclaration(node) || ts.isFunctionLike(node) || ts.isClassElement(node);
    if (isDeclaration && node.name !== undefined && ts.isIdentifier(node.name)) {
      const { line, character } = file.getLineAndCharacterOfPosition(node.name.getStart());
      found.push({ text: node.name.text, line, column: character });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('each identifier of the compact library comes from the place that it has in the library', (t) => {
  const compactMap = encodeSourceMap(compact, compactOutput);
  const originals = wordsOf(compact).map((word) => ({
    word,
    original: findOriginal(compactOutput, compactMap, word.line, word.column),
  }));
  t.true(originals.length > 500);
  const names = new Map<string, Set<string>>();
  for (const { word, original } of originals) {
    const name = original === null ? 'nothing' : (wordAt(original) ?? 'no word');
    names.set(word.text, (names.get(word.text) ?? new Set()).add(name));
  }
  // A variable's short name is that of others in other functions; a member's is not.
  const others = [...names].filter(([text]) => text.length > 1 && !added.has(text));
  t.deepEqual(
    others.filter(([, from]) => from.size !== 1),
    [],
  );
  const renamed = others.filter(([text, from]) => !from.has(text));
  t.true(renamed.length > 10);
  t.deepEqual(
    renamed.filter(([text, [from]]) => !/^_cm[A-Za-z]$/.test(text) || !/^_cm[A-Z]/.test(from!)),
    [],
  );
});

test('comments and the heading come from no source', (t) => {
  t.is(findOriginal(output, map, 0, null), null);
});

const source = `// A comment.
export function twice(
  value: number,
): number {
  const factor = 2;
  return value * factor;
}
`;

test('--source-map writes a map, with which --where finds the place, and --check looks at it', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': source });
  const args = ['entry.ts', '-o', 'out.nut', '--source-map'];
  const { code, stderr } = await ts2nut(folder, ...args);
  t.deepEqual([code, stderr], [0, 'ts2nut: wrote out.nut and out.nut.map\n']);
  const place = (line: number, text: string, underline: string) =>
    `entry.ts:${line}\n\n${text}\n${underline}\n`;
  t.deepEqual(await ts2nut(folder, '--where', 'out.nut:6:12'), {
    code: 0,
    stdout: place(6, '6   return value * factor;', '           ~~~~~').replace('\n', ':10\n'),
    stderr: '',
  });
  // Without a column it is the first place on the line; a line that closes belongs to those above.
  for (const line of [6, 7]) {
    const { stdout } = await ts2nut(folder, '--where', `out.nut:${line}`);
    t.is(stdout, place(6, '6   return value * factor;', '    ~~~~~~').replace('\n', ':3\n'));
  }
  const none = await ts2nut(folder, '--where', 'out.nut:1');
  t.is(none.code, 2);
  t.regex(none.stderr, /out\.nut:1 comes from no source/);
  t.is((await ts2nut(folder, ...args, '--check')).code, 0);
});

test('a stale source map alone makes --check fail', async (t) => {
  const folder = await folderWith(t, { 'entry.ts': source });
  await ts2nut(folder, 'entry.ts', '-o', 'out.nut');
  const args = ['entry.ts', '-o', 'out.nut', '--source-map', '--check'];
  const { code, stdout, stderr } = await ts2nut(folder, ...args);
  t.deepEqual([code, stdout], [1, 'The source map out.nut.map differs.\n']);
  t.regex(stderr, /To update it: ts2nut entry\.ts -o out\.nut --source-map\n$/);
});
