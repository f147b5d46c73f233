// Statistics of sensor readings.

export interface Summary {
  count: number;
  min: number;
  max: number;
  mean: number;
  median: number;
  stdDev: number;
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

export function mean(values: number[]): number {
  return values.length ? sum(values) / values.length : NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const mid = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[mid] : (sorted[mid - 1] + sorted[mid]) / 2;
}

export function variance(values: number[]): number {
  const m = mean(values);
  return values.reduce((acc, v) => acc + (v - m) ** 2, 0) / (values.length - 1);
}

export function summarize(values: number[]): Summary | null {
  if (values.length === 0) return null;
  return {
    count: values.length,
    min: Math.min(...values),
    max: Math.max(...values),
    mean: mean(values),
    median: median(values),
    stdDev: Math.sqrt(variance(values)),
  };
}

export function mode(values: number[]): number[] {
  const counts = new Map<number, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts.entries()].filter(([, n]) => n === most).map(([v]) => v);
}

export function histogram(values: number[], bins: number): number[] {
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const width = (hi - lo) / bins || 1;
  const result: number[] = new Array(bins).fill(0);
  values.forEach((v) => {
    const bin = Math.min(bins - 1, Math.floor((v - lo) / width));
    result[bin]++;
  });
  return result;
}

export function linearRegression(points: [number, number][]) {
  const n = points.length;
  let sx = 0,
    sy = 0,
    sxx = 0,
    sxy = 0;
  for (const [x, y] of points) {
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  return { slope, intercept: (sy - slope * sx) / n };
}

class MovingAverage {
  private window: number[] = [];
  constructor(private size: number = 3) {}
  add(value: number): number {
    this.window.push(value);
    if (this.window.length > this.size) this.window.shift();
    return mean(this.window);
  }
}

const readings = [4, 8, 15, 16, 23, 42, 8];
const s = summarize(readings)!;
console.log(
  `n=${s.count} min=${s.min} max=${s.max} mean=${s.mean.toFixed(3)} median=${s.median} sd=${s.stdDev.toFixed(2)}`,
);
console.log(`mode ${mode(readings)}`);
console.log(
  histogram(readings, 4)
    .map((n, i) => `${i}: ${'#'.repeat(n)}`)
    .join('\n'),
);
const { slope, intercept } = linearRegression([
  [0, 1],
  [1, 3],
  [2, 5],
  [3, 7],
]);
console.log(`y = ${slope}x + ${intercept}`);
const average = new MovingAverage();
console.log(readings.map((r) => average.add(r).toFixed(1)).join(' '));
console.log(summarize([]) === null ? 'no data' : 'data');
