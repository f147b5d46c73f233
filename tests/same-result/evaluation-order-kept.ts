// Squirrel reads a variable of the function after the call beside it, so it is kept before.
export function main(print: (line: string) => void): void {
  let x = 1;
  const change = (): number => {
    x += 10;
    return 5;
  };
  print(`${x + change()}`);
  print(`${x}${change()}`);
  let cb = (n: number): number => n;
  const swap = (): number => {
    cb = (n) => n + 100;
    return 1;
  };
  print(`${cb(swap())} ${cb(2)}`);
  x += change();
  if (x === change()) print('?');
  let list = [1, 2];
  const first = list;
  const other = (): number => {
    list = [3];
    return 0;
  };
  print(`${list[other()]!} ${list.length}`);
  list = first;
  list[1] = other();
  print(`${first.join()} ${list.join()}`);
  let box = { size: 1 };
  const all = box;
  const fresh = (): number => {
    box = { size: 7 };
    return 9;
  };
  box.size = fresh();
  print(`${all.size} ${box.size}`);
  box.size += fresh();
  let i = 0;
  const at = [10, 20, 30];
  at[i] = ++i;
  at[i++]! += i;
  print(`${at.join()} ${i} ${i + i++} ${i++ * i} ${i}`);
  print(`${[x, change(), x, -x + change()].join()} ${x}`);
}
