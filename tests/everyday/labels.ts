const print = (line: string): void => console.log(line);
const rows = [
  [1, 2, 3],
  [4, -1, 6],
  [7, 8, 9],
];
let sum = 0;
// A jump over the rest of a row.
outer: for (const row of rows) {
  for (const value of row) {
    if (value < 0) continue outer;
    sum += value;
  }
  print(`row done ${sum}`);
}
let found = '';
search: for (let i = 0; i < rows.length; i++) {
  let j = 0;
  while (true) {
    if (j >= rows[i]!.length) break;
    switch (rows[i]![j]) {
      case 6:
        found = `${i},${j}`;
        break search;
      case 4:
        j++;
        continue;
      case 1:
        break;
      case 2:
        j++;
        continue search;
    }
    j++;
  }
  print(`searched ${i}`);
}
print(found);
lines: for (const line of ['ab', 'c-d', 'ef']) {
  do {
    for (const letter of line) {
      if (letter === '-') continue lines;
      if (letter === 'f') break lines;
    }
  } while (false);
  print(line);
}
single: for (const n of [1, 2, 3]) {
  if (n === 2) continue single;
  if (n === 3) break single;
  print(`${n}`);
}
