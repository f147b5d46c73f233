/**
 * impOS's `math`, as far as it depends on the device: each has its own random numbers. They come from
 * the scenario's seed, by the minimal standard generator of Park and Miller, which needs 32 bits.
 */
export class MathModule {
  // From 1 to 2147483646.
  private _state: number;

  /** @param seed - From 0 to 65536. */
  constructor(seed: number) {
    this._state = seed * 32749 + 1;
    // What comes first is nearly proportional to the seed.
    for (let i = 0; i < 3; i++) this.rand();
  }

  /** Returns an integer from 0 to 2147483645. */
  rand(): number {
    const high = Math.trunc(this._state / 127773);
    const low = this._state % 127773;
    const next = 16807 * low - 2836 * high;
    this._state = next > 0 ? next : next + 2147483647;
    return this._state - 1;
  }
}
