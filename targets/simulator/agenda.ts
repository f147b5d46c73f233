/** A call that waits for its time. */
export interface ScheduledCall {
  /** When it is due: milliseconds since the start. */
  at: number;
  /** What to call. */
  callback: () => void;
}

/**
 * Calls in the order in which they are due; of those that are due together, the one that was added
 * first comes first. impOS does not document its order, so this is the one place that decides it.
 */
export class Agenda {
  private readonly _calls: ScheduledCall[];

  constructor() {
    this._calls = [];
  }

  /**
   * Adds a call.
   * @returns The call, as `remove()` wants it.
   */
  add(at: number, callback: () => void): ScheduledCall {
    const call = { at, callback };
    let place = this._calls.length;
    while (place > 0 && this._calls[place - 1]!.at > at) place -= 1;
    this._calls.splice(place, 0, call);
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
}
