import type { Blob } from '../../imp/blob.js';
import type { FixedFrequencyDac, Sampler, SpiFlash } from '../../imp/hardware.js';
import { portOf, type Port } from '../../impos/index.js';
import type { Parts } from '../parts.js';
import { WAKEREASON_PIN } from '../constants.js';
import { SimulatedDac } from './dac.js';
import { SimulatedI2c } from './i2c.js';
import { Inputs, type LiveInputs } from './inputs.js';
import { NUMBERS } from './numbers.js';
import { SimulatedPin } from './pin.js';
import type { PortParts } from './ports.js';
import { Recorder } from './recorder.js';
import { SimulatedSampler } from './sampler.js';
import { SimulatedSpiFlash } from './spi-flash.js';
import { SimulatedSpi } from './spi.js';
import { SimulatedUart } from './uart.js';

/** What the hardware is made with. */
export interface HardwareOptions {
  readonly inputs: LiveInputs;
  readonly isSilent: boolean;
  /** Makes a blob of these bytes. */
  readonly blobOf: (bytes: string) => Blob;
}

/** A pin or bus. */
interface AnyPort {
  /** Lets happen what the scenario has for it. */
  watch?(): void;

  /** The program has ended: what it has set up is gone. */
  forgetProgram(): void;
}

const MAKERS: Readonly<Record<Port, new (name: string, parts: PortParts) => AnyPort>> = {
  pin: SimulatedPin,
  i2c: SimulatedI2c,
  spi: SimulatedSpi,
  uart: SimulatedUart,
};

/** The pins and buses of a simulated imp, made when they are first asked for. */
export class Hardware {
  readonly parts: PortParts;
  private _spiflash: SpiFlash | null = null;
  private _sampler: SimulatedSampler | null = null;
  private _dac: SimulatedDac | null = null;

  private readonly _ports = new Map<string, AnyPort>();

  constructor({ scheduler, power, trace }: Parts, options: HardwareOptions) {
    this.parts = {
      scheduler,
      recorder: new Recorder(scheduler, trace, options.isSilent),
      inputs: new Inputs(options.inputs),
      constants: NUMBERS,
      blobOf: options.blobOf,
      wake: () => power.wake(WAKEREASON_PIN),
    };
    for (const name of this.parts.inputs.names()) this.port(name)?.watch?.();
  }

  get spiflash(): SpiFlash {
    this._spiflash ??= new SimulatedSpiFlash(this.parts);
    return this._spiflash;
  }

  get sampler(): Sampler {
    this._sampler ??= new SimulatedSampler(this.parts);
    return this._sampler;
  }

  get fixedfrequencydac(): FixedFrequencyDac {
    this._dac ??= new SimulatedDac(this.parts);
    return this._dac;
  }

  /** A pin or bus; null for a name that is neither. */
  port(name: string): AnyPort | null {
    const known = this._ports.get(name);
    if (known !== undefined) return known;
    const kind = portOf(name);
    if (kind === null) return null;
    const port = new MAKERS[kind](name, this.parts);
    this._ports.set(name, port);
    return port;
  }

  /** Sets what is at a pin from now on. */
  setPin(name: string, value: number): void {
    const pin = this.port(name);
    if (pin instanceof SimulatedPin) pin.set(value);
    else
      throw new Error(`SimulatedImp: setPin() needs the name of a pin, such as pin9, got ${name}`);
  }

  /** Lets bytes arrive at a UART, now. */
  receive(name: string, bytes: string): void {
    const uart = this.port(name);
    if (uart instanceof SimulatedUart) uart.receive(bytes);
    else
      throw new Error(
        `SimulatedImp: receive() needs the name of a UART, such as uart57, got ${name}`,
      );
  }

  /** The program ends; its wake-up pins go on. */
  endProgram(): void {
    this._sampler?.forgetProgram();
    this._dac?.forgetProgram();
  }

  /** A program starts, and finds nothing set up. */
  forgetProgram(): void {
    this.parts.recorder.forgetProgram();
    for (const port of this._ports.values()) port.forgetProgram();
  }
}
