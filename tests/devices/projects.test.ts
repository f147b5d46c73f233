/**
 * Device programs as people have them, each in a folder of its own with what belongs to it, run by
 * the command as a user has it, built. `UPDATE=1 npx ava tests/devices/projects.test.ts` writes the
 * timelines, to be read and committed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import test from 'ava';
import { root } from '../support/files.js';
import { impsim } from '../impsim/impsim.js';

const folder = `${root}tests/devices/projects/`;

for (const name of readdirSync(folder)) {
  test(`${name} does what its timeline says`, async (t) => {
    const project = `${folder}${name}`;
    const agent = existsSync(`${project}/agent.nut`) ? ['--agent', 'agent.nut'] : [];
    const { exitCode, stdout, stderr } = await impsim(
      project,
      ...['--scenario', './scenario.json', ...agent],
    );
    t.is(stderr, '');
    t.is(exitCode, 0);
    const [timeline = ''] = stdout.split('\n\n');
    const expected = `${project}/timeline.txt`;
    if (process.env['UPDATE'] === '1') await writeFile(expected, `${timeline}\n`);
    t.is(`${timeline}\n`, await readFile(expected, 'utf8'));
  });
}

test("Builder's variables reach the irrigation", async (t) => {
  const args = ['--scenario', './scenario.json', '-D', 'MINUTES=7', '--trace', 'text'];
  const { stdout } = await impsim(`${folder}irrigation`, ...args);
  const written = [...stdout.matchAll(/^(\S+) pin (pin\d) write (\d)$/gm)];
  t.deepEqual(
    written.map(([, at, pin, value]) => `${at} ${pin} ${value}`),
    ['60.000 pin5 1', '480.000 pin5 0', '480.000 pin7 1', '900.000 pin7 0'],
  );
});
