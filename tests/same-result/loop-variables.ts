export function main(print: (line: string) => void): void {
  const readers: (() => string)[] = [];
  for (const each of ['a', 'b']) readers.push(() => each);
  for (let i = 0; i < 3; i++) {
    // One for each turn.
    readers.push(() => `${i}`);
    if (i !== 1) readers.push(() => `again ${i}`);
  }
  for (let value of [1, 2]) {
    readers.push(() => {
      value += 10;
      return `${value}`;
    });
    value *= 2;
  }
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 2; column++) readers.push(() => `${row} ${column}`);
  }
  for (const reader of readers) print(reader());
  for (const reader of readers) print(reader());
}
