import type { ClockStep, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';

// 1 January 2000: what an imp without a clock crystal believes before it has asked the server.
/** What `time()` returns at the start where a scenario does not say: 1 January 2024, 0:00 UTC. */
export const USUAL_EPOCH = 1704067200;

const WRONG_EPOCH = 946684800;

/** The clocks that a program can read. */
export class Clock {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _epoch: number;
  private readonly _millis: number;

  // Seconds that the time of day has been stepped by, and whether it is right.
  private _stepped = 0;
  private _isRight: boolean;

  // When the imp started, in milliseconds since the start of the simulation.
  private _bootedAt = 0;

  constructor(scenario: Scenario, scheduler: Scheduler, trace: Trace) {
    this._scheduler = scheduler;
    this._trace = trace;
    const epoch = scenario.epoch;
    this._epoch = epoch ?? USUAL_EPOCH;
    const millis = scenario.millis;
    this._millis = millis ?? 0;
    this._isRight = (scenario.timeIsRight ?? 'always') === 'always';
    for (const step of scenario.clockSteps ?? []) this._expect(step);
  }

  /** The imp starts: the clocks that count since then start, too. */
  boot(): void {
    this._bootedAt = this._scheduler.now;
  }

  /** The server tells the time. */
  sync(): void {
    this._isRight = true;
  }

  /** Lets the time of day step by whole seconds. */
  step(seconds: number): void {
    this._stepped += seconds;
    this._trace.addAside({ at: this._scheduler.now, kind: 'clock', seconds });
  }

  /** `time()`. */
  time(): number {
    const epoch = this._isRight ? this._epoch : WRONG_EPOCH;
    return epoch + this._stepped + Math.trunc(this._scheduler.now / 1000);
  }

  /** `hardware.millis()`. */
  millis(): number {
    return (this._millis + this._scheduler.now - this._bootedAt) | 0;
  }

  /** `hardware.micros()`. */
  micros(): number {
    return ((this._millis + this._scheduler.now - this._bootedAt) * 1000) | 0;
  }

  private _expect(step: ClockStep): void {
    this._scheduler.event(this._scheduler.milliseconds(step.at), () => {
      this.step(step.by);
    });
  }
}
