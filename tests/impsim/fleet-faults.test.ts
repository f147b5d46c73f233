/** What goes wrong with fleets: nothing is counted that did not happen, and nothing is lost. */
import { availableParallelism } from 'node:os';
import test from 'ava';
import { folderWith } from '../support/files.js';
import { impsim } from './impsim.js';

const ONE = `function f() { imp.wakeup(1, f); agent.send('a', 1); } f();`;
const OTHER = `imp.wakeup(1, () => { agent.send('a', 1); });`;
const usual = ['--devices', '10', '--for', '1m'];

test('shards of two programs of one name are not merged', async (t) => {
  const folder = await folderWith(t, { 'one/p.js': ONE, 'two/p.js': OTHER });
  await impsim(folder, 'fleet', 'one/p.js', ...usual, '--shard', '1/2', '--out', '1.json');
  await impsim(folder, 'fleet', 'two/p.js', ...usual, '--shard', '2/2', '--out', '2.json');
  const { exitCode, stdout, stderr } = await impsim(folder, 'merge', '1.json', '2.json');
  t.deepEqual([exitCode, stdout], [2, '']);
  t.regex(stderr, /2\.json does not belong to 1\.json: its program \(a file of the same name\)/);
});

test('shards of one program that lies in different folders are merged', async (t) => {
  const folder = await folderWith(t, { 'one/p.js': ONE, 'two/deeper/p.js': ONE });
  await impsim(folder, 'fleet', 'one/p.js', ...usual, '--shard', '1/2', '--out', '1.json');
  const there = `${folder}/two/deeper`;
  await impsim(there, 'fleet', 'p.js', ...usual, '--shard', '2/2', '--out', '../../2.json');
  const { exitCode, stderr } = await impsim(folder, 'merge', '1.json', '2.json');
  t.is(exitCode, 0, stderr);
});

test('a device cannot leave anything for the next one of its thread', async (t) => {
  const text = `'use strict';\nArray.counter = (Array.counter ?? 0) + 1;\n`;
  const folder = await folderWith(t, { 'shared.js': text });
  const { exitCode, stdout } = await impsim(folder, 'fleet', 'shared.js', ...usual);
  t.is(exitCode, 1);
  t.regex(stdout, /^died +10 devices$/m);
  t.regex(stdout, /device 1 after 00:00:00: Cannot add property counter.*, at shared\.js:2$/m);
});

test('a thousand jobs are no more threads than there are processors', async (t) => {
  const text = `import { readdirSync } from 'node:fs';
server.log(readdirSync('/proc/self/task').length);
if (readdirSync('/proc/self/task').length > ${availableParallelism() + 40}) agent.send('many', 1);
`;
  const folder = await folderWith(t, { 'threads.js': text });
  const args = ['fleet', 'threads.js', ...usual, '--jobs', '1000'];
  const { exitCode, stdout, stderr } = await impsim(folder, ...args);
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /^messages +0 sent, 10 logged/m);
});
