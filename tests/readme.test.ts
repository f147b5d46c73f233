import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { findings } from '../codegen/diagnostics.js';
import { execute } from '../targets/squirrel/vm-process.js';
import { squirrelVm } from '../targets/squirrel/vm.js';
import { traceInSquirrel } from '../targets/impsim/squirrel.js';
import { root } from './support/files.js';

const read = (name: string) => readFile(`${root}${name}`, 'utf8');

/** The only code block of the README in that language. */
async function block(language: string): Promise<string> {
  const blocks = [...(await read('README.md')).matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  const [found, second] = blocks.filter(([, each]) => each === language);
  if (found?.[2] === undefined || second) throw new Error(`no single ${language} block`);
  return found[2];
}

test('the device program in the README runs on the simulated imp', async (t) => {
  const program = {
    name: 'README.md',
    source: `#require "ConnectionManager.lib.nut:3.1.1"\n${await block('squirrel')}`,
    libraries: { 'ConnectionManager.lib.nut:3.1.1': await read('ConnectionManager.lib.nut') },
  };
  const network = [
    { at: 60, up: false },
    { at: 100, up: true },
  ];
  const trace = await traceInSquirrel(await squirrelVm(32), program, { network }, 300);
  const seen = trace.filter(({ kind }) =>
    ['log', 'error', 'agent.send', 'uncaught'].includes(kind),
  );
  t.deepEqual(
    seen.map(({ kind, text }) => `${kind} ${text.replace(/\d{6,}/, 'SECONDS')}`),
    ['agent.send 0 hello 1', 'error 0 SECONDS - connection lost', 'log 0 online'],
  );
});

test('the Node program in the README runs as it is', async (t) => {
  // Inside the package, its own name is what a user would import.
  await mkdir(`${root}.cache`, { recursive: true });
  const folder = await mkdtemp(`${root}.cache/readme-`);
  t.teardown(() => rm(folder, { recursive: true }));
  const file = join(folder, 'example.mjs');
  await writeFile(file, await block('js'));
  const { stdout, stderr, exitCode } = await execute([process.execPath, file]);
  t.is(exitCode, 0, stderr);
  t.deepEqual(stdout.trim().split('\n'), [
    'BlinkUp true',
    'BlinkUp false',
    'log: hello',
    'BlinkUp true',
    'offline, expected: true',
  ]);
});

test('the program for a clone in the README runs in the clone', async (t) => {
  const file = `${root}.readme-example-${process.pid}.ts`;
  t.teardown(() => rm(file, { force: true }));
  await writeFile(file, await block('ts'));
  const { stdout, stderr, exitCode } = await execute([process.execPath, '--import', 'tsx', file], {
    cwd: root,
  });
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /kind: 'outcome', text: 'NO_WIFI'/);
});

test('the files that the README links to are there', async (t) => {
  const links = [...(await read('README.md')).matchAll(/\]\(([^)#:]+)\)/g)].map(
    ([, link]) => link!,
  );
  t.true(links.length > 3);
  t.deepEqual(
    links.filter((link) => !existsSync(root + link)),
    [],
  );
});

test("the generator's README explains every code that it can give", async (t) => {
  const text = await read('codegen/README.md');
  const unexplained = Object.values(findings).filter(
    ({ code }) => !text.includes(`<a id="${code.toLowerCase()}">`),
  );
  t.deepEqual(
    unexplained.map(({ code }) => code),
    [],
  );
});
