import type { TimerOrder } from './scenario.js';

/** A call that waits for its time. */
export interface ScheduledCall {
  /** When it is due: milliseconds since the start, or whatever else the agenda counts. */
  readonly at: number;
  /** Its place among those that are due with it: the smallest is the first. */
  readonly order: number;
  /** What to call. */
  readonly callback: () => void;
  /** Whether it is a timer of the program. */
  readonly isTimer: boolean;
}

/**
 * Calls in the order in which they are due. impOS does not document the order of those that are
 * due together, so this is the one place that decides it, as the scenario says.
 */
export class Agenda {
  /** How many of the calls are timers of the program. */
  timers = 0;

  // A binary heap: no call comes before the one at half its place.
  private readonly _heap: ScheduledCall[];
  private readonly _timerOrder: TimerOrder;

  // How many calls have been added, and the state of the dice.
  private _added = 0;
  private _dice: number;

  /**
   * @param timerOrder - The order of calls that are due together.
   * @param seed - What it depends on when it is shuffled: 0 to 65536.
   */
  constructor(timerOrder: TimerOrder, seed: number) {
    this._heap = [];
    this._timerOrder = timerOrder;
    this._dice = seed;
  }

  /**
   * Adds a call.
   * @param isTimer - Whether it is a timer of the program.
   * @returns The call, as `remove()` wants it.
   */
  add(at: number, callback: () => void, isTimer: boolean): ScheduledCall {
    const call = { at, order: this._nextOrder(), callback, isTimer };
    if (isTimer) this.timers += 1;
    this._heap.push(call);
    this._rise(this._heap.length - 1);
    return call;
  }

  /**
   * Removes a call.
   * @param call - What `add()` returned; anything else has no effect.
   */
  remove(call: unknown): void {
    for (let i = 0; i < this._heap.length; i++) {
      const candidate = this._heap[i]!;
      if (candidate === call) {
        this._takeFrom(i);
        return;
      }
    }
  }

  /** Removes all calls. */
  clear(): void {
    while (this._heap.length > 0) this._heap.pop()!;
    this.timers = 0;
  }

  /**
   * Takes the next call out if it is due.
   * @param now - Milliseconds since the start.
   * @returns The call, or null when none is due.
   */
  take(now: number): ScheduledCall | null {
    if (this._heap.length === 0 || this._heap[0]!.at > now) return null;
    const call = this._heap[0]!;
    this._takeFrom(0);
    return call;
  }

  /**
   * Tells when something is due.
   * @param limit - Milliseconds since the start.
   * @returns The same for the next call, but not more than the limit.
   */
  next(limit: number): number {
    return this._heap.length > 0 && this._heap[0]!.at < limit ? this._heap[0]!.at : limit;
  }

  // With integers of 32 bits; the dice come back to a number after all others.
  private _nextOrder(): number {
    this._added += 1;
    if (this._timerOrder === 'fifo') return this._added;
    if (this._timerOrder === 'lifo') return -this._added;
    this._dice = (this._dice * 75 + 74) % 65537;
    return this._dice;
  }

  // Takes the call at that place out of the heap: the last one comes in, and finds its own place.
  private _takeFrom(place: number): void {
    if (this._heap[place]!.isTimer) this.timers -= 1;
    const last = this._heap.pop()!;
    if (place === this._heap.length) return;
    this._heap[place] = last;
    this._sink(place);
    this._rise(place);
  }

  private _rise(from: number): void {
    const call = this._heap[from]!;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this._isBefore(call, this._heap[parent]!)) break;
      this._heap[place] = this._heap[parent]!;
      place = parent;
    }
    this._heap[place] = call;
  }

  private _sink(from: number): void {
    const call = this._heap[from]!;
    let place = from;
    let child = this._firstChild(place);
    while (child < this._heap.length && this._isBefore(this._heap[child]!, call)) {
      this._heap[place] = this._heap[child]!;
      place = child;
      child = this._firstChild(place);
    }
    this._heap[place] = call;
  }

  // Of the two calls below a place, that of the one that comes first.
  private _firstChild(place: number): number {
    const left = place * 2 + 1;
    const right = left + 1;
    if (right >= this._heap.length) return left;
    return this._isBefore(this._heap[right]!, this._heap[left]!) ? right : left;
  }

  private _isBefore(a: ScheduledCall, b: ScheduledCall): boolean {
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
