import type { Scheduler } from './scheduler.js';

/** Something that happened, as text that is the same in JavaScript and in Squirrel. */
export interface TraceRecord {
  /** When: milliseconds since the start. */
  at: number;
  /** What kind of thing; `SimulatedImp.trace` lists them. */
  kind: string;
  /** The particulars. */
  text: string;
}

/** Keeps what happened. */
export class Trace {
  /** All that happened, in order. */
  readonly records: TraceRecord[];

  /** The turn in which the last record was made, or after which; details do not count. */
  lastTurn = 0;

  private readonly _scheduler: Scheduler;
  private readonly _isDetailed: boolean;

  /** @param isDetailed - Whether to keep what `addDetail()` is told. */
  constructor(scheduler: Scheduler, isDetailed: boolean) {
    this.records = [];
    this._scheduler = scheduler;
    this._isDetailed = isDetailed;
  }

  /** Notes that something happens now. */
  add(kind: string, text: string): void {
    this._push(kind, text);
    this.lastTurn = this._scheduler.turn;
  }

  /** Notes something that is worth it only to those who asked for details. */
  addDetail(kind: string, text: string): void {
    if (this._isDetailed) this._push(kind, text);
  }

  private _push(kind: string, text: string): void {
    this.records.push({ at: this._scheduler.now, kind, text });
  }

  /**
   * Says what a program handed over. Only what prints alike in both languages is spelled out:
   * floats differ in their digits, tables in their order.
   */
  describe(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return this._describeNumber(value);
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    return value == null ? 'null' : '(data)';
  }

  private _describeNumber(value: number): string {
    const fits = value >= -2147483647 && value <= 2147483647;
    return fits && value === Math.trunc(value) ? `${Math.trunc(value)}` : '(float)';
  }
}
