export function isDigits(text: string): boolean {
  for (const letter of text) {
    if (letter < '0' || letter > '9') return false;
  }
  return text !== '';
}

export function last(list: readonly number[]): number {
  let found = -1;
  for (found of list) if (found > 9) break;
  return found;
}

export function keysOf(map: Map<string, number>): string[] {
  const keys: string[] = [];
  for (const [key] of map) keys.push(key);
  return keys;
}

export function sumOf(map: Map<string, number>): number {
  let sum = 0;
  for (const [, value] of map) sum += value;
  return sum;
}
