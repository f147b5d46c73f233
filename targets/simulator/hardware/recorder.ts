import type { Scheduler } from '../scheduler.js';
import type { Trace } from '../trace.js';
import { describeHardware, type HardwareEvent } from './events.js';

/** What the program does with the hardware, in the trace. */
export type HardwareRecord = HardwareEvent & {
  /** When: milliseconds since the start. */
  at: number;
  /** How many times it happened, with nothing else on the same pin or bus in between. */
  times: number;
  /** When it happened last: milliseconds since the start. */
  until: number;
};

interface Last {
  text: string;
  record: HardwareRecord;
}

/** Keeps what programs do with the hardware in the trace, and what is done over and over once. */
export class Recorder {
  // The last record of each pin and bus, by its name.
  private readonly _last = new Map<string, Last>();

  constructor(
    private readonly _scheduler: Scheduler,
    private readonly _trace: Trace,
    private readonly _isSilent: boolean,
  ) {}

  record(event: HardwareEvent): void {
    if (this._isSilent) return;
    const { now, turn } = this._scheduler;
    const text = describeHardware(event);
    const name = 'name' in event ? event.name : event.kind;
    const last = this._last.get(name);
    if (last?.text === text && isRepeatable(event)) {
      last.record.times++;
      last.record.until = now;
      return;
    }
    const record = { at: now, ...event, times: 1, until: now };
    this._trace.events.push(record);
    this._trace.lastTurn = turn;
    this._last.set(name, { text, record });
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
