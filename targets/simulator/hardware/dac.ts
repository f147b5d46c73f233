import type { Blob } from '../../imp/blob.js';
import type { FixedFrequencyDac } from '../../imp/hardware.js';
import type { ScheduledCall } from '../agenda.js';
import type { SamplesEvent } from './events.js';
import { SimulatedPin } from './pin.js';
import { callLater, type PortParts } from './ports.js';

/** What `configure()` was given. */
interface Settings {
  readonly rate: number;
  readonly callback: (buffer: Blob | null) => void;
  readonly bytes: number;
}

/** Plays buffers at the analog output of a simulated imp, one after the other. */
export class SimulatedDac implements FixedFrequencyDac {
  private _settings: Settings | null = null;
  private _buffers: Blob[] = [];
  private _isPlaying = false;
  private _next: ScheduledCall | null = null;

  constructor(private readonly _parts: PortParts) {}

  configure(
    pin: object,
    rate: number,
    buffers: Blob[],
    callback: (buffer: Blob | null) => void,
    flags = 0,
  ): void {
    if (!(pin instanceof SimulatedPin) || !(rate > 0)) {
      throw new Error(
        'SimulatedImp: hardware.fixedfrequencydac.configure() needs a pin and a rate above 0',
      );
    }
    this.forgetProgram();
    const bytes = (flags & this._parts.constants['A_LAW_DECOMPRESS']!) === 0 ? 2 : 1;
    this._settings = { rate, callback, bytes };
    this._buffers = [...buffers];
    this._record({ operation: 'configure', pin: pin.name, rate });
  }

  start(): void {
    this._require('start');
    this._record({ operation: 'start' });
    this._isPlaying = true;
    this._play();
  }

  stop(): void {
    this._cancel();
    this._isPlaying = false;
    this._record({ operation: 'stop' });
  }

  addbuffer(buffer: Blob): void {
    this._require('addbuffer');
    this._buffers.push(buffer);
    if (this._isPlaying && this._next === null) this._play();
  }

  getsampleratehz(): number {
    return this._settings?.rate ?? 0;
  }

  /** The program has ended: what it has set up is gone. */
  forgetProgram(): void {
    this._cancel();
    this._isPlaying = false;
    this._settings = null;
    this._buffers = [];
  }

  private _play(): void {
    const { rate, bytes, callback } = this._require('start');
    const { scheduler } = this._parts;
    const buffer = this._buffers.shift();
    this._record({ operation: 'buffer', count: buffer === undefined ? null : buffer.len() });
    if (buffer === undefined) {
      callLater(this._parts, callback, null);
      return;
    }
    const duration = Math.max(1, Math.round(((buffer.len() / bytes) * 1000) / rate));
    this._next = scheduler.event(scheduler.later(duration), () => {
      this._next = null;
      callLater(this._parts, callback, buffer);
      this._play();
    });
  }

  private _require(method: string): Settings {
    if (this._settings !== null) return this._settings;
    throw new Error(`SimulatedImp: hardware.fixedfrequencydac.${method}() needs configure() first`);
  }

  private _cancel(): void {
    if (this._next !== null) this._parts.scheduler.cancelEvent(this._next);
    this._next = null;
  }

  private _record(event: Omit<SamplesEvent, 'kind'>): void {
    this._parts.recorder.record({ kind: 'dac', ...event });
  }
}
