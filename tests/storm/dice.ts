/** Chance that repeats: the same seed, the same numbers. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Whether something of this likelihood, from 0 to 1, happens. */
  chance(likelihood: number): boolean {
    return this.next() < likelihood;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  /** Some of the values, each with this likelihood. */
  some<T>(values: readonly T[], likelihood: number): T[] {
    return values.filter(() => this.chance(likelihood));
  }

  // Mulberry32.
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}
