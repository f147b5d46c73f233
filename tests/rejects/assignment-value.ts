class Owner {
  size = 0;
  width = 0;
  note?: string;
}

export function run(list: number[], owner: Owner, record: Record<string, number>): number {
  let i = 0;
  let j = 0;
  const first = i++; //! CM1006
  const second = (i = 2); //! CM1006
  while (++i < 3) list.push(i); //! CM1006
  const next = (): number => i++; //! CM1006
  // Each may be written first, and their owners read then.
  i = j = 1;
  owner.size = owner.width = 0; //! CM1006
  i = list.length = 0; //! CM1006
  i = record['i'] = 0; //! CM1006
  i = j += 1; //! CM1006
  return first + second + next();
}
