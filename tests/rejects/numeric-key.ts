export function all(record: Record<string, number>, codes: Record<number, string>, n: number): unknown[] {
  record[n] = 1; //! CM2042
  delete codes[n]; //! CM2042
  return [
    record[5]!, //! CM2042
    codes[n], //! CM2042
    n in codes, //! CM2042
    record[String(n)]!,
    [1][n]!,
  ];
}
