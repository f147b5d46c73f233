import { modelText } from '../../targets/simulator/event-text.js';
import type { ModelEvent } from '../../targets/simulator/events.js';
import type { Kind, Recorder } from './events.js';

/** Makes one number of all that happens: two lives with the same one were the same. */
export class Hasher implements Recorder {
  /** The number, of 32 bits. */
  hash = 17;

  record(at: number, turn: number, kind: Kind, manager: number, a: number, b: number): void {
    this._take(at);
    this._take(turn * 64 + kind);
    this._take(manager * 16 + a);
    this._take(b);
  }

  /** Adds the trace of a simulated imp. */
  addTrace(events: ModelEvent[]): void {
    for (const event of events) {
      this._take(event.at);
      this._takeText(event.kind);
      this._takeText(modelText(event));
    }
  }

  private _takeText(text: string): void {
    for (let i = 0; i < text.length; i++) this._take(text.charCodeAt(i));
  }

  private _take(value: number): void {
    this.hash = (Math.imul(this.hash, 31) + value) | 0;
  }
}
