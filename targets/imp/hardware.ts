import type { Hardware } from '../../core/platform.js';

/** impOS's `hardware`, less its pins and buses, which depend on the imp. */
export interface DeviceHardware extends Hardware {
  /**
   * A clock for short durations.
   * @returns Microseconds since the imp started, as a signed 32-bit integer that wraps after some 72
   *   minutes. Source: impOS docs, `hardware.micros()`.
   */
  micros(): number;

  /**
   * Why the program started.
   * @returns A `WAKEREASON_*` constant. Source: impOS docs, `hardware.wakereason()`.
   */
  wakereason(): number;
}
