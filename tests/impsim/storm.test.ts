/** `impsim storm`: random outages, and the shortest scenario that does the same. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { findFirst, simplify } from '../../targets/impsim/storm/search.js';
import { makeStorm, scenarioOf, simpler, type Storm } from '../../targets/impsim/storm/storm.js';
import { checkScenario } from '../../targets/simulator/check-scenario.js';
import { folderWith } from '../support/files.js';
import { impsim } from './impsim.js';

const seeds = Array.from({ length: 200 }, (_, index) => index);

test('storms are scenarios whose outages end before they do', (t) => {
  for (const seed of seeds) {
    const storm = makeStorm(seed, 600);
    t.deepEqual(checkScenario(scenarioOf(storm, {})), []);
    let end = 0;
    for (const { at, length } of storm.outages) {
      t.true(at > end && length > 0, `storm ${seed}`);
      end = at + length;
    }
    t.true(end < 600);
  }
});

test('a storm depends on its number, and storms differ', (t) => {
  const texts = seeds.map((seed) => JSON.stringify(makeStorm(seed, 3600)));
  t.deepEqual(
    seeds.map((seed) => JSON.stringify(makeStorm(seed, 3600))),
    texts,
  );
  t.true(new Set(texts).size > 180, `${new Set(texts).size}`);
  t.true(texts.some((text) => text.includes('"silent":true')));
});

test('simpler storms are scenarios, too', (t) => {
  for (const seed of seeds.slice(0, 50)) {
    for (const storm of simpler(makeStorm(seed, 600))) {
      t.deepEqual(checkScenario(scenarioOf(storm, {})), []);
    }
  }
});

test('a search finds the simplest storm that has the problem', async (t) => {
  // The network is down at 100 s, for at least 7 s.
  const judge = async ({ outages, seconds }: Storm) => {
    const found = outages.find(({ at, length }) => at <= 100 && at + length > 107);
    return Promise.resolve(found !== undefined && seconds > 100 ? 'down' : null);
  };
  const storms = seeds.map((seed) => makeStorm(seed, 600));
  const found = await findFirst(storms, judge, 3);
  const { storm } = await simplify(found!, judge, 3);
  t.is(storm.outages.length, 1);
  const [outage] = storm.outages;
  t.is(outage!.code, 'NO_WIFI');
  t.false(outage!.silent);
  t.is(outage!.at + outage!.length, 108);
  t.is(storm.connectDelay, null);
  t.is(storm.seed, null);
  t.is(storm.seconds, 101);
});

test('there is nothing to find where nothing is wrong', async (t) => {
  const fine = () => Promise.resolve(null);
  t.is(await findFirst([makeStorm(1, 600)], fine, 2), null);
});

const BROKEN = `server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
local log = null;
server.onunexpecteddisconnect(function(reason) {
    log.push(reason);
});
`;

test('impsim storm writes a scenario that kills the program', async (t) => {
  const folder = await folderWith(t, { 'broken.nut': BROKEN });
  const args = ['broken.nut', '--for', '5m', '--runs', '20', '--out', 'found.json'];
  const { exitCode, stdout } = await impsim(folder, 'storm', ...args);
  t.is(exitCode, 1, stdout);
  t.regex(stdout, /\nFAIL died at \S+ at broken\.nut:4: the index 'push' does not exist\n$/);
  t.true(stdout.includes('npx impsim broken.nut --scenario ./found.json\n'));
  const file = JSON.parse(await readFile(join(folder, 'found.json'), 'utf8')) as object;
  t.like(file, { program: 'broken.nut' });
  const again = await impsim(folder, '--scenario', './found.json');
  t.is(again.exitCode, 1);
});

test('a program that lives through all storms passes', async (t) => {
  const folder = await folderWith(t, { 'fine.js': 'imp.wakeup(1, () => server.isconnected());' });
  const result = await impsim(folder, 'storm', 'fine.js', '--runs', '3', '--for', '1m');
  t.like(result, { exitCode: 0, stdout: 'PASS 3 storms\n', stderr: '' });
});

test('wrong arguments are usage errors', async (t) => {
  const folder = await folderWith(t, { 'x.nut': '' });
  for (const [args, said] of [
    [[], /^impsim: which program\?/],
    [['x.nut', '--runs', '0'], /--runs is a whole number from 1 to 100000, got 0/],
    [['x.nut', '--out', 'x.nut'], /--out/],
  ] as const) {
    const { exitCode, stderr } = await impsim(folder, 'storm', ...args);
    t.is(exitCode, 2);
    t.regex(stderr, said);
  }
});
