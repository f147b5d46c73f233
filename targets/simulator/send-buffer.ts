import type { ScheduledCall } from './agenda.js';
import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';

// Bytes. Source of the sizes: impOS docs, agent.send() and imp.setsendbuffersize().
const USUAL_SIZE = 3456;
const LARGEST_SIZE = 30720;

// What has gathered up to a segment leaves at once: an imp that says little never waits.
const SEGMENT = 576;

// More than can ever be in the buffer, a message included.
const MOST = 400000;

/** Something to do when bytes have left the buffer. */
interface Departure {
  readonly callback: () => void;
  // Milliseconds until then while the bytes flow, from that time on.
  left: number;
  since: number;
  event: ScheduledCall | null;
}

/** The bytes on their way to the server: they leave as fast as the network takes them. */
export class SendBuffer {
  private readonly _scheduler: Scheduler;
  private readonly _rate: number;
  private _size: number;

  // Bytes in the buffer at that time; below 0 for what the network would have taken besides.
  private _level: number;
  private _since = 0;

  private _flows = false;

  private _departures: Departure[];

  constructor(scenario: Scenario, scheduler: Scheduler) {
    this._scheduler = scheduler;
    this._rate = scenario.drainRate ?? 30000;
    this._size = USUAL_SIZE;
    this._level = -SEGMENT;
    this._departures = [];
  }

  /** Lets the bytes flow, or not. */
  setFlow(flows: boolean): void {
    this._update();
    if (flows === this._flows) return;
    for (const departure of this._departures) {
      if (flows) this._schedule(departure);
      else this._halt(departure);
    }
    this._flows = flows;
  }

  /** Calls back when the bytes that are in the buffer now have left it; never if they are given up. */
  whenSent(callback: () => void): void {
    const departure = {
      callback,
      left: this.timeToDrain(),
      since: this._scheduler.now,
      event: null,
    };
    this._departures.push(departure);
    if (this._flows) this._schedule(departure);
  }

  /** Whether bytes leave the buffer. */
  flows(): boolean {
    return this._flows;
  }

  /**
   * Gives the content up.
   * @returns How many bytes that were.
   */
  clear(): number {
    this._update();
    for (const departure of this._departures) {
      if (!this._isDue(departure)) this._cancel(departure);
    }
    this._departures = this._departures.filter((each) => this._isDue(each));
    const lost = this._level;
    this._level = -SEGMENT;
    return lost > 0 ? lost : 0;
  }

  /** Lets everything in the buffer leave at once. */
  deliver(): void {
    for (const departure of this._departures) departure.left = 0;
    this.clear();
  }

  /**
   * `imp.setsendbuffersize()`.
   * @returns The size before, in bytes.
   */
  grow(size: number): number {
    const before = this._size;
    const possible = size > LARGEST_SIZE ? LARGEST_SIZE : size;
    if (possible > before) this._size = possible;
    return before;
  }

  /** Sets the size back, as a reboot does. */
  shrink(): void {
    this._size = USUAL_SIZE;
  }

  /** The bytes of memory that it takes. */
  size(): number {
    return this._size;
  }

  /** Puts bytes in, whether they fit or not. */
  add(bytes: number): void {
    this._update();
    this._level += bytes;
  }

  /**
   * Tells when bytes will fit. What is larger than the buffer fits when its end does.
   * @returns Milliseconds until then, if the bytes flow.
   */
  timeToFit(bytes: number): number {
    this._update();
    return this._timeFor(this._level + bytes - this._size);
  }

  /** Tells in how many milliseconds all will have left, if the bytes flow. */
  timeToDrain(): number {
    this._update();
    return this._timeFor(this._level);
  }

  private _schedule(departure: Departure): void {
    departure.since = this._scheduler.now;
    this._cancel(departure);
    departure.event = this._scheduler.event(this._scheduler.later(departure.left), () => {
      this._departures = this._departures.filter((each) => each !== departure);
      departure.callback();
    });
  }

  // What has left by now arrives even if no more bytes flow.
  private _halt(departure: Departure): void {
    if (this._isDue(departure)) return;
    departure.left -= this._scheduler.now - departure.since;
    this._cancel(departure);
  }

  private _cancel(departure: Departure): void {
    if (departure.event != null) this._scheduler.cancelEvent(departure.event);
    departure.event = null;
  }

  private _isDue({ event, left, since }: Departure): boolean {
    return event != null && this._scheduler.now - since >= left;
  }

  private _timeFor(bytes: number): number {
    return bytes > 0 ? Math.trunc((bytes * 1000 + this._rate - 1) / this._rate) : 0;
  }

  // Step by step, so that no number leaves the integers of an imp.
  private _update(): void {
    const elapsed = this._scheduler.now - this._since;
    this._since = this._scheduler.now;
    if (!this._flows || elapsed === 0) return;
    const seconds = Math.trunc(elapsed / 1000);
    if (seconds > Math.trunc(MOST / this._rate)) this._level = -SEGMENT;
    else this._drain(seconds * this._rate + Math.trunc(((elapsed % 1000) * this._rate) / 1000));
  }

  private _drain(bytes: number): void {
    this._level = this._level - bytes > -SEGMENT ? this._level - bytes : -SEGMENT;
  }
}
