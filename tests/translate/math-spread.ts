export function peak(samples: number[]): number {
  return Math.max(...samples);
}

export function range(first: number[], others: Set<number>): number {
  return Math.max(0, ...first) - Math.min(...first, 100, ...others);
}
