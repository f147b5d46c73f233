export function parts(total: number, size: number, start: number, end: number): number[] {
  return [total / 2, 1 / total, Math.trunc(total / size), Math.trunc(total), (end - start) | 0];
}

export function means(sum: number, count: number, weight: number): number[] {
  return [(1.0 * sum) / count, sum / 1 / count, (sum * (1 / count)) / weight, sum / (2 * count)];
}
