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
  const sum = count + bump(1); //! CM2024
  const isLess = count! < Math.trunc(bump(1)); //! CM2024
  const text = `${String(count)}` + `${(box as Box).size}${bump(1)}`;
  count += bump(1); //! CM2024
  box.size = bump(1); //! CM2024
  list[count] = bump(1); //! CM2024 CM2024
  const read = list[bump(1)]!; //! CM2024
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

export function main(print: (line: string) => void): void {
  let x = 1;
  const change = (): number => {
    x += 10;
    return 5;
  };
  print(`${x + change()}`); //! CM2024
  let cb = (n: number): number => n;
  const swap = (): number => {
    cb = (n) => n + 100;
    return 1;
  };
  print(`${cb(swap())}`); //! CM2024
  x += change(); //! CM2024
  if (x === change()) print('?'); //! CM2024
  let list = [1];
  const other = (): number => {
    list = [2];
    return 0;
  };
  print(`${list[other()]!}`); //! CM2024
  list[0] = other(); //! CM2024
  switch (x) { //! CM2024
    case change():
      break;
  }
  const fine = [x, change(), x, -x + change()];
  print(`${fine.length} ${x} ${change()}`);
}
