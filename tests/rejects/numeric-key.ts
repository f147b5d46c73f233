type Codes = Record<number, string>;

export function all(record: Record<string, number>, codes: Codes, n: number): unknown[] {
  record[n] = 1; //! CM2042
  delete codes[n];
  // In any order.
  for (const code in codes) if (code === '') break; //! CM2042
  const names = { 1: 'one' };
  return [
    record[5]!, //! CM2042
    codes[n],
    n in codes,
    codes[1 / 3], //! CM2042
    names['1'], //! CM2042
    Object.keys(codes).sort(), //! CM2042
    record[String(n)]!,
    [1][n]!,
  ];
}
