export function letters(text: string): number {
  let count = 0;
  for (const letter of text) if (letter !== '') count++; //! CM1001
  return count;
}

export function last(list: number[]): number {
  let found = 0;
  for (found of list) if (found > 9) break; //! CM1001
  return found;
}

export function countKeys(list: string[]): number {
  let count = 0;
  // In any order.
  for (const key in list) if (key !== '') count++; //! CM1031
  return count;
}
