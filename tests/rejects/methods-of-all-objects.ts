export function twice(count: number): string {
  const value = count.valueOf(); //! CM1031
  return `${2 * value}`;
}

export function text(list: readonly number[]): string {
  return list.toLocaleString(); //! CM1003
}
