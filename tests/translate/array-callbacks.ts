interface Reading {
  readonly sensor: string;
  readonly value: number;
}

export function describe(readings: readonly Reading[]): string {
  const names = readings.map((each) => each.sensor);
  const total = readings.reduce((sum, each) => sum + each.value, 0);
  const high = readings.filter((each) => each.value > 30);
  return `${names.join(', ')}: ${total}, ${high.length} high`;
}

export function rank(readings: Reading[]): Reading | undefined {
  readings.sort((a, b) => b.value - a.value);
  return readings.find((each) => each.value > 0);
}

export function report(readings: readonly Reading[], print: (line: string) => void): void {
  readings.forEach((each, index) => {
    print(`${index + 1}. ${each.sensor}`);
  });
  for (const [index, each] of readings.entries()) print(`${index}: ${each.value}`);
}
