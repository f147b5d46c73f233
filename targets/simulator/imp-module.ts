import type { Timer } from '../../core/platform.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';

/** impOS's `imp` on a simulated imp. */
export class ImpModule {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;

  // What the program said last about BlinkUp; null for nothing.
  private _blinkUp: boolean | null = null;

  // Bytes. Source: impOS docs, `agent.send()`.
  private _sendBufferSize = 3456;

  constructor(scheduler: Scheduler, trace: Trace) {
    this._scheduler = scheduler;
    this._trace = trace;
  }

  /**
   * Calls a function later. Source: impOS docs, `imp.wakeup()`.
   * @param interval - Seconds, rounded up to 0.01; 0 for the next idle moment.
   * @returns The timer, or null when the interval is longer than 10,737,418 seconds, or the program
   *   holds as many timers as it can.
   */
  wakeup(interval: number, callback: () => void): Timer | null {
    const timer = this._scheduler.wakeup(interval, callback);
    const result = timer == null ? 'null' : 'a timer';
    this._trace.addDetail('wakeup', `${this._scheduler.milliseconds(interval)} ms: ${result}`);
    return timer;
  }

  /**
   * Cancels a timer; no effect on one that has fired. Source: impOS docs, `imp.cancelwakeup()`.
   * @throws Error on null: what impOS does then is not documented.
   */
  cancelwakeup(timer: Timer | null): void {
    if (timer == null) throw new Error('SimulatedImp: imp.cancelwakeup() needs a timer, got null');
    this._scheduler.cancel(timer);
  }

  /**
   * Enables or disables BlinkUp, at once as from impOS 42 on; the trace tells of changes only.
   * Source: impOS docs, `imp.enableblinkup()`.
   */
  enableblinkup(enabled: boolean): void {
    this._trace.addDetail('enableblinkup', this._trace.describe(enabled));
    if (enabled === this._blinkUp) return;
    this._blinkUp = enabled;
    this._trace.add('blinkup', enabled ? 'on' : 'off');
  }

  /** Calls a function once, when nothing else is to do. Source: impOS docs, `imp.onidle()`. */
  onidle(callback: (() => void) | null): void {
    this._scheduler.onIdle(callback);
  }

  /**
   * Asks for a larger send buffer; nothing fills it here.
   * @param size - Bytes, up to 30,720; it does not shrink.
   * @returns The size before, in bytes. Source: impOS docs, `imp.setsendbuffersize()`.
   */
  setsendbuffersize(size: number): number {
    const before = this._sendBufferSize;
    const possible = size > 30720 ? 30720 : size;
    if (possible > before) this._sendBufferSize = possible;
    return before;
  }
}
