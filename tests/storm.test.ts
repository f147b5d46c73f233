/**
 * Storms: random programs on imps to which anything happens. STORM_SEED repeats a run, and
 * STORM_RUNS makes it longer; so does `npm run storm`.
 */
import test from 'ava';
import { difference } from './storm/batch.js';
import { changing, findFailure } from './storm/check-mutations.js';
import { invariants } from './storm/invariants/index.js';
import { live } from './storm/live.js';
import { makePlan } from './storm/make-plan.js';
import { mutations } from './storm/mutations.js';
import { storm } from './storm/storm.js';

const seed = Number(process.env['STORM_SEED'] ?? Date.now() % 1_000_000_000);
const count = Number(process.env['STORM_RUNS'] ?? 2000);

/** So many of the lives are lived in Squirrel, too. */
const squirrelCount = Math.ceil(count / 10);

const short = { hours: 1, invariant: null, jobs: 2 };

test('whatever happens, the invariants hold, and in the end the device settles', async (t) => {
  t.log(`STORM_SEED=${seed} STORM_RUNS=${count}`);
  const { runs, failure } = await storm({ ...short, seed, count, isBoth: false });
  t.is(failure, null);
  t.is(runs, count);
});

test('whatever happens, the same happens in 32-bit Squirrel', async (t) => {
  t.timeout(300_000);
  t.log(`STORM_SEED=${seed} STORM_RUNS=${count}`);
  const { runs, failure } = await storm({ ...short, seed, count: squirrelCount, isBoth: true });
  t.is(failure, null);
  t.is(runs, squirrelCount);
});

for (const mutation of mutations) {
  test.serial(`a change of the core shows: ${mutation.invariant}`, async (t) => {
    t.not(await findFailure(mutation, { seed: 1, count: 600, hours: 1, jobs: 1 }), null);
  });
}

test('each invariant has a change of the core that breaks it', (t) => {
  const broken = new Set<string>(mutations.map(({ invariant }) => invariant));
  t.deepEqual(Object.keys(invariants).sort(), [...broken].sort());
});

test('a life that fails is made small', async (t) => {
  const mutation = mutations.find(({ invariant }) => invariant === 'tasks run online');
  t.truthy(mutation);
  const plugins = mutation ? [changing(mutation)] : [];
  const options = { ...short, jobs: 1, seed: 1, count: 300, isBoth: false, plugins };
  const { failure } = await storm(options);
  const actions = [...(failure?.plan.steps ?? []), ...(failure?.plan.scripts.flat() ?? [])];
  t.true(actions.length > 0 && actions.length <= 6, JSON.stringify(failure, null, 2));
});

test('the same seed makes the same life, and it goes the same way', (t) => {
  const options = { hours: 1, isSilent: false };
  t.deepEqual(makePlan(seed, options), makePlan(seed, options));
  const plan = makePlan(seed, options);
  t.deepEqual(live(plan), live(plan));
});

test('a life that is another one in Squirrel is found, and made small', async (t) => {
  const from = 'this._cmEnter(null);\n    platform.server';
  const plugins = [changing({ from, to: `platform.imp.enableblinkup(false); ${from}` })];
  const options = { ...short, jobs: 1, seed: 1, count: 5, isBoth: true, plugins };
  const { failure } = await storm(options);
  t.is(failure?.reason, difference);
  t.deepEqual(failure?.plan.steps, []);
});
