let calls = 0;
function find(key: number): string | undefined {
  calls++;
  return key === 1 ? 'one' : undefined;
}
class Box {
  value: string | null = null;
  constructor(readonly list: number[]) {}
  next(): Box | null {
    calls += 10;
    return this.list.length > 2 ? this : null;
  }
}
interface Options {
  limit?: number | null;
  name?: string;
  inner?: { limit?: number };
}
function make(options: Options): Options {
  calls++;
  return options;
}
function count(n: number): number | null {
  calls += n;
  return n > 2 ? null : n;
}
export function main(print: (line: string) => void): void {
  print(find(2) ?? 'none');
  print(`${find(1) ?? 'none'} ${calls} ${find(3) ?? calls}`);
  let total = 1;
  total += count(1) ?? 5;
  total = total + (count(3) ?? 5) + calls;
  print(String(total));
  const box = new Box([1, 2, 3]);
  print(`${box.next()?.list.length ?? 0} ${new Box([1]).next()?.list.length ?? 7}`);
  print(box.next()?.next()?.value ?? 'no');
  print(
    String(make({ limit: 3 }).limit ?? 9) +
      String(make({}).limit ?? 9) +
      String(make({ limit: null }).limit ?? 9),
  );
  print(`${make({ inner: { limit: 4 } }).inner?.limit ?? 2}`);
  if (total > 3 && (count(2) ?? 0) > 1) print('both');
  else print('not both');
  if (total > 3000 || (count(2) ?? 0) > 1) print('either');
  let n = 0;
  while ((count(n) ?? 9) < 9) n++;
  print(String(n));
  do {
    n--;
    if (n === 1) continue;
  } while ((count(n) ?? 9) > 0);
  for (let i = count(5) ?? 0; i < (count(2) ?? 1); i++) print(`i ${i}`);
  const picked = total > 2 ? (count(9) ?? 'nine') : 'no';
  print(String(picked));
  const flag = total > 2 && (find(1) ?? '') === 'one';
  print(`${flag} ${calls}`);
  make({}).limit ??= count(1);
  print(pick(3) + pick(1));
  const maps = [new Map([['a', 1]])];
  print(String((maps[0]!.get('b') ?? 0) + (maps[0]!.get('a') ?? 0)));
}
function pick(n: number): string {
  // A comment.
  return n > 2 ? (find(n) ?? 'two') : (find(n) ?? 'three');
}
