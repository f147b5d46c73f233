import test from 'ava';
import { ESLint } from 'eslint';
import { root } from '../support/files.js';

// The config of the repo, less what needs types: that takes seconds.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => /^import-x\/|^no-restricted-/.test(ruleId),
});

interface Zone {
  target: string;
  message: string;
}

/** The messages about a file that has these lines, each after the number of its line. */
async function messagesOf(file: string, ...lines: string[]): Promise<string[]> {
  const [result] = await eslint.lintText(lines.join('\n'), { filePath: root + file });
  return result!.messages.map(({ line, message }) => `${line} ${message}`);
}

/** The rows of the table in the config, and what each says when it is broken. */
async function readRows(): Promise<Map<string, string>> {
  const { rules } = (await eslint.calculateConfigForFile(`${root}core/index.ts`)) as {
    rules: { 'import-x/no-restricted-paths': [number, { zones: Zone[] }] };
  };
  const [, { zones }] = rules['import-x/no-restricted-paths'];
  return new Map(zones.map(({ target, message }) => [target, message]));
}

/** A file, what it must not import, and the rows that refuse it. */
const refused: readonly [file: string, path: string, ...folders: string[]][] = [
  ['core/new.ts', '../package.json', 'core'],
  ['core/new.ts', 'prettier', 'core'],
  ['core/new.ts', '../targets/cli/did-you-mean.js', 'core'],
  ['core/new.ts', '../targets/simulator/imp.js', 'core'],
  ['codegen/new.ts', '../core/index.js', 'codegen'],
  ['codegen/cli/new.ts', '../../targets/impsim/print.js', 'codegen'],
  ['codegen/analysis/new.ts', '../check/index.js', 'codegen/analysis'],
  ['codegen/check/new.ts', '../lower/index.js', 'codegen/check'],
  ['codegen/lower/new.ts', '../cli/run.js', 'codegen/lower'],
  ['codegen/load/new.ts', '../analysis/types.js', 'codegen/load'],
  ['codegen/squirrel/new.ts', '../analysis/types.js', 'codegen/squirrel'],
  ['codegen/squirrel/helpers/new.ts', '../tree.js', 'codegen/squirrel/helpers'],
  ['targets/new/new.ts', '../../tests/support/files.js', 'targets'],
  ['targets/cli/new.ts', '../impsim/print.js', 'targets/cli'],
  ['targets/imp/new.ts', '../simulator/imp.js', 'targets/imp'],
  ['targets/impos/new.ts', '../simulator/imp.js', 'targets/impos'],
  ['targets/javascript/new.ts', '../../core/index.js', 'targets/javascript'],
  ['targets/simulator/new.ts', '../impsim/print.js', 'targets/simulator'],
  ['targets/simulator/new.ts', '../../codegen/cli/report.js', 'targets/simulator'],
  ['targets/squirrel/new.ts', '../simulator/imp.js', 'targets/squirrel'],
  ['targets/squirrel/new.ts', '../../codegen/squirrel/print.js', 'targets/squirrel'],
  ['targets/squirrel/engine/new.ts', '../vm.js', 'targets/squirrel/engine'],
  ['targets/impsim/new.ts', '../javascript/release.js', 'targets/impsim'],
  ['targets/impsim/fleet/new.ts', '../../../codegen/lower/index.js', 'targets/impsim'],
  ['targets/impsim/new.ts', '../../tests/support/files.js', 'targets', 'targets/impsim'],
  ['targets/impsim/report/page/new.ts', '../report.js', 'targets/impsim/report/page'],
];

for (const [file, path, ...folders] of refused) {
  test(`${file} must not import ${path}`, async (t) => {
    const rows = await readRows();
    t.deepEqual(
      await messagesOf(file, `import * as it from '${path}';`),
      folders.map((folder) => {
        return `1 Unexpected path "${path}" imported in restricted zone. ${rows.get(folder)}`;
      }),
    );
  });
}

test('each row refuses something above', async (t) => {
  const folders = new Set(refused.flatMap(([, , ...others]) => others));
  t.deepEqual([...folders].sort(), [...(await readRows()).keys()].sort());
});

test('each way to import is seen', async (t) => {
  const path = '../codegen/cli/report.js';
  const ways = [
    `import type { Style } from '${path}';`,
    `export * from '${path}';`,
    `export { report } from '${path}';`,
    `import '${path}';`,
    `const later = () => import('${path}');`,
    `type Style = import('${path}').Style;`,
  ];
  const messages = await messagesOf('core/new.ts', ...ways);
  t.deepEqual(
    messages.map((message) => message[0]),
    ['1', '2', '3', '4', '5', '6'],
  );
});

test('files of the generator must not import each other in a circle', async (t) => {
  const circle = await messagesOf('codegen/lower/dispatch.ts', "import './statements.js';");
  t.deepEqual(circle, ['1 Dependency cycle detected']);
});

test('a file may import what its row lists, and its own folder', async (t) => {
  const line = (path: string) => `import * as it from '${path}';`;
  t.deepEqual(await messagesOf('core/new.ts', line('./index.js')), []);
  t.deepEqual(await messagesOf('codegen/new.ts', line('ts-morph'), line('node:fs')), []);
  t.deepEqual(await messagesOf('targets/imp/new.ts', line('../../core/index.js')), []);
  t.deepEqual(await messagesOf('tests/new.ts', line('../core/index.js'), line('node:fs')), []);
});

test('what also runs in a browser must not import from Node', async (t) => {
  const folders = ['core', 'targets/simulator', 'targets/squirrel/engine/runtime'];
  for (const folder of [...folders, 'targets/impsim/report/page']) {
    t.deepEqual(await messagesOf(`${folder}/new.ts`, "import 'node:fs';", "import 'os';"), [
      '1 Do not import Node.js builtin module "node:fs"',
      '2 Do not import Node.js builtin module "os"',
    ]);
  }
});
