/** What tests in TypeScript and JavaScript use of impsim. */
import type { TraceEvent } from '../simulator/events.js';
import type { SimulatedImp } from '../simulator/imp.js';
import {
  summarize as summarizeRun,
  timeline,
  type Summary,
  type TimelineOptions,
} from './timeline.js';
import { Watcher } from './watch.js';

/** Makes managers. */
export type ManagerClass = new (...given: never[]) => object;

/** A class of managers that is watched. */
export interface Watched<Manager extends ManagerClass> {
  /** The class to use instead of the given one. */
  readonly ConnectionManager: Manager;

  /** Adds what is still queued to the trace, at the end of a test. */
  finish(): void;
}

/**
 * Watches ConnectionManager: its callbacks, tasks and queue become events in `imp.trace`, as do the tasks
 * and messages that are lost when the program ends.
 * @param manager - The class ConnectionManager, which stays as it is.
 */
export function watch<Manager extends ManagerClass>(
  imp: SimulatedImp,
  manager: Manager,
): Watched<Manager> {
  const watcher = new Watcher(imp);
  const base: new (...given: unknown[]) => object = manager as never;
  const subclass = class extends base {};
  watcher.watch(subclass);
  return {
    ConnectionManager: subclass as unknown as Manager,
    finish: () => {
      watcher.finish();
    },
  };
}

/** Tells what happened, as impsim prints it: a line for what belongs together. */
export function formatTimeline(
  events: readonly TraceEvent[],
  options: TimelineOptions = {},
): string {
  return timeline(events, options).join('\n');
}

/**
 * Counts what happened.
 * @param seconds - How long the run was. Default: up to the last event.
 */
export function summarize(
  events: readonly TraceEvent[],
  seconds = (events.at(-1)?.at ?? 0) / 1000,
): Summary {
  return summarizeRun(events, seconds);
}
