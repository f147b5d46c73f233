export function main(print: (line: string) => void): void {
  let i = 0;
  while (true) {
    i += 1;
    if (i === 2) continue;
    if (i > 4) break;
    print(`while ${i}`);
  }
  do {
    i -= 1;
    if (i === 3) continue;
    print(`do ${i}`);
  } while (i > 1);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      if (column === row) continue;
      if (column > 1) break;
      print(`${row} ${column}`);
    }
  }
  for (let down = 3; ; down -= 2) {
    if (down < 0) break;
    print(`down ${down}`);
  }
  let j: number;
  for (j = 0; j < 2;) j++;
  print(`${j}`);
  const growing = [1, 2];
  for (const each of growing) {
    if (growing.length < 5) growing.push(each + 10);
    print(`grown ${each}`);
  }
  const nothing: number[] = [];
  for (const each of nothing) print(`never ${each}`);
  for (let value of growing) {
    value *= 2;
    if (value > 20) print(`${value}`);
  }
}
