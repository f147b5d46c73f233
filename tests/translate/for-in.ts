interface Options {
  name?: string;
  seconds?: number;
}

export function total(prices: Record<string, number>): number {
  let sum = 0;
  // In any order.
  for (const item in prices) {
    const price = prices[item]!;
    if (price > 0) sum += price;
  }
  return sum;
}

export function count(options: Options): number {
  let found = 0;
  // In any order.
  for (const name in options) {
    const value: unknown = options[name as keyof Options];
    if (value != null) found++;
  }
  // In any order.
  for (const name in options) if (name !== 'seconds') found++;
  return found;
}
