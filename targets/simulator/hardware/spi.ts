import type { Blob } from '../../imp/blob.js';
import type { Spi } from '../../imp/buses.js';
import { bytesOf, isBlob } from './blob.js';
import type { BusEvent } from './events.js';
import type { Answers } from './inputs.js';
import type { PortParts } from './ports.js';

/**
 * An SPI bus of a simulated imp. What the scenario has for the bytes that were written last comes
 * in behind them; without that, zeros.
 */
export class SimulatedSpi implements Spi {
  private readonly _answers: Answers;

  // What comes in with the next bytes.
  private _pending = '';

  constructor(
    private readonly _name: string,
    private readonly _parts: PortParts,
  ) {
    this._answers = _parts.inputs.answers(_name);
  }

  configure(flags: number, speed: number): number {
    this._record({ operation: 'configure', settings: [flags, speed] });
    return speed;
  }

  disable(): void {
    this._record({ operation: 'disable' });
  }

  chipselect(level: number): void {
    this._pending = '';
    this._record({ operation: 'select', settings: [level] });
  }

  write(data: string | Blob): number {
    const sent = bytesOf(`hardware.${this._name}.write()`, data);
    this._pending = this._answerTo(sent).slice(sent.length);
    this._record({ operation: 'write', sent });
    return 0;
  }

  writeread(data: string): string;
  writeread(data: Blob): Blob;
  writeread(data: string | Blob): string | Blob {
    const sent = bytesOf(`hardware.${this._name}.writeread()`, data);
    const answer = this._answerTo(sent);
    const received = answer.slice(0, sent.length).padEnd(sent.length, '\0');
    this._pending = answer.slice(sent.length);
    this._record({ operation: 'writeread', sent, received });
    return isBlob(data) ? this._parts.blobOf(received) : received;
  }

  readblob(count: number): Blob {
    return this._parts.blobOf(this.readstring(count));
  }

  readstring(count: number): string {
    const received = this._pending.slice(0, count).padEnd(count, '\0');
    this._pending = this._pending.slice(count);
    this._record({ operation: 'read', received });
    return received;
  }

  /** The program has ended: what it has begun to read is gone. */
  forgetProgram(): void {
    this._pending = '';
  }

  // The whole answer, from the first byte that was sent on: of the longest command that matches.
  private _answerTo(sent: string): string {
    const commands = [...this._answers.keys()].filter((each) => sent.startsWith(each));
    const command = commands.reduce((one, other) => (other.length > one.length ? other : one), '');
    const answer = this._answers.get(command)?.valueAt(this._parts.scheduler.now);
    return answer === undefined ? this._pending : '\0'.repeat(command.length) + answer;
  }

  private _record(event: Omit<BusEvent, 'kind' | 'name'>): void {
    this._parts.recorder.record({ kind: 'spi', name: this._name, ...event });
  }
}
