export function main(print: (line: string) => void): void {
  for (const value of [5, -5, 0]) {
    print(`${value >> 1} ${value << 3} ${value & 6} ${value | 8} ${value ^ 3} ${~value}`);
  }
  // The difference of two readings of a clock.
  const start = -20;
  const end = 100;
  print(`${(end - start) | 0} ${(end + start) | 0} ${((end - start) | 0) * 2}`);
}
