type Print = (line: string) => void;

function totalOf(record: Record<string, number>): number {
  let total = 0;
  // In any order.
  for (const key in record) {
    const value = record[key]!;
    if (value === 5) continue;
    total += value;
  }
  return total;
}

function keysOf(record: Record<string, number>): string[] {
  const keys: string[] = [];
  // In any order.
  for (const key in record) if (key !== 'Beta') keys.push(key);
  return keys;
}

function later(record: Record<string, number>): number {
  const calls: (() => number)[] = [];
  // In any order.
  for (const key in record) {
    const value = record[key]!;
    calls.push(() => (key === 'a' ? value : 10 * value));
  }
  let sum = 0;
  for (const call of calls) sum += call();
  return sum;
}

export function main(print: Print): void {
  const record: Record<string, number> = { zeta: 1, alpha: 2, 'two words': 3, Beta: 4 };
  record['omega'] = 5;
  delete record['alpha'];
  delete record['none'];
  for (const key of Object.keys(record).sort()) print(`${key} ${record[key]!}`);
  print(
    `${Object.keys(record).length} ${Object.keys({}).length} ${Object.keys(record).sort().join()}`,
  );
  print(`${'zeta' in record} ${'alpha' in record} ${record['none'] ?? 0}`);
  const codes: Record<string, string> = {};
  for (const n of [1, 10, 2]) codes[String(n)] = `n${n}`;
  for (const key of Object.keys(codes).sort()) print(`${key}=${codes[key]!}`);
  const keys = keysOf(record);
  keys.sort();
  print(`${totalOf(record)} ${keys.join()} ${keysOf({}).length}`);
  print(`${later({ a: 1, b: 2 })}`);
}
