import type { Blob } from '../../imp/blob.js';
import type { Uart } from '../../imp/buses.js';
import { constants } from '../../impos/index.js';
import { bytesOf } from './blob.js';
import type { BusEvent } from './events.js';
import { nameOf, type PortParts } from './ports.js';
import type { Track } from './track.js';

const PARITIES = Object.entries(constants)
  .filter(([, { family }]) => family === 'parities')
  .map(([name]) => name);

/** A UART of a simulated imp: silent unless the scenario lets something arrive. */
export class SimulatedUart implements Uart {
  private _received = '';
  private _isOpen = false;
  private _onReceive: (() => void) | null = null;
  private _isCalling = false;

  constructor(
    private readonly _name: string,
    private readonly _parts: PortParts,
  ) {}

  /** Lets the bytes of the scenario arrive. */
  watch(): void {
    for (const track of this._parts.inputs.receptions(this._name)) this._expect(track, -1);
  }

  configure(
    baudRate: number,
    wordSize: number,
    parity: number,
    stopBits: number,
    flags: number,
    callback: (() => void) | null = null,
  ): number {
    const call = `hardware.${this._name}.configure()`;
    const name = nameOf(call, parity, PARITIES, this._parts.constants);
    this._isOpen = true;
    this._received = '';
    this._onReceive = callback;
    this._record({ operation: 'configure', settings: [baudRate, wordSize, name, stopBits, flags] });
    return baudRate;
  }

  disable(): void {
    this.forgetProgram();
    this._record({ operation: 'disable' });
  }

  read(): number {
    const [first = ''] = this._received;
    this._received = this._received.slice(1);
    this._record({ operation: 'read', received: first });
    return first === '' ? -1 : first.charCodeAt(0);
  }

  readblob(count?: number): Blob {
    return this._parts.blobOf(this.readstring(count));
  }

  readstring(count = this._received.length): string {
    const received = this._received.slice(0, count);
    this._received = this._received.slice(count);
    this._record({ operation: 'read', received });
    return received;
  }

  write(data: number | string | Blob): void {
    const isByte = typeof data === 'number';
    const sent = isByte
      ? String.fromCharCode(data & 0xff)
      : bytesOf(`hardware.${this._name}.write()`, data);
    this._record({ operation: 'write', sent });
  }

  flush(): void {
    // Bytes leave at once.
  }

  flags(): number {
    return 0;
  }

  setrxfifosize(): void {
    // There is always room.
  }

  settxfifosize(): void {
    // There is always room.
  }

  settxactive(): void {
    // Nobody looks at that pin.
  }

  /** Bytes arrive; they are lost when the program has not configured the UART. */
  receive(bytes: string): void {
    this._record({ operation: 'receive', received: bytes });
    if (!this._isOpen) return;
    this._received += bytes;
    this._tell();
  }

  /** The program has ended: what it has set up is gone. */
  forgetProgram(): void {
    this._isOpen = false;
    this._received = '';
    this._onReceive = null;
    this._isCalling = false;
  }

  private _expect(track: Track<string>, now: number): void {
    const { scheduler } = this._parts;
    const next = track.nextAfter(now);
    if (next === null) return;
    scheduler.event(next, () => {
      this.receive(track.valueAt(scheduler.now)!);
      this._expect(track, scheduler.now);
    });
  }

  // A program may take a byte at a time: it is called as long as it takes some.
  private _tell(): void {
    if (this._isCalling || this._onReceive === null) return;
    this._isCalling = true;
    const { scheduler } = this._parts;
    scheduler.callAt(scheduler.now, () => {
      this._isCalling = false;
      const before = this._received.length;
      this._onReceive?.call(scheduler.root);
      if (this._received !== '' && this._received.length < before) this._tell();
    });
  }

  private _record(event: Omit<BusEvent, 'kind' | 'name'>): void {
    this._parts.recorder.record({ kind: 'uart', name: this._name, ...event });
  }
}
