export function total(start: number, ...values: number[]): number {
  let sum = start;
  for (const value of values) sum += value;
  return sum;
}
