// In any order: only sums are looked at.
export function total(prices: Record<string, number>): number {
  let sum = 0;
  // In any order.
  for (const [item, price] of Object.entries(prices)) if (item !== 'none') sum += price;
  // In any order.
  for (const price of Object.values(prices)) sum += price;
  // In any order.
  for (const item of Object.keys(prices)) sum += item.length;
  return sum;
}

const names: Record<number, string> = { 1: 'one', 2: 'two' };

export function nameOf(digit: number): string {
  return names[digit] ?? 'many';
}

export function merged(one: Record<string, number>, two: Record<string, number>): object {
  return Object.assign({}, one, two);
}

export function swap(prices: Map<string, number>): Record<string, number> {
  return Object.fromEntries(prices);
}
