type Row = { readonly id: number; tag?: string };
export class Base {
  protected n = 1;
  tick(): void {
    this.n++;
  }
  value(): number {
    return this.n;
  }
}
export class Mid extends Base {
  override tick(): void {
    super.tick();
    this.n *= 2;
  }
}
export class Last extends Mid {
  extra: number[] = [1];
  override value(): number {
    return super.value() + this.extra.length;
  }
}
function find(rows: Row[], id: number): Row | null {
  for (const row of rows) {
    if (row.id === id) return row;
  }
  return null;
}
function label(row: Row | null): string {
  return row?.tag ?? 'none';
}
function guard(n: number): string {
  if (n < 0) throw new Error(`bad ${n}`);
  return `ok ${n}`;
}
function attempt(n: number): string {
  try {
    return guard(n);
  } catch (e) {
    return (e as Error).message;
  }
}
function collatz(n: number): number {
  let steps = 0;
  while (n !== 1) {
    n = n % 2 === 0 ? Math.trunc(n / 2) : n * 3 + 1;
    steps++;
  }
  return steps;
}
function crc(bytes: number[]): number {
  let c = 0xffff;
  for (const b of bytes) {
    c ^= b << 8;
    for (let i = 0; i < 8; i++) {
      c = (c & 0x8000) !== 0 ? ((c << 1) ^ 0x1021) & 0xffff : (c << 1) & 0xffff;
    }
  }
  return c;
}
export function main(print: (line: string) => void): void {
  const last = new Last();
  last.tick();
  print(`${last.value()}`);
  const rows: Row[] = [{ id: 1 }, { id: 2, tag: 't' }];
  print(`${label(find(rows, 1))} ${label(find(rows, 2))} ${label(find(rows, 3))}`);
  print(`${attempt(1)} ${attempt(-1)} ${collatz(27)} ${crc([1, 2, 3])}`);
  const queue: (() => void)[] = [];
  const log: string[] = [];
  for (const row of rows)
    queue.push(() => {
      log.push(`${row.id}`);
      if (log.length < 4)
        queue.push(() => {
          log.push(`again ${row.id}`);
        });
    });
  while (queue.length > 0) {
    const task = queue.shift()!;
    task();
  }
  let all = '';
  for (const l of log) all += l + ';';
  print(all);
  const m: Record<string, number[]> = {};
  m['a'] ??= [];
  m['a']!.push(1);
  print(`${m['a']!.length}`);
  let x: number | null = null;
  const y = x ?? 3;
  x = y;
  print(`${x} ${y}`);
  const nested = { a: { b: { c: 1 } } };
  nested.a.b.c += 2;
  print(`${nested.a.b.c}`);
  const {
    a: { b },
  } = nested;
  b.c++;
  print(`${nested.a.b.c}`);
  const s = String(1) + 'x';
  const r = (s === 'x' && !(s.length > 1)) || s === 'y';
  print(`${r}`);
  const neg = -1;
  print(`${-neg} ${-(-neg)} ${~-neg} ${!(neg < 0)}`);
}
