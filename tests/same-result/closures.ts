export function main(print: (line: string) => void): void {
  const readers: (() => string)[] = [];
  for (let i = 0; i < 3; i++) {
    const own = i;
    let changing = i * 10;
    readers.push(() => `${own} ${changing}`);
    changing += 1;
  }
  for (const name of ['a', 'b']) {
    const own = name;
    readers.push(() => own);
  }
  let turn = 0;
  while (turn < 2) {
    const own = turn;
    let fresh: number | undefined;
    readers.push(() => `${own} ${fresh}`);
    if (turn === 0) fresh = 7;
    turn += 1;
  }
  for (const reader of readers) print(reader());
}
