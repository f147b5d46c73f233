export function describe(value: string | number | boolean): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return 'a number';
    default:
      return typeof value;
  }
}

export function isGiven(value: number | undefined): boolean {
  return typeof value !== 'undefined';
}
