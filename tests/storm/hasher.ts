import type { TraceRecord } from '../../targets/simulator/trace.js';
import type { Kind, Recorder } from './events.js';

/** Makes one number of all that happens: two lives with the same one were the same. */
export class Hasher implements Recorder {
  /** The number, of 32 bits. */
  hash = 17;

  record(at: number, turn: number, kind: Kind, manager: number, a: number, b: number): void {
    this._add(at);
    this._add(turn * 64 + kind);
    this._add(manager * 16 + a);
    this._add(b);
  }

  /** Adds the trace of a simulated imp. */
  addTrace(records: TraceRecord[]): void {
    for (const record of records) {
      this._add(record.at);
      this._addText(record.kind);
      this._addText(record.text);
    }
  }

  private _addText(text: string): void {
    for (let i = 0; i < text.length; i++) this._add(text.charCodeAt(i));
  }

  private _add(value: number): void {
    this.hash = (Math.imul(this.hash, 31) + value) | 0;
  }
}
