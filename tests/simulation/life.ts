import { SimulatedImp, type Scenario, type TraceRecord } from '../../targets/simulator/imp.js';
import { programOf } from '../behaviour/behaviour.js';
import { BehaviourDriver, type Program } from '../behaviour/driver.js';
import type { Job } from '../hosts/host.js';
import { Watch, type Quirks } from './watch.js';

/** What happens to an imp, and what its program does, in the words of a behaviour. */
export interface Life {
  scenario: Scenario;
  settings: Readonly<Record<string, unknown>>;
  /** `<seconds> <action>`. */
  steps: readonly string[];
  scripts: Readonly<Record<string, readonly string[]>>;
}

/** How a life went. */
export interface Outcome {
  violations: readonly string[];
  trace: readonly TraceRecord[];
  /** Whether the program keeps itself busy, and was brought to an end. */
  hangs: boolean;
}

// After the last step, attempts end and retries follow.
const afterSeconds = 45;

const noQuirks: Quirks = { refuses: null, answersWithin: false };

/** Runs a life on the core, watched by the model. */
export function live(life: Life, quirks = noQuirks): Outcome {
  const imp = new SimulatedImp({ ...life.scenario, survives: true });
  const watch = new Watch(imp, quirks);
  new BehaviourDriver(imp, (settings) => watch.make(settings), programFor(life)).start();
  try {
    imp.run(secondsFor(life));
    watch.end();
  } catch (error) {
    watch.violations.push(String(error));
  }
  return { violations: watch.violations, trace: imp.trace, hangs: watch.hangs() };
}

/** The same for a host. */
export function jobFor(life: Life): Job {
  return {
    program: programFor(life),
    seconds: secondsFor(life),
    scenarios: [{ ...life.scenario, survives: true }],
  };
}

function programFor({ settings, steps, scripts }: Life): Program {
  return programOf({ proves: [], title: '', settings, steps, scripts, expected: [] });
}

function secondsFor({ steps }: Life): number {
  return Math.ceil(Number.parseFloat(steps.at(-1) ?? '0')) + afterSeconds;
}
