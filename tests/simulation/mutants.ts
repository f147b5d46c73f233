/**
 * The tests of the core in one short process, for `npm run mutate`: the behaviours in every variant
 * of impOS, the programs, storms, the walk. It ends at the first failure, with exit code 1.
 */
import * as core from '../../core/index.js';
import { SimulatedImp, type Scenario } from '../../targets/simulator/imp.js';
import { programOf, secondsOf, type Behaviour } from '../behaviour/behaviour.js';
import { BehaviourDriver } from '../behaviour/driver.js';
import { behaviours } from '../behaviour/index.js';
import { programs } from '../behaviour/programs.js';
import * as callbacks from '../behaviour/programs/callbacks.js';
import * as construction from '../behaviour/programs/construction.js';
import * as forgotten from '../behaviour/programs/forgotten.js';
import * as growth from '../behaviour/programs/growth.js';
import * as limits from '../behaviour/programs/limits.js';
import * as order from '../behaviour/programs/order.js';
import * as subclass from '../behaviour/programs/subclass.js';
import * as surface from '../behaviour/programs/surface.js';
import * as unprintable from '../behaviour/programs/unprintable.js';
import { variantsOf } from '../behaviour/variants.js';
import { live } from '../storm/live.js';
import { makePlan } from '../storm/make-plan.js';
import { Walk } from '../walk/walk.js';
import { smallWorld } from '../walk/worlds.js';
import { seenLine } from '../support/events.js';

const modules = {
  callbacks,
  construction,
  forgotten,
  growth,
  limits,
  order,
  subclass,
  surface,
  unprintable,
};
const storms = { count: 1500, hours: 1 };

/** What a behaviour asks to see, as it writes it. */
function seen(behaviour: Behaviour, scenario: Scenario): string[] {
  const imp = new SimulatedImp(scenario);
  const make = (settings: unknown): core.ConnectionManager =>
    new core.ConnectionManager(settings as core.Settings, imp.platform);
  const none = () => undefined;
  new BehaviourDriver(imp, make, none, programOf(behaviour)).start();
  imp.run(secondsOf(behaviour));
  const kinds = ['note', 'uncaught', ...(behaviour.see ?? [])];
  return imp.trace
    .filter(({ kind }) => kinds.includes(kind))
    .map((event) => (event.kind === 'disconnect' ? `${event.at} disconnect` : seenLine(event)));
}

function expectSame(actual: readonly string[], expected: readonly string[], title: string): void {
  if (actual.join('\n') === expected.join('\n')) return;
  throw new Error(`${title}:\n${actual.join('\n')}\nexpected:\n${expected.join('\n')}`);
}

function checkBehaviours(): void {
  for (const behaviour of behaviours) {
    for (const { scenario } of variantsOf(behaviour)) {
      const { expected, title } = behaviour;
      const wanted = typeof expected === 'function' ? expected(scenario) : expected;
      expectSame(seen(behaviour, scenario), wanted, title);
    }
  }
}

function checkPrograms(): void {
  for (const { name, title, expected } of programs) {
    const module = Object.entries(modules).find(([each]) => each === name)?.[1];
    if (module === undefined) throw new Error(`mutants.ts does not know the program ${name}`);
    const lines: string[] = [];
    module.run(core, (line) => lines.push(line));
    expectSame(lines, expected, title);
  }
}

function checkStorms(): void {
  for (let seed = 0; seed < storms.count; seed++) {
    const { violations } = live(makePlan(seed, { hours: storms.hours, isSilent: true }));
    if (violations[0]) throw new Error(`storm ${seed}: ${violations[0].invariant}`);
  }
}

function checkWalk(): void {
  const { violations } = new Walk(smallWorld, core.ConnectionManager).run();
  if (violations[0]) throw new Error(`the walk: ${violations[0].rule}`);
}

function checkPlatforms(): void {
  const whole = new SimulatedImp({}).platform;
  const wrong: [given: object | null | undefined, message: string][] = [
    [undefined, 'none, and there is no global "server" either'],
    [null, 'one without server'],
    [{}, 'one without server'],
    [{ ...whole, imp: null }, 'one without imp'],
    [{ ...whole, hardware: null }, 'one without hardware'],
    [{ ...whole, time: null }, 'one without time'],
  ];
  for (const [given, message] of wrong) {
    const wanted = `ConnectionManager: platform must be an object with impOS's server, imp, hardware and time(), got ${message}`;
    if (errorFor(given) !== wanted) throw new Error(`a platform is not refused: ${message}`);
  }
}

function errorFor(given: object | null | undefined): string | null {
  try {
    new core.ConnectionManager({}, given as core.Platform);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

checkPlatforms();
checkPrograms();
checkBehaviours();
checkStorms();
checkWalk();
