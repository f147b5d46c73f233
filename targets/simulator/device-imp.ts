import type { Blob } from '../imp/blob.js';
import type { ConstantName } from '../impos/constants.js';
import { blobOf as blobOfBytes, makeBlob } from './hardware/blob.js';
import { Device } from './hardware/device.js';
import type { LiveInputs } from './hardware/inputs.js';
import { makeModules, type Modules } from './hardware/modules.js';
import { NUMBERS } from './hardware/numbers.js';
import { SimulatedImp } from './imp.js';
import type { SimulatedPlatform } from './platform.js';
import type { Scenario } from './scenario.js';

/** What happens to a simulated imp, in TypeScript: inputs may be functions of the time. */
export type DeviceScenario = Omit<Scenario, 'inputs'> & { inputs?: LiveInputs };

/** impOS's global scope with all that the simulated imp has. */
export interface DevicePlatform
  extends
    Omit<SimulatedPlatform, keyof Modules | ConstantName>,
    Modules,
    Readonly<Record<ConstantName, number>> {
  /** Makes a blob. */
  readonly blob: (size?: number) => Blob;
}

/** What is the same for all imps; a platform inherits it, which is quick. */
const GLOBALS = { ...NUMBERS, blob: makeBlob };

/** What is different for another engine than JavaScript. */
export interface EngineOptions {
  /** What the program's functions have as `this` when impOS calls them; the platform by default. */
  readonly root?: object | null;

  /** Makes a blob of these bytes; one of JavaScript by default. */
  readonly blobOf?: (bytes: string) => Blob;
}

/**
 * A simulated imp with its hardware: pins, buses and all that device programs use beside the network.
 * This part is not translated to Squirrel.
 */
export class DeviceImp extends SimulatedImp {
  declare readonly platform: DevicePlatform;

  private readonly _device: Device;

  constructor(scenario: DeviceScenario, { root = null, blobOf = blobOfBytes }: EngineOptions = {}) {
    super(scenario as Scenario, root);
    const { server, imp, hardware, agent }: SimulatedPlatform = this.platform;
    this._device = new Device(this._parts, { server, imp, hardware, agent }, scenario, blobOf);
    Object.setPrototypeOf(this.platform, GLOBALS);
    this.renewModules();
    this._parts.power.whenStarting(() => {
      this._device.forgetProgram();
    });
    this.onEnd(null);
  }

  /** Gives the program modules without the slots that the one before has put there. */
  renewModules(): void {
    Object.assign(this.platform, makeModules(this._device));
  }

  override onEnd(callback: (() => void) | null): void {
    super.onEnd(() => {
      this._device.endProgram();
      callback?.();
    });
  }

  /**
   * Sets what is at a pin from now on, whatever the scenario says: a button is pressed, for example.
   * @param name - Such as `pin9`.
   * @param value - 0 or 1; 0 to 65535 for an analog input.
   */
  setPin(name: string, value: number): void {
    this._device.hardware.setPin(name, value);
  }

  /**
   * Lets bytes arrive at a UART, now.
   * @param name - Such as `uart57`.
   * @param bytes - A letter for each.
   */
  receive(name: string, bytes: string): void {
    this._device.hardware.receive(name, bytes);
  }
}
