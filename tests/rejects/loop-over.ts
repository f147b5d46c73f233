export function first(value: { a: number }): void {
  // @ts-expect-error: TypeScript finds it, too.
  for (const each of value) each; //! CM1001
}

export function countKeys(list: string[]): number {
  let count = 0;
  // In any order.
  for (const key in list) if (key !== '') count++; //! CM1031
  return count;
}
