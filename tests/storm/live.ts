import { SimulatedImp, type ModelEvent, type TraceEvent } from '../../targets/simulator/imp.js';
import type { Settings } from '../../core/index.js';
import { StormApplication } from './application.js';
import type { Kind, Recorder } from './events.js';
import { Hasher } from './hasher.js';
import { Watcher, type Violation } from './invariants/index.js';
import type { Plan } from './plan.js';
import { StormManager } from './storm-manager.js';

/** How a life went. */
export interface Outcome {
  violations: readonly Violation[];
  events: number;
  /** A number that stands for all events and the trace. */
  hash: number;
  trace: readonly TraceEvent[];
}

class Both implements Recorder {
  constructor(private readonly recorders: readonly Recorder[]) {}

  record(...event: [number, number, Kind, number, number, number]): void {
    for (const recorder of this.recorders) recorder.record(...event);
  }
}

/**
 * Lives a plan in Node.
 * @param others - What records the events besides the watcher.
 */
export function live(given: Plan, ...others: readonly Recorder[]): Outcome {
  // The program tells the imp that results of sends are over by taking them out of the scenario.
  const plan = structuredClone(given);
  const imp = new SimulatedImp({ ...plan.scenario, survives: plan.survives });
  const watcher = new Watcher(plan);
  const hasher = new Hasher();
  const recorder = new Both([watcher, hasher, ...others]);
  const application: StormApplication = new StormApplication(
    imp,
    plan,
    recorder,
    (observer, number, settings) => {
      const { server, imp: observed } = application;
      const { platform } = imp;
      const all = { ...platform, time: () => platform.time(), server, imp: observed };
      return new StormManager(observer, number, settings as Settings, all);
    },
  );
  try {
    application.run();
  } catch (error) {
    watcher.hold(false, 'time goes on', 0, String((error as Error).stack));
  }
  for (const message of application.observer.errors) {
    watcher.hold(false, 'exceptions reach impOS', 0, message);
  }
  hasher.addTrace(imp.trace as ModelEvent[]);
  const { violations } = watcher;
  return { violations, events: application.observer.count, hash: hasher.hash, trace: imp.trace };
}
