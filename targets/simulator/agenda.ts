import type { TimerOrder } from './scenario.js';

/** A call that waits for its time. */
export interface ScheduledCall {
  /** When it is due: milliseconds since the start, or whatever else the agenda counts. */
  at: number;
  /** What to call. */
  callback: () => void;
  /** Whether it is a timer of the program. */
  isTimer: boolean;
}

/**
 * Calls in the order in which they are due. impOS does not document the order of those that are
 * due together, so this is the one place that decides it, as the scenario says.
 */
export class Agenda {
  private readonly _calls: ScheduledCall[];
  private readonly _order: TimerOrder;

  // The state of the dice.
  private _dice: number;

  /**
   * @param order - The order of calls that are due together.
   * @param seed - What it depends on when it is shuffled: 0 to 65536.
   */
  constructor(order: TimerOrder, seed: number) {
    this._calls = [];
    this._order = order;
    this._dice = seed;
  }

  /**
   * Adds a call.
   * @param isTimer - Whether it is a timer of the program.
   * @returns The call, as `remove()` wants it.
   */
  add(at: number, callback: () => void, isTimer: boolean): ScheduledCall {
    const call = { at, callback, isTimer };
    let end = this._calls.length;
    while (end > 0 && this._calls[end - 1]!.at > at) end -= 1;
    this._calls.splice(this._placeFor(at, end), 0, call);
    return call;
  }

  /**
   * Removes a call.
   * @param call - What `add()` returned; anything else has no effect.
   */
  remove(call: unknown): void {
    for (let i = 0; i < this._calls.length; i++) {
      const candidate = this._calls[i]!;
      if (candidate === call) {
        this._calls.splice(i, 1);
        return;
      }
    }
  }

  /**
   * Takes the next call out if it is due.
   * @param now - Milliseconds since the start.
   * @returns The call, or null when none is due.
   */
  take(now: number): ScheduledCall | null {
    if (this._calls.length === 0 || this._calls[0]!.at > now) return null;
    return this._calls.shift()!;
  }

  /**
   * Tells when something is due.
   * @param limit - Milliseconds since the start.
   * @returns The same for the next call, but not more than the limit.
   */
  next(limit: number): number {
    return this._calls.length > 0 && this._calls[0]!.at < limit ? this._calls[0]!.at : limit;
  }

  /** Counts the timers of the program. */
  timers(): number {
    let count = 0;
    for (const call of this._calls) if (call.isTimer) count += 1;
    return count;
  }

  // Where a new call belongs among those that are due with it, of which the last is before `end`.
  private _placeFor(at: number, end: number): number {
    if (this._order === 'fifo') return end;
    let first = end;
    while (first > 0 && this._calls[first - 1]!.at === at) first -= 1;
    return this._order === 'lifo' ? first : first + this._throw(end - first + 1);
  }

  // A number from 0 up to one less than `sides`, with integers of 32 bits.
  private _throw(sides: number): number {
    this._dice = (this._dice * 75 + 74) % 65537;
    return this._dice % sides;
  }
}
