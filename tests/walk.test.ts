/** All short sequences of calls and events keep to the contract; `npm run walk` goes deeper. */
import test from 'ava';
import { walk } from './simulation/sequences.js';

const depth = 3;

test(`all sequences of ${depth} calls and events keep to the contract`, (t) => {
  const { sequences, broken } = walk(depth);
  t.is(broken, null);
  t.true(sequences > 1000);
});
