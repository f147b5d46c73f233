export function kind(value: unknown): string {
  if (typeof value === 'object') return 'table'; //! CM2008
  if (typeof value === 'string') return 'string';
  return typeof value; //! CM2008
}
