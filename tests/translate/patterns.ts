interface Entry {
  what: string;
  amount: number;
  at?: { x: number; y?: number };
}

export function walk(entries: readonly Entry[], totals: Map<string, Entry>): number {
  let sum = 0;
  for (const { what, amount } of entries) sum += what.length + amount;
  for (const [key, { amount }] of totals) sum += key.length + amount;
  return sum;
}

export function read(entry: Entry, list: number[], find: () => Entry): number {
  const { length } = list;
  const [first, second = 2, ...others] = list;
  const { what, ...left } = entry;
  const { at: { x, y = 5 } = { x: 1 } } = find();
  return length + (first ?? 0) + second + others.length + what.length + left.amount + x + y;
}

export function swap(list: number[], i: number, j: number): void {
  [list[i], list[j]] = [list[j]!, list[i]!];
}

export function rotate(a: number, b: number, pair: [number, number]): number {
  [a, b] = [b, a + b];
  [a, b] = pair;
  ({ x: a, y: b = 2 } = { x: b } as { x: number; y?: number });
  return a - b;
}
