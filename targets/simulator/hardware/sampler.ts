import type { Blob } from '../../imp/blob.js';
import type { Sampler } from '../../imp/hardware.js';
import type { ScheduledCall } from '../agenda.js';
import type { SamplesEvent } from './events.js';
import { SimulatedPin } from './pin.js';
import { callLater, type PortParts } from './ports.js';

/** What `configure()` was given. */
interface Settings {
  readonly pin: SimulatedPin;
  readonly rate: number;
  readonly buffers: readonly Blob[];
  readonly callback: (buffer: Blob | null, length: number) => void;
  readonly bytes: number;
}

/** Reads the analog input of a simulated imp at a steady rate, a buffer at a time. */
export class SimulatedSampler implements Sampler {
  private _settings: Settings | null = null;
  private _next: ScheduledCall | null = null;
  private _index = 0;
  private _startedAt = 0;

  constructor(private readonly _parts: PortParts) {}

  configure(
    pin: object,
    rate: number,
    buffers: Blob[],
    callback: (buffer: Blob | null, length: number) => void,
    flags = 0,
  ): void {
    if (!(pin instanceof SimulatedPin) || !(rate > 0) || buffers.length === 0) {
      throw new Error(
        'SimulatedImp: hardware.sampler.configure() needs a pin, a rate above 0, and an array of blobs',
      );
    }
    this.reset();
    const bytes = (flags & this._parts.constants['A_LAW_COMPRESS']!) === 0 ? 2 : 1;
    this._settings = { pin, rate, buffers, callback, bytes };
    this._record({ operation: 'configure', pin: pin.name, rate });
  }

  start(): void {
    this._require('start');
    this._record({ operation: 'start' });
    this._fill();
  }

  stop(): void {
    if (this._next === null) return;
    const { rate, bytes } = this._require('stop');
    const seconds = (this._parts.scheduler.now - this._startedAt) / 1000;
    this._cancel();
    this._record({ operation: 'stop' });
    this._hand(Math.trunc(seconds * rate) * bytes);
  }

  reset(): void {
    this._cancel();
    this._settings = null;
    this._index = 0;
  }

  getsampleratehz(): number {
    return this._settings?.rate ?? 0;
  }

  /** The program has ended: what it has set up is gone. */
  forgetProgram(): void {
    this.reset();
  }

  private _fill(): void {
    const { rate, bytes, buffers } = this._require('start');
    const size = buffers[this._index % buffers.length]!.len();
    const { scheduler } = this._parts;
    this._startedAt = scheduler.now;
    const duration = Math.max(1, Math.round(((size / bytes) * 1000) / rate));
    this._next = scheduler.event(scheduler.later(duration), () => {
      this._hand(size);
      this._fill();
    });
  }

  // Hands the program the buffer, with the bytes filled so far.
  private _hand(length: number): void {
    const { pin, buffers, callback, bytes } = this._require('start');
    const buffer = buffers[this._index++ % buffers.length]!;
    const level = pin.level();
    const sample =
      bytes === 2 ? String.fromCharCode(level & 0xff, level >> 8) : String.fromCharCode(level >> 8);
    buffer.seek(0);
    buffer.writestring(sample.repeat(length / bytes));
    buffer.seek(0);
    this._record({ operation: 'buffer', count: length });
    callLater(this._parts, callback, buffer, length);
  }

  private _require(method: string): Settings {
    if (this._settings !== null) return this._settings;
    throw new Error(`SimulatedImp: hardware.sampler.${method}() needs configure() first`);
  }

  private _cancel(): void {
    if (this._next !== null) this._parts.scheduler.cancelEvent(this._next);
    this._next = null;
  }

  private _record(event: Omit<SamplesEvent, 'kind'>): void {
    this._parts.recorder.record({ kind: 'sampler', ...event });
  }
}
