export function check(value: number): number {
  if (value < 0) throw new RangeError(`${value} is negative`);
  if (value > 9) throw TypeError('too large');
  return value;
}

export function attempt(value: number): string {
  try {
    return `${check(value)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function failure(text: string): Error | null {
  return text === '' ? null : new Error(text);
}
