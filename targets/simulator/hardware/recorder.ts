import type { Scheduler } from '../scheduler.js';
import type { Trace, TraceRecord } from '../trace.js';
import { describeEvent, type HardwareEvent } from './events.js';

/** A record of the trace that tells of the hardware. */
export interface HardwareRecord extends TraceRecord {
  readonly event: HardwareEvent;
  /** How many times it happened, with nothing else on the same pin or bus in between. */
  count: number;
  /** When it happened last: milliseconds since the start. */
  until: number;
}

/** Keeps what programs do with the hardware in the trace, and what is done over and over once. */
export class Recorder {
  // The last record of each pin and bus, by its name.
  private readonly _last = new Map<string, HardwareRecord>();

  constructor(
    private readonly _scheduler: Scheduler,
    private readonly _trace: Trace,
    private readonly _isSilent: boolean,
  ) {}

  record(event: HardwareEvent): void {
    if (this._isSilent) return;
    const { now, turn } = this._scheduler;
    const text = describeEvent(event);
    const name = 'name' in event ? event.name : event.kind;
    const last = this._last.get(name);
    if (last?.text === text && isRepeatable(event)) {
      last.count++;
      last.until = now;
      return;
    }
    const record = { at: now, kind: event.kind, text, event, count: 1, until: now };
    this._trace.records.push(record);
    this._trace.lastTurn = turn;
    this._last.set(name, record);
  }

  /** Another program starts: what it does is not a repetition. */
  forgetProgram(): void {
    this._last.clear();
  }
}

/** What only asks: a program that polls would fill the trace with it. */
function isRepeatable(event: HardwareEvent): boolean {
  return event.kind === 'call' || event.operation === 'read';
}
