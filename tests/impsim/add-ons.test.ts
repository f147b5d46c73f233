/** Programs with add-ons, in each language and machine. */
import test from 'ava';
import { folderWith } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const TYPESCRIPT = `import { CM_START_CONNECTED, ConnectionManager } from 'imp-connection-manager';
import { ConnectionBackoff } from 'imp-connection-manager/extras';

const cm = new ConnectionManager({ retryOnTimeout: false, startBehavior: CM_START_CONNECTED });
new ConnectionBackoff(cm, { minDelay: 4, maxDelay: 64 });
`;

const SQUIRREL = `#require "ConnectionManager.lib.nut:3.1.0"
#require "ConnectionBackoff.device.lib.nut:3.1.0"
cm <- ConnectionManager({ "retryOnTimeout": false, "startBehavior": CM_START_CONNECTED });
ConnectionBackoff(cm, { "minDelay": 4, "maxDelay": 64 });
`;

test('an add-on does the same in TypeScript and in Squirrel, in each machine', async (t) => {
  const folder = await folderWith(t, { 'device.ts': TYPESCRIPT, 'device.nut': SQUIRREL });
  const attempts = async (...args: string[]) => {
    const result = await impsim(folder, ...args, '--scenario', 'long-drop', '--trace', 'json');
    t.is(result.exitCode, 0, result.stderr);
    return recordsOf(result, 'connect');
  };
  const expected = await attempts('device.ts');
  t.true(expected.length > 3);
  for (const machine of ['embedded', 'squirrel']) {
    t.deepEqual(await attempts('device.ts', '--vm', machine), expected, machine);
    t.deepEqual(await attempts('device.nut', '--vm', machine), expected, machine);
  }
});
