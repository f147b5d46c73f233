// What may be a fraction has JavaScript's text wherever it has been in between.

type Convert = (value: number) => number;

interface Reading {
  value: number;
}

type Message = { kind: 'level'; value: number } | { kind: 'text'; text: string };

class Box<T> {
  constructor(private readonly content: T) {}

  open(): T {
    return this.content;
  }
}

class Log {
  private readonly readings: Reading[] = [];

  put(reading: Reading): void {
    this.readings.push(reading);
  }

  last(): Reading {
    return this.readings[this.readings.length - 1]!;
  }
}

class Sensor {
  constructor(private readonly read: () => number) {}

  text(): string {
    return `${this.read()}`;
  }
}

interface Shape {
  area(): number;
}

class Square implements Shape {
  constructor(private readonly side: number) {}

  area(): number {
    return this.side * this.side;
  }
}

function same<T>(value: T): T {
  return value;
}

function apply(convert: Convert, value: number): number {
  return convert(value);
}

const table: Record<string, Convert> = { eighth: (value) => value / 8 };

function message(): Message {
  return { kind: 'level', value: 1.0625 };
}

function tell(shape: Shape): string {
  return `area ${shape.area()}`;
}

function whole(reading: Reading): number {
  return (reading.value + 10) | 0;
}

function mean(list: readonly number[]): number {
  let sum = 0;
  for (const each of list) sum += each;
  return sum / list.length;
}

function throughPlaces(print: (line: string) => void): void {
  const log = new Log();
  const reading = { value: 1234567.5 };
  log.put(reading);
  print(`${log.last().value} ${same(0.0078125)} ${new Box(1 / 1024).open()}`);
  print(new Sensor(() => 1 / 128).text());
  print(`${apply((value) => value / 256, 1)} ${table['eighth']!(100001)}`);
  const sent = message();
  if (sent.kind === 'level') print(`${sent.value}`);
  print(tell(new Square(1.5)));
  const meter = { read: (): number => 1 / 512 };
  print(`${meter.read()}`);
  print([3, 1].concat([1 / 2048]).join());
  const byName: Record<string, number> = {};
  byName['a'] = 1 / 1024;
  print(`${byName['a']}`);
  const pair: [number, number] = [1, 1 / 512];
  const [first, second] = pair;
  print(`${first} ${[second].map((each) => each * 2).join()}`);
}

function texts(print: (line: string) => void): void {
  for (const each of [
    21.5,
    0.1,
    3.3,
    -0.0625,
    1e-7,
    0.000001,
    1.5e-5,
    parseFloat('1e21'),
    parseFloat('2e20'),
  ]) {
    print(`${each} ${-each} ${String(each)} ${each.toString()}`);
  }
  print(`${123456.5} ${1000000.5 * 2} ${16777215 / 1} ${0.1 + 0.2 > 0.25} ${0 / 5}`);
  print(`${1 / 0} ${-1 / 0} ${0 / 0} ${Math.floor(1.5 / 0)}`);
}

function bits(print: (line: string) => void): void {
  const reading = { value: 21.5 };
  print(`${whole(reading)} ${reading.value << 1} ${~reading.value} ${-reading.value | 0}`);
  let flags = 5.75;
  flags |= 2;
  print(`${flags} ${(0 / 0) | 0} ${(1 / 0) | 0} ${3e9 | 0} ${(7 / 2) & 1}`);
}

function division(print: (line: string) => void): void {
  const n: number = 8;
  print(`${mean([1, 2, 4, 5])} ${Math.log(n) / Math.log(2) > 2.9} ${(n * 3) / (n - 2)}`);
  let share: number = 7;
  share /= n;
  print(`${share} ${Math.trunc(share * 100)} ${Math.round(2.5)} ${Math.ceil(-0.5) === 0}`);
  const list = [1, 2, 3, 4];
  list.splice(list.length / 2, 1);
  print(`${list.join()} ${list[list.length / 2]! === undefined} ${list[(list.length + 1) / 2]!}`);
}

function roundings(print: (line: string) => void): void {
  const value = parseFloat('none');
  print(`${isNaN(Math.floor(value))} ${isNaN(Math.round(value))}`);
  print(`${isNaN(Math.ceil(value))} ${isNaN(Math.trunc(value))}`);
  print(`${Number('.5')} ${Number('-.25')} ${Number('+4')} ${Number('-')}`);
}

export function main(print: (line: string) => void): void {
  throughPlaces(print);
  texts(print);
  bits(print);
  division(print);
  roundings(print);
}
