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
