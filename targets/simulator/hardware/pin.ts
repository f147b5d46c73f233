import type { Pin } from '../../imp/pin.js';
import { constants } from '../../impos/index.js';
import { callLater, nameOf, type PortParts } from './ports.js';
import type { PinEvent } from './events.js';
import type { Track } from './track.js';

/** What `read()` of an analog input returns unless the scenario says otherwise. */
const USUAL_LEVEL = 30000;

const MODES = Object.entries(constants)
  .filter(([, { family }]) => family === 'pin modes')
  .map(([name]) => name);

/** A pin of a simulated imp. */
export class SimulatedPin implements Pin {
  // The name of its mode; null before it was configured.
  private _mode: string | null = null;
  private _output = 0;
  private _strength = 0;
  private _onChange: (() => void) | null = null;

  // How long a pulse counter counts, in milliseconds.
  private _duration = 0;

  private readonly _track: Track<number> | null;

  // What was at the pin when it was looked at last, to see that it changes; and what a test has set.
  private _seen: number;
  private _set: number | null = null;
  private _isWatched = false;

  constructor(
    /** Such as `pin9`. */
    readonly name: string,
    private readonly _parts: PortParts,
  ) {
    this._track = _parts.inputs.value(name);
    this._seen = this._input();
  }

  configure(mode: number, first: unknown = null, second: unknown = null): void {
    const call = `hardware.${this.name}.configure()`;
    const name = nameOf(call, mode, MODES, this._parts.constants);
    this._mode = name;
    this._onChange = typeof first === 'function' ? (first as () => void) : null;
    this._duration =
      name === 'PULSE_COUNTER' ? this._parts.scheduler.milliseconds(numberOf(first)) : 0;
    this._output = numberOf(name === 'PWM_OUT' ? second : first);
    this._seen = this._input();
    const isOutput = name.includes('OUT');
    this._record({
      operation: 'configure',
      mode: name,
      ...(isOutput ? { value: this._output } : {}),
    });
    this.watch();
  }

  disable(): void {
    this.forgetProgram();
    this._record({ operation: 'disable' });
  }

  read(): number {
    if (this._duration > 0) this._parts.scheduler.pause(this._duration);
    const value = this._mode?.includes('OUT') === true ? this._output : this._reading();
    this._record({ operation: 'read', value });
    return value;
  }

  write(value: number): void {
    if (typeof value !== 'number') {
      throw new Error(
        `SimulatedImp: hardware.${this.name}.write() needs a number, got ${String(value)}`,
      );
    }
    const isDigital = this._mode?.startsWith('DIGITAL') ?? false;
    this._output = isDigital ? toBit(value) : value;
    this._record({ operation: 'write', value: this._output });
  }

  drivestrength(strength: number = this._strength): number {
    this._strength = strength;
    return strength;
  }

  /** Sets what is at the pin from now on, whatever the scenario says. */
  set(value: number): void {
    this._set = value;
    this._look();
  }

  /** Looks when the scenario changes what is at the pin, if the program or the reader wants to know. */
  watch(): void {
    if (this._isWatched || this._track === null) return;
    const { scheduler } = this._parts;
    const next = this._track.nextAfter(scheduler.now);
    if (next === null) return;
    this._isWatched = true;
    scheduler.event(next, () => {
      this._isWatched = false;
      this._look();
      this.watch();
    });
  }

  /** The program has ended: what it has set up is gone. */
  forgetProgram(): void {
    this._mode = null;
    this._onChange = null;
    this._output = 0;
    this._duration = 0;
  }

  /** What an analog reader sees. */
  level(): number {
    return this._input();
  }

  private _look(): void {
    const before = this._reading(this._seen);
    this._seen = this._input();
    const now = this._reading();
    if (before === now) return;
    this._record({ operation: 'change', value: now });
    if (this._mode === 'DIGITAL_IN_WAKEUP' && now === 1) this._parts.wake();
    callLater(this._parts, this._onChange);
  }

  private _input(): number {
    return this._set ?? this._track?.valueAt(this._parts.scheduler.now) ?? this._usual();
  }

  private _usual(): number {
    if (this._mode === 'ANALOG_IN') return USUAL_LEVEL;
    return this._mode === 'DIGITAL_IN_PULLUP' ? 1 : 0;
  }

  private _reading(input = this._input()): number {
    return this._mode?.startsWith('DIGITAL') === true ? toBit(input) : input;
  }

  private _record(event: Omit<PinEvent, 'kind' | 'name'>): void {
    this._parts.recorder.record({ kind: 'pin', name: this.name, ...event });
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function toBit(value: number): number {
  return value > 0 ? 1 : 0;
}
