/**
 * Device programs as people write them: each in JavaScript and in Squirrel, with a scenario and the
 * timeline that it leads to. `UPDATE=1 npx ava tests/devices/devices.test.ts` writes the timelines, to be
 * read and committed.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import test from 'ava';
import { secondsOf } from '../../targets/impsim/options.js';
import { loadNodeProgram } from '../../targets/impsim/node-program.js';
import { runInNode } from '../../targets/impsim/node.js';
import { withoutRun } from '../../targets/impsim/scenarios.js';
import { timeline } from '../../targets/impsim/timeline.js';
import { readScenario } from '../../targets/simulator/scenario-file.js';
import { compileSquirrel, squirrelVm } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';

const folder = `${root}tests/devices/programs/`;
const files = readdirSync(folder);
const names = files.filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -3));

for (const name of names) {
  test(`${name}.js does what its timeline says`, async (t) => {
    const { title, duration, ...file } = await readScenario(`${folder}${name}.json`);
    const program = await loadNodeProgram(`${folder}${name}.js`);
    const seconds = secondsOf('duration', duration!);
    const { trace, failure, uncaught } = runInNode(program, withoutRun(file), { seconds });
    t.is(failure, null);
    t.deepEqual(uncaught, [], title);
    const text = `${timeline(trace).join('\n')}\n`;
    if (process.env['UPDATE'] === '1') await writeFile(`${folder}${name}.txt`, text);
    t.is(text, await readFile(`${folder}${name}.txt`, 'utf8'));
  });

  test(`${name}.nut compiles`, async (t) => {
    await t.notThrowsAsync(compileSquirrel(await squirrelVm(32), `${folder}${name}.nut`));
  });
}

test('each program has its four files, and there are no others', (t) => {
  const expected = names.flatMap((name) =>
    ['js', 'json', 'nut', 'txt'].map((each) => `${name}.${each}`),
  );
  t.deepEqual([...files].sort(), expected.sort());
});
