// A variable beside the one that it is a copy of.
export function main(print: (line: string) => void): void {
  const empty: string = '';
  const same: string = empty;
  print(`${empty}|${same}`);
  const one: number = 1;
  const two: number = one;
  const three: number = two;
  print(`${one} ${two} ${three}`);
  for (let i = 3, j = i; i < 5; i++) print(`${i} ${j}`);
  copied(print, { first: 5, others: [6] });
}

/** Of a sum, a member and an element. */
function copied(print: (line: string) => void, from: { first: number; others: number[] }): void {
  const sum = from.first + 1;
  const sumAgain = sum;
  const first = from.first;
  const firstAgain = first;
  const other = from.others[0]!;
  const otherAgain = other;
  print(`${sum} ${sumAgain} ${first} ${firstAgain} ${other} ${otherAgain}`);
  const i = 'outside';
  for (let i = from.first - 1, j = i; i < 6; i++) {
    if (i === 5) continue;
    print(`${i} ${j}`);
  }
  print(i);
}
