/** Every state of a small world keeps to the contract; `npm run walk` visits larger worlds. */
import test from 'ava';
import { ConnectionManager } from '../core/index.js';
import { changedCore } from './walk/changed-core.js';
import { mutations } from './walk/mutations.js';
import { Walk } from './walk/walk.js';
import { smallWorld } from './walk/worlds.js';

test('every state of the small world keeps to the contract', (t) => {
  const { states, transitions, violations } = new Walk(smallWorld, ConnectionManager).run();
  t.deepEqual(violations, []);
  t.true(states > 2000, `${states} states`);
  t.true(transitions > 50_000, `${transitions} transitions`);
});

for (const mutation of mutations) {
  test.serial(
    `a mutation of the core breaks a rule of the small world: ${mutation.rule}`,
    async (t) => {
      const { violations } = new Walk(smallWorld, await changedCore([mutation])).run();
      t.true(violations[0]?.rule.includes(mutation.rule), JSON.stringify(violations));
    },
  );
}

test('a world with more states than expected ends the walk', (t) => {
  const world = { ...smallWorld, mostStates: 10 };
  t.throws(() => new Walk(world, ConnectionManager).run(), {
    message: 'The world "small" has more than 10 states.',
  });
});
