/**
 * What the library promises, on every host and in every variant of impOS: the core in Node, the
 * JavaScript build, the committed Squirrel in a machine with integers of 32 and of 64 bits, and the
 * compact Squirrel in the one of 32, as an imp has; both also in the embedded engine.
 */
import test from 'ava';
import type { Scenario, TraceEvent } from '../targets/simulator/imp.js';
import { parseAction, type Behaviour } from './behaviour/behaviour.js';
import { unproven } from './behaviour/coverage.js';
import { behaviours } from './behaviour/index.js';
import { programs } from './behaviour/programs.js';
import { ruleOf } from './behaviour/rules.js';
import { variantsOf } from './behaviour/variants.js';
import { coreHost, packageHost } from './hosts/javascript.js';
import { runEverywhere, type Run } from './hosts/run-everywhere.js';
import { engineHost, squirrelHost } from './hosts/squirrel.js';
import { seenLine } from './support/events.js';

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
    engineHost('ConnectionManager.min.lib.nut'),
  ]);
  runs = await runEverywhere(behaviours, hosts);
});

for (const [index, behaviour] of behaviours.entries()) {
  test(titleOf(behaviour), (t) => {
    for (const [place, { name, scenario }] of variantsOf(behaviour).entries()) {
      const wanted = expectedOf(behaviour, scenario);
      const [first, ...others] = runs.map(({ host, traces }) => ({
        where: `${host.name}, ${name}`,
        trace: traces[index]?.[place] ?? [],
      }));
      if (first === undefined) throw new Error('there is no host');
      t.deepEqual(linesOf(behaviour, first.trace), wanted, first.where);
      for (const { where, trace } of others) {
        t.deepEqual(linesOf(behaviour, trace), wanted, where);
        // What nobody asked to see must be the same everywhere, too.
        t.deepEqual(trace, first.trace, `${where}: the whole trace`);
      }
    }
  });
}

for (const { name, proves, title, expected } of programs) {
  test(titleOf({ proves, title }), async (t) => {
    for (const { host } of runs) t.deepEqual(await host.print(name), expected, host.name);
  });
}

test('every sentence of the contract is proved by a behaviour', (t) => {
  t.deepEqual(unproven(), []);
});

test('an action that is not understood is an error', (t) => {
  const mistakes = ['conect', 'connect now', 'disconnect maybe', 'blinkUp 4', 'network gone', ''];
  for (const mistake of mistakes) t.throws(() => parseAction(mistake), undefined, mistake);
});

test('no two behaviours have the same title', (t) => {
  const titles = [...behaviours, ...programs].map(titleOf);
  t.deepEqual(
    titles.filter((title, index) => titles.indexOf(title) !== index),
    [],
  );
});

function titleOf({ proves, title }: Pick<Behaviour, 'proves' | 'title'>): string {
  return `${ruleOf(proves[0] ?? '')} ${title}`;
}

function expectedOf({ expected }: Behaviour, scenario: Scenario): readonly string[] {
  return typeof expected === 'function' ? expected(scenario) : expected;
}

/** The events that a behaviour asks to see, as it writes them. */
function linesOf({ see = [] }: Behaviour, trace: readonly TraceEvent[]): string[] {
  const kinds = ['note', 'uncaught', ...see];
  return trace.filter(({ kind }) => kinds.includes(kind)).map(lineOf);
}

function lineOf(event: TraceEvent): string {
  return event.kind === 'disconnect' ? `${event.at} disconnect` : seenLine(event);
}
