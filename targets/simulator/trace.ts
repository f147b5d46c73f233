import { copyData, type Data } from './data.js';
import type { ModelEvent, TraceEvent } from './events.js';
import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';

/** Keeps what happened. */
export class Trace {
  /** All that happened, in order. */
  readonly events: TraceEvent[];

  /** Whether what `addDetail()` is given is kept. */
  readonly isDetailed: boolean;

  /** Whether nothing is kept. */
  readonly isSilent: boolean;

  /** The turn in which the last event was added, or after which; details and logs do not count. */
  lastTurn = 0;

  /** Copies a value for an event. */
  copy: (value: unknown) => Data;

  private readonly _scheduler: Scheduler;

  constructor(scenario: Scenario, scheduler: Scheduler) {
    this.events = [];
    this.copy = (value) => copyData(value);
    this._scheduler = scheduler;
    const detailed = scenario.detailed;
    this.isDetailed = detailed ?? false;
    this.isSilent = scenario.silent ?? false;
  }

  /** Adds what happens now. */
  add(event: ModelEvent): void {
    this.addAside(event);
    if (event.kind !== 'log' && event.kind !== 'error') this.lastTurn = this._scheduler.turn;
  }

  /** Adds something that the current turn does not do. */
  addAside(event: ModelEvent): void {
    if (!this.isSilent) this.events.push(event);
  }

  /** Adds something only for those who asked for details. */
  addDetail(event: ModelEvent): void {
    if (this.isDetailed) this.addAside(event);
  }
}
