export function describe(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  if (typeof value !== 'boolean' && typeof value !== 'number') return 'something else';
  return typeof value === 'function' ? 'a function' : 'a boolean';
}
