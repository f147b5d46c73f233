/** What the simulated imp does, in Node and in Squirrel with integers of 32 and of 64 bits. */
import test from 'ava';
import type { TraceEvent } from '../../targets/simulator/imp.js';
import type { Feature } from './feature.js';
import { features } from './features/index.js';
import { traceInNode, tracesInSquirrel } from './hosts.js';
import { seenLine } from '../support/events.js';

let traces: Record<string, readonly TraceEvent[][]> = {};

test.before('every feature runs on every host', async () => {
  traces = {
    Node: features.map(traceInNode),
    'the 32-bit machine': await tracesInSquirrel(32, features),
    'the 64-bit machine': await tracesInSquirrel(64, features),
  };
});

for (const [index, feature] of features.entries()) {
  test(feature.title, (t) => {
    t.deepEqual(linesOf(feature, traces['Node']?.[index] ?? []), feature.expected);
    for (const [host, all] of Object.entries(traces)) {
      if (feature.bits === 32 && host === 'the 64-bit machine') continue;
      t.deepEqual(all[index], traces['Node']?.[index], `${host}: the whole trace`);
    }
  });
}

test('no two features have the same title', (t) => {
  t.is(new Set(features.map(({ title }) => title)).size, features.length);
});

function linesOf({ see = [] }: Feature, trace: readonly TraceEvent[]): string[] {
  const kinds = ['note', 'uncaught', ...see];
  return trace.filter(({ kind }) => kinds.includes(kind)).map(seenLine);
}
