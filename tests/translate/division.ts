export function parts(total: number, size: number, start: number, end: number): number[] {
  return [total / 2, 1 / total, Math.trunc(total / size), Math.trunc(total), (end - start) | 0];
}
