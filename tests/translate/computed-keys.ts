export function countsOf(words: readonly string[], unit: string): Record<string, number> {
  return words.reduce<Record<string, number>>(
    (counts, word) => ({ ...counts, [`${word}-${unit}`]: word.length }),
    { [unit]: words.length },
  );
}

class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}

  toString(): string {
    return `${this.x}|${this.y}`;
  }
}

export function textOf(place: [number, number]): string {
  return `${new Point(...place)} of ${place}`;
}
