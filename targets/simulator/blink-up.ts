import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';
import type { ScheduledCall } from './agenda.js';

// Milliseconds that a state lasts. Source: impOS docs, imp.enableblinkup().
const STATE_DURATION = 60000;

// What the rules for BlinkUp depend on: the time since a cold start, and since the first attempt to
// connect after the imp was online last.
type State = 'booting' | 'connecting' | 'idle';

/**
 * Whether BlinkUp works. Up to impOS 40 what the program says counts from the next change of state
 * on, and not at all while the imp boots; from impOS 42 on it counts at once, and always. Source:
 * impOS docs, `imp.enableblinkup()`.
 */
export class BlinkUp {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _isImmediate: boolean;

  private _state: State = 'idle';
  private _hasAttempted = false;
  private _end: ScheduledCall | null = null;

  // What the program said last, null for nothing, and whether BlinkUp works.
  private _said: boolean | null = null;
  private _isOpen = false;

  constructor(scenario: Scenario, scheduler: Scheduler, trace: Trace) {
    this._scheduler = scheduler;
    this._trace = trace;
    this._isImmediate = (scenario.impos ?? 42) >= 42;
  }

  /**
   * The imp has started.
   * @param isCold - Whether from a power cycle, and not from sleep.
   */
  boot(isCold: boolean): void {
    this._hasAttempted = false;
    this._said = null;
    this._enter(isCold ? 'booting' : 'idle');
  }

  /** The program starts anew. */
  forgetProgram(): void {
    this._said = null;
  }

  /** An attempt to connect begins. */
  attempt(): void {
    if (this._hasAttempted) return;
    this._hasAttempted = true;
    if (this._state === 'idle') this._enter('connecting');
  }

  /** The imp is online: the next attempt is a first one again. */
  online(): void {
    this._hasAttempted = false;
  }

  /** `imp.enableblinkup()`; the trace tells of changes only. */
  enable(enabled: boolean): void {
    const at = this._scheduler.now;
    this._trace.addDetail({ at, kind: 'enableblinkup', value: enabled });
    if (enabled === this._said) return;
    this._said = enabled;
    this._trace.add({ at, kind: 'blinkup', on: enabled });
    if (this._isImmediate) this._update();
  }

  private _enter(state: State): void {
    if (this._end != null) this._scheduler.cancelEvent(this._end);
    this._end = null;
    this._state = state;
    this._update();
    if (state === 'idle') return;
    this._end = this._scheduler.event(this._scheduler.later(STATE_DURATION), () => {
      this._end = null;
      this._enter('idle');
    });
  }

  private _update(): void {
    const isOpen = this._works();
    if (isOpen === this._isOpen) return;
    this._isOpen = isOpen;
    this._trace.addAside({ at: this._scheduler.now, kind: 'blinkup.window', on: isOpen });
  }

  private _works(): boolean {
    if (this._said === true) return true;
    if (this._said === false) return this._state === 'booting' && !this._isImmediate;
    return this._state !== 'idle';
  }
}
