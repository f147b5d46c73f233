/**
 * Device programs as people write them: each in JavaScript and in Squirrel, with a scenario and the
 * timeline that it leads to. `UPDATE=1 npx ava tests/devices/devices.test.ts` writes the timelines, to be
 * read and committed.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import { secondsOf } from '../../targets/impsim/options.js';
import { EmbeddedRun } from '../../targets/impsim/embedded/run.js';
import { findIn, linkLibraries } from '../../targets/impsim/libraries.js';
import { loadNodeProgram } from '../../targets/impsim/node-program.js';
import { runInNode } from '../../targets/impsim/node.js';
import type { Run, RunOptions } from '../../targets/impsim/run.js';
import { withoutRun } from '../../targets/impsim/scenarios.js';
import { sourceOf } from '../../targets/impsim/squirrel-source.js';
import { timeline } from '../../targets/impsim/timeline.js';
import type { Scenario } from '../../targets/simulator/imp.js';
import { readScenario } from '../../targets/simulator/scenario-file.js';
import { root } from '../support/files.js';

const folder = `${root}tests/devices/programs/`;
const files = readdirSync(folder);
const names = files.filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -3));

for (const name of names) {
  test(`${name}.js does what its timeline says`, async (t) => {
    const program = await loadNodeProgram(`${folder}${name}.js`);
    const { scenario, options } = await plan(name);
    const text = timelineOf(t, runInNode(program, scenario, options));
    if (process.env['UPDATE'] === '1') await writeFile(`${folder}${name}.txt`, text);
    t.is(text, await readFile(`${folder}${name}.txt`, 'utf8'));
  });

  test(`${name}.nut does what its timeline says`, async (t) => {
    const file = `${folder}${name}.nut`;
    const source = linkLibraries(sourceOf(file, await readFile(file, 'utf8')), findIn([]));
    const { scenario, options } = await plan(name);
    const text = timelineOf(t, new EmbeddedRun(source, scenario, options).run());
    t.is(text, await readFile(`${folder}${name}.txt`, 'utf8'));
  });
}

async function plan(name: string): Promise<{ scenario: Scenario; options: RunOptions }> {
  const { duration, ...file } = await readScenario(`${folder}${name}.json`);
  return {
    scenario: withoutRun(file),
    options: { seconds: secondsOf('duration', duration!) },
  };
}

/** The timeline of a program that lived. */
function timelineOf(t: ExecutionContext, { trace, failure, uncaught }: Run): string {
  t.is(failure, null);
  t.deepEqual(uncaught, []);
  return `${timeline(trace).join('\n')}\n`;
}

test('each program has its four files, and there are no others', (t) => {
  const expected = names.flatMap((name) =>
    ['js', 'json', 'nut', 'txt'].map((each) => `${name}.${each}`),
  );
  t.deepEqual([...files].sort(), expected.sort());
});
