export function firstPair(rows: readonly (readonly number[])[], sum: number): number[] {
  let pair: number[] = [];
  // The first row with a pair wins.
  search: for (const row of rows) {
    for (const a of row) {
      for (const b of row) {
        if (b < 0) continue search;
        if (a + b === sum) {
          pair = [a, b];
          break search;
        }
      }
    }
  }
  return pair;
}
