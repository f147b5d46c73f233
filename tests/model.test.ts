/**
 * Programs that do anything at any moment, on imps to which anything happens: the core keeps to the
 * model of the contract, and every host does the same as the core. MODEL_SEED repeats a run, and
 * MODEL_RUNS makes it longer.
 */
import test from 'ava';
import fc from 'fast-check';
import type { TraceRecord } from '../targets/simulator/imp.js';
import type { Host } from './hosts/host.js';
import { coreHost, packageHost } from './hosts/javascript.js';
import { squirrelHost } from './hosts/squirrel.js';
import { jobFor, live, type Life } from './simulation/life.js';
import { lives, quirks } from './simulation/lives.js';
import { walk } from './simulation/sequences.js';

const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 1_000_000);
const runs = Number(process.env['MODEL_RUNS'] ?? 5000);

/** So many lives are lived on every host. */
const hostLives = 150;

const walkDepth = 3;

test('whatever happens, the core keeps to the model', (t) => {
  t.log(`MODEL_SEED=${seed} MODEL_RUNS=${runs}`);
  let hangs = 0;
  const keepsToIt = fc.property(lives, quirks, (...all) => {
    const outcome = live(...all);
    if (outcome.hangs) hangs++;
    if (outcome.violations.length > 0) throw new Error(outcome.violations.join('\n'));
  });
  fc.assert(keepsToIt, { seed, numRuns: runs });
  t.true(hangs < runs / 50, `${hangs} of ${runs} programs kept themselves busy`);
});

test('whatever happens, every host does the same as the core', async (t) => {
  t.timeout(300_000);
  t.log(`MODEL_SEED=${seed}`);
  const sample = fc.sample(lives, { seed, numRuns: hostLives });
  const watched = sample.map((life) => ({ life, ...live(life) })).filter(({ hangs }) => !hangs);
  const hosts = await Promise.all([coreHost(), packageHost(), squirrelHost(32), squirrelHost(64)]);
  for (const host of hosts) {
    const traces = await tracesOn(host, watched);
    for (const [index, { life, trace }] of watched.entries()) {
      t.deepEqual(traces[index], trace, `${host.name}: ${JSON.stringify(life)}`);
    }
  }
});

test(`all sequences of ${walkDepth} calls and events keep to the model`, (t) => {
  const { sequences, broken } = walk(walkDepth);
  t.is(broken, null);
  t.true(sequences > 1000);
});

async function tracesOn(
  host: Host,
  all: readonly { life: Life }[],
): Promise<(readonly TraceRecord[])[]> {
  const traces = await host.run(all.map(({ life }) => jobFor(life)));
  return traces.map((each) => each[0] ?? []);
}
