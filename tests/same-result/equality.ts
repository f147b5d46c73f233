interface Item {
  id: number;
}

export function main(print: (line: string) => void): void {
  const a: Item = { id: 1 };
  const b: Item = { id: 1 };
  const same = a;
  print(`${a === same} ${a === b} ${a !== b} ${a.id === b.id}`);
  const nothing: Item | null = null;
  const values: (number | string | boolean | null)[] = [0, '', false, null, 1, '1', true];
  for (const left of values) {
    let row = '';
    for (const right of values) row += left === right ? '1' : '0';
    print(row + (left == null ? ' null' : ''));
  }
  print(`${nothing === null} ${1 === 1.0} ${0.5 === 0.5}`);
}
