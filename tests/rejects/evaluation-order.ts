interface Box {
  size: number;
}

export function refused(): number {
  let count = 1;
  let box: Box = { size: 1 };
  let list: number[] = [1, 2];
  const bump = (by: number): number => {
    count += by;
    box = { size: 0 };
    list = [];
    return by;
  };
  const sum = count + bump(1); //! CM3011
  const isLess = count! < Math.trunc(bump(1)); //! CM3011
  const text = `${String(count)}` + `${(box as Box).size}${bump(1)}`;
  count += bump(1); //! CM3011
  box.size = bump(1); //! CM3011
  list[count] = bump(1); //! CM3011 CM3011
  const read = list[bump(1)]!; //! CM3011
  return isLess ? sum + read + text.length : 0;
}

export function fine(): number {
  let count = 1;
  let other = 2;
  const bump = (by: number): number => {
    count += by;
    return by;
  };
  const negative = (): number => -other + ~other;
  const own = other + negative() + count;
  const sum = own + bump(1) + count + (bump(1) + count) + Math.trunc(count) + (count + 1) * bump(1);
  other += bump(1);
  const text = `${count}: ${bump(1)}`;
  return count + Math.trunc(sum / 2) + (count > 1 ? bump(1) : other) + text.length;
}
