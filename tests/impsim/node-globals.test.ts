/** What programs in Node find that no imp has. */
import { join } from 'node:path';
import test from 'ava';
import { prepare } from '../../targets/impsim/program.js';
import { hangs } from '../../targets/impsim/run.js';
import { folderWith } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const DIE = JSON.stringify({ restartDelay: null });

const GLOBALS: [name: string, hint: string][] = [
  ['setTimeout', 'Imps have no setTimeout: they have imp.wakeup() and imp.cancelwakeup().'],
  ['setInterval', 'Imps have no setInterval: they have imp.wakeup() and imp.cancelwakeup().'],
  ['queueMicrotask', 'Imps have no queueMicrotask: they have imp.wakeup() and imp.cancelwakeup().'],
  ['process', 'Imps have no process: it is of Node.'],
];

for (const [name, hint] of GLOBALS) {
  test(`a program finds no ${name}, and dies when it uses it`, async (t) => {
    const text = `server.log(typeof ${name});\n${name}();\n`;
    const folder = await folderWith(t, { 'x.js': text, 'die.json': DIE });
    const args = ['x.js', '--scenario', 'die.json'];
    const result = await impsim(folder, ...args, '--trace', 'json');
    t.is(result.exitCode, 1);
    t.deepEqual(recordsOf(result, 'log', 'uncaught'), [
      '0 log 0 undefined',
      `0 uncaught ${name} is not defined`,
    ]);
    t.is(result.stderr, `died at 00:00:00: ${name} is not defined\n    at x.js:2\nHint: ${hint}\n`);
    const fleet = await impsim(folder, 'fleet', ...args, '--devices', '2', '--for', '10s');
    t.is(fleet.exitCode, 1);
    t.regex(
      fleet.stdout,
      new RegExp(`device 2 after .*: ${name} is not defined, at x\\.js:2$`, 'm'),
    );
  });
}

test('a rejected promise ends a run and a fleet with its text and place', async (t) => {
  const folder = await folderWith(t, {
    'x.ts': `async function read(): Promise<void> {
  throw new Error('no sensor');
}
void read();
`,
  });
  const says =
    'A promise was rejected, and the program does not handle it: no sensor, at x.ts:2. Promises do not run in simulated time: use callbacks.\n';
  const result = await impsim(folder, 'x.ts', '--for', '10s', '--trace', 'json');
  t.deepEqual([result.exitCode, result.stderr], [1, `stopped at 00:00:10: ${says}`]);
  t.deepEqual(recordsOf(result, 'link'), ['0 link online']);
  const fleet = await impsim(folder, 'fleet', 'x.ts', '--devices', '2', '--for', '10s');
  t.deepEqual([fleet.exitCode, fleet.stdout, fleet.stderr], [1, '', `impsim: ${says}`]);
});

test('what a program does behind an await is not of the run, and finds nothing of Node', async (t) => {
  const folder = await folderWith(t, {
    'x.js': `(async () => {
  await null;
  server.log('late');
  console.log(typeof setTimeout);
})();
Promise.reject(new Error('handled')).catch(() => {});
`,
  });
  const result = await impsim(folder, 'x.js', '--for', '10s', '--trace', 'json');
  t.deepEqual([result.exitCode, result.stderr], [0, 'undefined\n']);
  t.deepEqual(recordsOf(result, 'log'), []);
});

test('promises that never come to rest are stopped, and a server does not keep the run alive', async (t) => {
  const folder = await folderWith(t, {
    'spins.js': '(async () => { for (;;) await null; })();\n',
    'listens.js': "require('node:net').createServer().listen(0);\n",
  });
  const run = async (file: string) => {
    const runnable = await prepare({ file: join(folder, file), machine: 'node', libraries: [] });
    return runnable({}, { seconds: 10, patience: 1 });
  };
  const spins = await run('spins.js');
  t.deepEqual([spins.failure, spins.reached], [hangs(10_000, 1), 10_000]);
  t.is((await run('listens.js')).failure, null);
});

test('an await in the outermost code is refused, with its place', async (t) => {
  const folder = await folderWith(t, { 'x.js': 'const a = 1;\nawait a;\n' });
  const { exitCode, stderr } = await impsim(folder, 'x.js');
  t.is(exitCode, 1);
  t.regex(stderr, /cannot wait for a promise in its outermost code: .*\n\n {4}x\.js:2:0:\n/);
});

test('an index that is out of range is no missing name', async (t) => {
  const folder = await folderWith(t, {
    'x.nut': 'local a = [1];\nlocal b = 3;\nserver.log(a[3]);\n',
    'die.json': DIE,
  });
  const { stderr } = await impsim(folder, 'x.nut', '--scenario', 'die.json');
  t.is(stderr, "died at 00:00:00: the index '3' does not exist\n    at x.nut:3\n");
});
