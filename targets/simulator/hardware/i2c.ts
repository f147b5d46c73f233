import type { I2c } from '../../imp/buses.js';
import { constants } from '../../impos/index.js';
import type { BusEvent } from './events.js';
import type { Answers } from './inputs.js';
import { nameOf, type PortParts } from './ports.js';

const SPEEDS = Object.entries(constants)
  .filter(([, { family }]) => family === 'I2C speeds')
  .map(([name]) => name);

/** impOS's number for a device that does not answer is not documented. */
const NO_ANSWER = -1;

/** A device on the bus: what it answers, and what the program has written into its registers. */
interface Device {
  readonly answers: Answers;
  readonly written: Map<string, string>;
  register: string;
}

/**
 * An I2C bus of a simulated imp. Devices that the scenario describes answer as it says; when it
 * describes none, there is one at every address. A device remembers what is written to it: the first
 * byte is the register.
 */
export class SimulatedI2c implements I2c {
  private readonly _devices: Map<number, Device>;
  private readonly _isDescribed: boolean;
  private _error = 0;

  constructor(
    private readonly _name: string,
    private readonly _parts: PortParts,
  ) {
    const devices = _parts.inputs.devices(_name);
    this._isDescribed = devices !== null;
    this._devices = new Map(
      [...(devices ?? [])].map(([address, answers]) => [address, newDevice(answers)]),
    );
  }

  configure(speed: number): void {
    const call = `hardware.${this._name}.configure()`;
    const name = nameOf(call, speed, SPEEDS, this._parts.constants);
    this._record({ operation: 'configure', settings: [name] });
  }

  disable(): void {
    this._record({ operation: 'disable' });
  }

  read(address: number, register: string, count: number): string | null {
    const device = this._find(address);
    this._error = device === null ? NO_ANSWER : 0;
    if (device !== null && register !== '') device.register = register;
    const received = device === null ? null : this._bytesOf(device, count);
    this._record({ operation: 'read', address, sent: register, received });
    return received;
  }

  readerror(): number {
    return this._error;
  }

  write(address: number, data: string): number {
    const device = this._find(address);
    this._record({
      operation: 'write',
      address,
      sent: data,
      ...(device === null ? { received: null } : {}),
    });
    if (device === null) return NO_ANSWER;
    device.register = data.slice(0, 1);
    if (data.length > 1) device.written.set(device.register, data.slice(1));
    return 0;
  }

  /** The program has ended; what it has written to devices stays there. */
  forgetProgram(): void {
    this._error = 0;
  }

  // A scenario may have the address as the program writes it, or as data sheets do.
  private _find(address: number): Device | null {
    const known = this._devices.get(address & 0xfe) ?? this._devices.get(address >> 1);
    if (known !== undefined || this._isDescribed) return known ?? null;
    const device = newDevice(new Map());
    this._devices.set(address & 0xfe, device);
    return device;
  }

  // As many bytes as asked for: what a register lacks comes from the next one.
  private _bytesOf(device: Device, count: number): string {
    let text = '';
    let register = device.register;
    while (text.length < count) {
      const bytes = this._bytesAt(device, register);
      text += bytes === '' ? '\0' : bytes;
      register = following(register, Math.max(1, bytes.length));
    }
    return text.slice(0, count);
  }

  private _bytesAt({ answers, written }: Device, register: string): string {
    const scripted = answers.get(register)?.valueAt(this._parts.scheduler.now);
    return scripted ?? written.get(register) ?? '';
  }

  private _record(event: Omit<BusEvent, 'kind' | 'name'>): void {
    this._parts.recorder.record({ kind: 'i2c', name: this._name, ...event });
  }
}

function newDevice(answers: Answers): Device {
  return { answers, written: new Map(), register: '' };
}

/** The register at this offset from another one. */
function following(register: string, count: number): string {
  const last = register.charCodeAt(register.length - 1);
  if (Number.isNaN(last)) return String.fromCharCode(count);
  return register.slice(0, -1) + String.fromCharCode((last + count) & 0xff);
}
