export function collect(list: number[]): (() => number)[] {
  const readers: (() => number)[] = [];
  for (const each of list) readers.push(() => each); //! CM2005
  for (let i = 0; i < 3; i++) readers.push(() => i); //! CM2005
  for (const [at, each] of list.entries()) readers.push(() => at + each); //! CM2005 CM2005
  for (const each of list) {
    const own = each;
    readers.push(() => own);
  }
  return readers;
}
