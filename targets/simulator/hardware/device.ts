import type { Blob } from '../../imp/blob.js';
import type { Parts } from '../parts.js';
import type { SimulatedPlatform } from '../platform.js';
import type { DeviceScenario } from '../device-imp.js';
import { Hardware } from './hardware.js';
import { Readings } from './readings.js';

/** The modules that the model has. */
export type ModelModules = Pick<SimulatedPlatform, 'server' | 'imp' | 'hardware' | 'agent'>;

/** What a simulated imp is beside the model: made when a program first asks for it. */
export class Device {
  /** What a program has set that only says what it is. */
  readonly settings = { savesPower: false, country: 0, userConfiguration: null as string | null };

  private _hardware: Hardware | null = null;
  private _readings: Readings | null = null;

  /**
   * @param model - The modules of the model: the functions here go back to them.
   * @param blobOf - Makes a blob of bytes.
   */
  constructor(
    readonly parts: Parts,
    readonly model: ModelModules,
    readonly scenario: DeviceScenario,
    readonly blobOf: (bytes: string) => Blob,
  ) {
    // What the scenario has for pins and UARTs happens in any case.
    if (scenario.inputs !== undefined) this._hardware = this._makeHardware();
  }

  get hardware(): Hardware {
    this._hardware ??= this._makeHardware();
    return this._hardware;
  }

  get readings(): Readings {
    const { scheduler, network } = this.parts;
    this._readings ??= new Readings(scheduler, network, this.hardware.parts.inputs);
    return this._readings;
  }

  /** The program ends; its wake-up pins go on. */
  endProgram(): void {
    this._hardware?.endProgram();
  }

  /** A program starts, and finds nothing set up. */
  forgetProgram(): void {
    this._hardware?.forgetProgram();
  }

  private _makeHardware(): Hardware {
    const { inputs = {}, silent = false } = this.scenario;
    return new Hardware(this.parts, { inputs, isSilent: silent, blobOf: this.blobOf });
  }
}
