import type { Network } from '../network.js';
import type { Inputs } from './inputs.js';
import type { Scheduler } from '../scheduler.js';
import type { Track } from './track.js';

/** What an imp measures unless the scenario says otherwise. */
const USUAL = { voltage: 3.3, vbat: 3.3, lightlevel: 30000, rssi: -60 };

export type Reading = keyof typeof USUAL;

/** What an imp can measure without any pin. */
export class Readings {
  private readonly _tracks: ReadonlyMap<string, Track<number> | null>;

  constructor(
    private readonly _scheduler: Scheduler,
    private readonly _network: Network,
    inputs: Inputs,
  ) {
    this._tracks = new Map(Object.keys(USUAL).map((name) => [name, inputs.value(name)]));
  }

  read(reading: Reading): number {
    return this._tracks.get(reading)?.valueAt(this._scheduler.now) ?? USUAL[reading];
  }

  /** The strength of the signal in dBm; 0 when offline. */
  signal(): number {
    return this._network.isOnline() ? this.read('rssi') : 0;
  }
}
