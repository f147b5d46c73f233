/** A meter whose readings change what it has counted. */
export class Meter {
  total = 0;

  read(): number {
    this.total = 0;
    return 7;
  }

  /** Squirrel's += would call before it reads. */
  add(): void {
    this.total += this.read();
    this.total -= this.total + 1;
  }
}

export function sum(meters: Meter[]): number {
  let sum = 0;
  // Nobody else can change a variable of its own.
  for (const meter of meters) sum += meter.read();
  return sum;
}
