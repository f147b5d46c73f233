import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';

// Bytes. Source of the sizes: impOS docs, agent.send() and imp.setsendbuffersize().
const USUAL_SIZE = 3456;
const LARGEST_SIZE = 30720;

// What has gathered up to a segment leaves at once: an imp that says little never waits.
const SEGMENT = 576;

// More than can ever be in the buffer, a message included.
const MOST = 400000;

/** The bytes on their way to the server: they leave as fast as the network takes them. */
export class SendBuffer {
  private readonly _scheduler: Scheduler;
  private readonly _rate: number;
  private _size: number;

  // Bytes in the buffer at that time; below 0 for what the network would have taken besides.
  private _level: number;
  private _since = 0;

  private _flows = false;

  constructor(scenario: Scenario, scheduler: Scheduler) {
    this._scheduler = scheduler;
    this._rate = scenario.drainRate ?? 30000;
    this._size = USUAL_SIZE;
    this._level = -SEGMENT;
  }

  /** Lets the bytes flow, or not. */
  setFlow(flows: boolean): void {
    this._update();
    this._flows = flows;
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
    const lost = this._level;
    this._level = -SEGMENT;
    return lost > 0 ? lost : 0;
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
