/** The scenarios that come with the simulator: a device that stays connected lives through each. */
import { readdir, readFile } from 'node:fs/promises';
import test from 'ava';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import { parseDuration, readScenario } from '../../targets/simulator/scenario-file.js';
import { traceInSquirrel } from '../../targets/impsim/squirrel.js';
import { squirrelVm } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';
import { programOf } from './example.js';

const folder = `${root}targets/simulator/scenarios/`;
const names = await readdir(folder);

const read = (name: string) => readFile(`${root}${name}`, 'utf8');
const vm = await squirrelVm(32);
const program = {
  name: 'mains.device.nut',
  source: await read('targets/simulator/examples/mains.device.nut'),
};

for (const name of names) {
  test.serial(
    `${name}: the mains device is online at the end, in Node as in Squirrel`,
    async (t) => {
      const { duration = 0, ...scenario } = await readScenario(`${folder}${name}`);
      const seconds = parseDuration(duration);
      const imp = new DeviceImp(scenario);
      (await programOf('mains')).start(imp);
      imp.run(seconds);
      t.is(imp.died, null);
      t.is(imp.link(), 'online');
      t.deepEqual(await traceInSquirrel(vm, program, scenario, seconds), imp.trace);
    },
  );
}
