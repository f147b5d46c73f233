import type { Clock } from './clock.js';
import type { Parts } from './parts.js';
import type { Power } from './power.js';

/** impOS's `hardware` on a simulated imp: its clocks, and why the program started. */
export class HardwareModule {
  private readonly _clock: Clock;
  private readonly _power: Power;

  constructor(parts: Parts) {
    this._clock = parts.clock;
    this._power = parts.power;
  }

  /** Milliseconds since the imp started, as an integer that wraps. Source: impOS docs. */
  millis(): number {
    return this._clock.millis();
  }

  /** Microseconds since the imp started, as an integer that wraps. Source: impOS docs. */
  micros(): number {
    return this._clock.micros();
  }

  /** Why the program started. Source: impOS docs, `hardware.wakereason()`. */
  wakereason(): number {
    return this._power.wakeReason;
  }
}
