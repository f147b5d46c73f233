export function collect(list: number[]): (() => number)[] {
  const readers: (() => number)[] = [];
  for (let i = 0; i < 3; i++) {
    readers.push(() => i);
    i += 1; //! CM2005
  }
  for (let i = 0; i < 3; i++) readers.push(() => i++); //! CM2005
  for (let i = 0, next = () => i; i < 3; i++) readers.push(next); //! CM2005
  for (const each of list) readers.push(() => each);
  for (let i = 0; i < 3; i++) readers.push(() => i);
  return readers;
}
