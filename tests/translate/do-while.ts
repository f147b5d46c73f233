export function digits(value: number): number {
  let count = 0;
  do {
    value = Math.trunc(value / 10);
    count += 1;
  } while (value > 0);
  return count;
}
