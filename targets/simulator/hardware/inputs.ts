import type * as Data from '../inputs.js';
import { unescape } from '../escapes.js';
import { constantTrack, trackOf, type Track, type TrackSource } from './track.js';

/** A value over time: a list of changes, or a function from the seconds since the start. */
export type LiveInput = TrackSource<number, Data.InputChange>;

/** The registers of a device: their bytes, as text with escapes, or as they come out of a function. */
export type LiveRegisters = Readonly<
  Record<string, string | TrackSource<string, Data.RegisterChange>>
>;

/** The inputs of a scenario, as a program in TypeScript may give them: with functions. */
export interface LiveInputs {
  [pin: `pin${string}`]: LiveInput;
  [bus: `i2c${string}`]: Readonly<Record<string, LiveRegisters>>;
  [bus: `spi${string}`]: LiveRegisters;
  [bus: `uart${string}`]: readonly Data.Reception[];
  voltage?: LiveInput;
  vbat?: LiveInput;
  lightlevel?: LiveInput;
  rssi?: LiveInput;
}

/** What a device answers, by the bytes that are written to it first. */
export type Answers = ReadonlyMap<string, Track<string>>;

/** The inputs of an imp, as the scenario has them. */
export class Inputs {
  constructor(private readonly _inputs: LiveInputs) {}

  /** The pins and buses that the scenario names. */
  names(): string[] {
    return Object.keys(this._inputs);
  }

  /** A value over time; null when the scenario has none. */
  value(name: string): Track<number> | null {
    const source = this._find(name) as LiveInput | undefined;
    return source === undefined ? null : trackOf(source, ({ value }) => value);
  }

  /** The devices on an I2C bus, by their address; null when the scenario has none. */
  devices(bus: string): ReadonlyMap<number, Answers> | null {
    const devices = this._find(bus) as Readonly<Record<string, LiveRegisters>> | undefined;
    if (devices === undefined) return null;
    const entries = Object.entries(devices);
    return new Map(entries.map(([address, registers]) => [Number(address), answersOf(registers)]));
  }

  /** What answers on an SPI bus. */
  answers(bus: string): Answers {
    return answersOf((this._find(bus) as LiveRegisters | undefined) ?? {});
  }

  /** What arrives at a UART. */
  receptions(bus: string): readonly Track<string>[] {
    const receptions = (this._find(bus) as readonly Data.Reception[] | undefined) ?? [];
    return receptions.map((each) => trackOf([each], ({ receive }) => unescape(receive)));
  }

  private _find(name: string): unknown {
    return Object.hasOwn(this._inputs, name) ? Reflect.get(this._inputs, name) : undefined;
  }
}

function answersOf(registers: LiveRegisters): Answers {
  const entries = Object.entries(registers);
  return new Map(entries.map(([register, source]) => [bytesOfHex(register), answerOf(source)]));
}

function answerOf(source: LiveRegisters[string]): Track<string> {
  if (typeof source === 'string') return constantTrack(unescape(source));
  return trackOf(source, ({ value }) => unescape(value));
}

/** The bytes of `0x1a2b`. */
function bytesOfHex(text: string): string {
  const codes = text.slice(2).match(/../g) ?? [];
  return codes.map((code) => String.fromCharCode(Number.parseInt(code, 16))).join('');
}
