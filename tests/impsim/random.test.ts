/** Random numbers: each device has its own, and they are the same wherever its program runs. */
import test from 'ava';
import { makeDeviceProgram, readProgram } from '../../targets/impsim/fleet/device-program.js';
import { runDevices, shardDevices, mergeDeeds } from '../../targets/impsim/fleet/devices.js';
import { folderWith } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const DICE = `import { ConnectionManager } from 'imp-connection-manager';
import 'imp-connection-manager/imp';

const cm = new ConnectionManager();
for (let i = 0; i < 4; i++) cm.log(\`\${Math.floor(Math.random() * 1000)}\`);
`;

const RAW = 'for (local i = 0; i < 4; i++) server.log(math.rand());\n';

test('a program has the same random numbers in Node and as Squirrel', async (t) => {
  const folder = await folderWith(t, {
    'dice.ts': DICE,
    'raw.nut': RAW,
    'seed.json': '{ "seed": 7 }',
  });
  const logs = async (...args: string[]) => {
    const result = await impsim(folder, ...args, '--for', '1s', '--trace', 'json');
    t.is(result.exitCode, 0, result.stderr);
    return recordsOf(result, 'log');
  };
  const inNode = await logs('dice.ts');
  t.is(new Set(inNode).size, 4);
  t.deepEqual(await logs('dice.ts', '--vm', 'embedded'), inNode);
  t.deepEqual(await logs('dice.ts', '--vm', 'squirrel'), inNode);
  const seeded = await logs('dice.ts', '--scenario', 'seed.json');
  t.notDeepEqual(seeded, inNode);
  t.deepEqual(await logs('dice.ts', '--scenario', 'seed.json', '--vm', 'embedded'), seeded);
  t.deepEqual(await logs('raw.nut', '--vm', 'squirrel'), await logs('raw.nut'));
});

test('each device of a fleet has its own random numbers, in every shard', async (t) => {
  const text = `agent.send('die', 0); if (Math.random() < 0.5) server.log(math.rand());`;
  const file = `${await folderWith(t, { 'dice.js': text })}/dice.js`;
  const program = makeDeviceProgram(await readProgram(file));
  const measure = { seconds: 10, bucketSeconds: 1 };
  const settings = { scenario: {}, seed: 3, spreadSeconds: 0, delayVariation: 0, ...measure };
  const whole = runDevices({ first: 1, last: 400 }, settings, program);
  t.is(whole.summary.sent, 400);
  t.true(Math.abs(whole.summary.logged - 200) < 40, `${whole.summary.logged}`);
  const parts = [1, 2, 3].map((index) =>
    runDevices(shardDevices(400, { index, count: 3 }), settings, program),
  );
  t.deepEqual(mergeDeeds(parts), whole);
});
