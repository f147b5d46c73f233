interface Entry {
  what: string;
  amount: number;
  note?: string;
}
interface Shape {
  at: { x: number; y?: number };
  tags?: string[];
}
const text = ({ what, amount }: Entry): string => `${what}${amount}`;
function area({ width = 2, height = 3 }: { width?: number; height?: number } = {}): number {
  return width * height;
}
function add(tag: string, tags: string[] = []): number {
  tags.push(tag);
  return tags.length;
}
let made = 0;
function make(): number {
  made += 1;
  return made;
}
function take(n: number = make()): number {
  return n;
}
function maybe(n?: number): number | undefined {
  return n;
}
function limit(n = 5): number {
  return n;
}
function log(prefix: string, level = 1, ...rest: number[]): string {
  return `${prefix}${level}${rest.join('')}`;
}
class Meter {
  max = 7;
  read(limit = this.max): number {
    return limit;
  }
  static of({ max }: { max: number }): Meter {
    const m = new Meter();
    m.max = max;
    return m;
  }
}
class Base {
  name: string;
  constructor(
    name: string,
    readonly size = 3,
  ) {
    this.name = name;
  }
}
class Sub extends Base {
  items: number[] = [];
}
function first([a, b = 9, ...more]: number[]): string {
  return `${a} ${b} ${more.length}`;
}
function pairOf([x, [y]]: [number, [number]]): number {
  return x * 10 + y;
}
export function main(print: (line: string) => void): void {
  for (const { what, amount } of [{ what: 'in', amount: 3 }]) print(text({ what, amount }));
  print(`${area()} ${area({ width: 5 })} ${area({})} ${area({ height: 1, width: 4 })}`);
  print(`${add('a')} ${add('b')} ${add('c', ['x'])}`);
  print(`${take()} ${take(10)} ${take(maybe())} ${take()}`);
  print(`${limit()} ${limit(maybe())} ${limit(maybe(4))}`);
  print(`${log('a')} ${log('b', 2)} ${log('c', 3, 4, 5)}`);
  const meter = new Meter();
  meter.max = 8;
  print(`${meter.read()} ${meter.read(2)} ${Meter.of({ max: 4 }).max}`);
  const sub = new Sub('s');
  sub.items.push(1);
  print(`${sub.name} ${sub.size} ${new Sub('t', 9).size} ${new Sub('t').items.length}`);
  print(`${first([1])} ${first([1, 2, 3, 4])} ${pairOf([1, [2]])}`);
  const list = [4, 5, 6];
  let i = 0;
  const j = 2;
  [list[i], list[j]] = [list[j]!, list[i]!];
  print(list.join());
  let a = 1;
  let b = 2;
  let c = 3;
  [a, b, c] = [c, a, b];
  print(`${a} ${b} ${c}`);
  const { length } = list;
  print(String(length));
  const {
    at: { x, y = 5 },
    tags: [tag = 'none'] = [],
  }: Shape = { at: { x: 1 } };
  print(`${x} ${y} ${tag}`);
  const { what, ...others }: Entry = { what: 'w', amount: 2, note: 'n' };
  print(`${what} ${others.amount} ${others.note ?? '-'}`);
  const [head, ...tail] = list;
  print(`${head} ${tail.join()}`);
  ({ x: i, y: a = 4 } = { x: 3 } as { x: number; y?: number });
  print(`${i} ${a}`);
  const key = 'amount';
  const { [key]: computed } = { amount: 12 } as Record<string, number>;
  print(`${computed ?? 0}`);
  const [, second] = 'a,b,c'.split(',');
  print(`${second ?? ''}`);
  for (const [k, { amount: n }] of new Map([['k', { amount: 3 }]])) print(`${k} ${n}`);
  const sum = [
    { p: 1, q: 2 },
    { p: 3, q: 4 },
  ]
    .map(({ p, q }) => p * q)
    .reduce((s, n) => s + n, 0);
  print(String(sum));
  [i, b] = [make(), make()];
  print(`${i} ${b}`);
}
