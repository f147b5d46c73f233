interface Settings {
  id: string;
  pin: number;
  note?: string;
}
let made = 0;
function next(): number {
  made += 1;
  return made;
}
function line(lines: string[]): string | null {
  return lines.length > 0 ? lines.shift()! : null;
}
class Meter {
  count = 0;
  private text = '';
  private list: number[] = [];
  take(): number {
    return this.count++;
  }
  both(): number {
    return this.count++ + ++this.count;
  }
  name(): string {
    return this.text || 'none';
  }
  add(...values: number[]): number {
    this.list.push(...values, 9);
    return this.list.length;
  }
  all(values: number[]): number {
    return this.add(0, ...values);
  }
}
function sum(...values: number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
function truth<T>(value: T): string {
  return value ? 'yes' : 'no';
}
function half(n: number): number {
  return n / 2;
}
export function main(print: (line: string) => void): void {
  const list = [4, 5, 6];
  let at = 0;
  const first = list[at++]!;
  let n = 2;
  while (n-- > 0) print(`${first} ${at} ${n}`);
  let x: number;
  let y: number;
  x = y = 7;
  print(`${x} ${y} ${x + x++} ${x++ + x} ${x}`);
  list[at] = at++;
  print(`${list.join()} ${at}`);
  const lines = ['a', 'b'];
  let text: string | null;
  while ((text = line(lines)) !== null) print(text);
  const meter = new Meter();
  print(`${meter.take()} ${meter.take()} ${meter.both()} ${meter.count}`);
  print(`${meter.name()} ${meter.add(1, 2)} ${meter.all([3, 4])}`);
  print(`${(x += 2)} ${(x **= 2)} ${2 ** 3} ${x ** 2}`);
  let cached: number | undefined;
  const get = (): number => (cached ??= next());
  print(`${get()} ${get()} ${cached}`);
  const empty = '';
  const some: string = 'x';
  if (list.length) print('some');
  if (next() & 4) print('bit');
  else print('no bit');
  if (!empty) print('no name');
  if (some && list.length) print('both');
  print(`${empty || 'default'} ${some || 'default'} ${some && 'then'}|${empty && 'then'}|`);
  print(`${0 || 5} ${next() && 6} ${half(0) || 3} ${0 / half(0) || 8} ${half(3) || 3}`);
  const optional: Settings = { id: 'q', pin: 0 };
  print(optional.note ? 'note' : 'no note');
  print(optional.note || 'none');
  print(
    `${truth('')} ${truth('a')} ${truth(0)} ${truth(1)} ${truth(null)} ${truth([])} ${truth(0 / half(0))}`,
  );
  const k: number = 4;
  if (k % 2 == 0 && k != 3) print('even');
  const settings: Settings = { id: 'a', pin: 1 };
  const copy = { ...settings, id: 'b' };
  const merged: Settings = { note: 'm', ...settings, ...optional };
  print(`${copy.id}${copy.pin} ${settings.id} ${merged.id}${merged.pin}`);
  const maybe: Settings | undefined = list.length > 100 ? settings : undefined;
  const over = { ...maybe, pin: 3 };
  print(`${over.pin} ${over.id ?? 'no id'}`);
  const more = [...list, 9, ...[1, 2]];
  more.push(...list);
  print(
    `${more.join()} ${sum(...list)} ${sum(1, ...list, 2)} ${[0, ...list].length} ${[...'abc'].join('-')}`,
  );
  const set = new Set([3, 1]);
  print([...set, 2].join());
  let i = 0,
    j = 9;
  for (; i < j; i++, j--);
  print(`${i} ${j} ${(i++, i)} ${+'12' + 1} ${+i}`);
  ((i = 1), (j = 2));
  print(`${i} ${j}`);
  let label = '';
  label ||= 'made';
  label &&= label + '!';
  print(label);
  const a = [1, 2, 3];
  let p = 0;
  a[p++]! += 10;
  a[p++]! *= 5;
  print(`${a.join()} ${p}`);
  const counts: Record<string, number> = {};
  for (const c of ['a', 'b', 'a']) counts[c] = (counts[c] || 0) + 1;
  print(`${counts['a']} ${counts['b']}`);
}
