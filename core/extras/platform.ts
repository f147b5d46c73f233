import type { Integer, Platform } from '../platform.js';

/** The part of the impOS global scope that the add-ons use. */
export interface ExtrasPlatform extends Platform {
  /** impOS's `math`. */
  readonly math: {
    /**
     * A random integer, which differs between devices.
     * @returns From 0 to `RAND_MAX`. Source: impOS docs, `math.rand()`.
     */
    rand(): Integer;
  };
}
