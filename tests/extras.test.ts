/**
 * What the add-ons promise, on every host and in every variant of impOS: in Node, as built, and the
 * committed Squirrel beside the library and the compact one.
 */
import test from 'ava';
import type { TraceEvent } from '../targets/simulator/imp.js';
import { variantsOf } from './behaviour/variants.js';
import type { AddOnBehaviour } from './extras/add-on-behaviour.js';
import { backoff } from './extras/backoff.js';
import { blinkUpWindows } from './extras/blink-up-window.js';
import { caps } from './extras/caps.js';
import { sessions } from './extras/session.js';
import { coreHost, packageHost } from './hosts/javascript.js';
import { runEverywhere, type Run } from './hosts/run-everywhere.js';
import { engineHost, squirrelHost } from './hosts/squirrel.js';
import { seenLine } from './support/events.js';

const behaviours = [...backoff, ...caps, ...sessions, ...blinkUpWindows].map((each) => ({
  ...each,
  proves: [],
}));

let runs: readonly Run[] = [];

test.before('every behaviour runs on every host', async (t) => {
  t.timeout(300_000);
  const hosts = await Promise.all([
    coreHost(),
    packageHost(),
    squirrelHost(32),
    squirrelHost(64),
    squirrelHost(32, 'ConnectionManager.min.lib.nut'),
    engineHost(),
  ]);
  runs = await runEverywhere(behaviours, hosts);
});

for (const [index, behaviour] of behaviours.entries()) {
  test(behaviour.title, (t) => {
    for (const { host, traces } of runs) {
      for (const [place, { name }] of variantsOf(behaviour).entries()) {
        const lines = linesOf(behaviour, traces[index]?.[place] ?? []);
        t.deepEqual(lines, behaviour.expected, `${host.name}, ${name}`);
      }
    }
  });
}

function linesOf({ see = [] }: AddOnBehaviour, trace: readonly TraceEvent[]): string[] {
  const kinds = ['note', 'uncaught', ...see];
  return trace.filter(({ kind }) => kinds.includes(kind)).map(seenLine);
}
