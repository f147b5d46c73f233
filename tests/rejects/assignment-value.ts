export function run(list: number[]): number {
  let i = 0;
  const first = i++; //! CM1006
  const second = (i = 2); //! CM1006
  while (++i < 3) list.push(i); //! CM1006
  const next = (): number => i++; //! CM1006
  return first + second + next();
}
