import test from 'ava';
import { execute } from '../targets/squirrel/vm-process.js';
import { squirrelVm } from '../targets/squirrel/vm.js';
import type { Scenario } from '../targets/simulator/scenario.js';
import { traceInSquirrel } from '../targets/impsim/squirrel.js';
import { root } from './support/files.js';

test('the three example programs do the same in Node and in Squirrel, all day long', async (t) => {
  const { stdout, stderr, exitCode } = await execute(
    [process.execPath, '--import', 'tsx', 'targets/impsim/start.ts'],
    { cwd: root },
  );
  t.is(exitCode, 0, stdout + stderr);
  t.is([...stdout.matchAll(/^equal: \d+ trace records compared$/gm)].length, 3, stdout);
});

for (const bits of [32, 64] as const) {
  test(`a device program that requires a library runs on the ${bits}-bit VM`, async (t) => {
    const source =
      '#require "ConnectionManager.lib.nut:3.1.1"\n' +
      'cm <- ConnectionManager();\n' +
      'cm.connectFor(function() { agent.send("hello", 1); });\n';
    const scenario: Scenario = { boot: 'warm', network: [], connectDelay: 2 };
    const trace = await traceInSquirrel(
      await squirrelVm(bits),
      {
        name: 'hello.device.nut',
        source,
      },
      scenario,
      10,
    );
    const kinds = ['connect', 'agent.send', 'disconnect'];
    t.deepEqual(
      trace.filter(({ kind }) => kinds.includes(kind)).map(({ at, kind }) => `${at} ${kind}`),
      ['0 connect', '2000 agent.send', '2100 disconnect'],
    );
  });
}
