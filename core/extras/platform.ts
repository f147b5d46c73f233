import type { Hardware, Imp, Integer, Platform } from '../platform.js';

/** The part of the impOS global scope that the add-ons use. */
export interface ExtrasPlatform extends Platform {
  readonly imp: Imp & {
    /**
     * Calls a function once, when there is nothing else to do: impOS fetches its updates first.
     * @param callback - Replaces an earlier one. Source: impOS docs, `imp.onidle()`.
     */
    onidle(callback: (() => void) | null): void;
  };

  readonly hardware: Hardware & {
    /**
     * Why the program was started.
     * @returns A WAKEREASON_* constant. Source: impOS docs, `hardware.wakereason()`.
     */
    wakereason(): Integer;
  };

  /** impOS's `math`. */
  readonly math: {
    /**
     * A random integer, which differs between devices.
     * @returns From 0 to `RAND_MAX`. Source: impOS docs, `math.rand()`.
     */
    rand(): Integer;
  };

  /** The imp was powered on. */
  readonly WAKEREASON_POWER_ON: number;
  /** Its reset pin was used. */
  readonly WAKEREASON_HW_RESET: number;
}
