function kind(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'function' ? 'function' : 'other';
}

function isNoNumber(value: unknown): boolean {
  return typeof value !== 'number' && typeof value !== 'string';
}

export function main(print: (line: string) => void): void {
  for (const value of ['', 'a', 0, 1.5, true, false, null, [], {}, kind]) print(kind(value));
  print(`${isNoNumber(1)} ${isNoNumber(0.5)} ${isNoNumber('')} ${isNoNumber(null)}`);
}
