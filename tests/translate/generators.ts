/** Counts up to a limit. */
export function* countTo(limit: number): Generator<number> {
  for (let i = 1; i <= limit; i++) yield i;
}

export function* both(first: number[], second: Set<number>): Generator<number> {
  yield* first;
  yield* second;
}

export class Range {
  constructor(
    private readonly start: number,
    private readonly end: number,
  ) {}

  *[Symbol.iterator](): IterableIterator<number> {
    for (let i = this.start; i < this.end; i++) yield i;
  }
}

export function sum(range: Range): number {
  let total = 0;
  for (const each of range) total += each;
  for (const each of countTo(3)) total += each;
  return total;
}

export function total(values: Iterable<number>): number {
  let total = 0;
  for (const each of values) total += each;
  return total;
}
