// Functions called above the place where they stand.
const log: string[] = [];
const PIN = 5;
const first = setUp(PIN);
begin();

class Lamp {
  readonly pins: number[] = [setUp(1)];

  light(): number {
    return total(this.pins) + BASE;
  }
}

const lamp = new Lamp();

function begin(): void {
  log.push(`begin ${even(4)} ${early()}`);
}

function setUp(pin: number): number {
  log.push(`pin ${pin}`);
  return pin * 2;
}

function even(n: number): boolean {
  return n === 0 || odd(n - 1);
}

function odd(n: number): boolean {
  return n !== 0 && even(n - 1);
}

export function limit(): number {
  return BASE + (early() === null ? 1 : 2);
}

function early(): number | null {
  return first > 100 ? last : null;
}

const last = setUp(7);

export const BASE = 10;

export enum Level {
  low,
  high,
}

function named(pin: number): string {
  return pin > 5 ? text(Level.high) : text(Level.low);
}

function text(level: Level): string {
  return level === Level.high ? 'high' : 'low';
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const each of values) add(each);
  return sum;

  function add(value: number): void {
    sum += value;
  }
}

function walk(n: number): string[] {
  const found: string[] = [];
  switch (n) {
    case 1: {
      note('one');
      function note(what: string): void {
        found.push(what);
      }
      break;
    }
    default:
      found.push('other');
  }
  for (let i = 0; i < 2; i++) {
    visit(i);
    const offset = 10;
    function visit(value: number): void {
      found.push(`${value} ${n}`);
      if (value < 1) visit(value + offsetOf());
    }
    function offsetOf(): number {
      return 1;
    }
    visit(offset);
  }
  return found;
}

class Base {
  constructor(readonly value: number) {}
}

class Derived extends Base {
  constructor(value: number) {
    const initial = (): number => value + extra;
    super(doubled());
    const extra = 1;
    this.note = `${doubled()} ${initial()}`;

    function doubled(): number {
      return value * 2;
    }
  }

  readonly note: string;
}

export function main(print: (line: string) => void): void {
  for (const each of log) print(each);
  print(`${lamp.light()} ${limit()} ${named(PIN)} ${last} ${odd(3)} ${run(3)}`);
  for (const n of [1, 2]) print(walk(n).join(', '));
  const { value, note } = new Derived(4);
  print(`${value} ${note}`);

  function run(n: number): number {
    return n > 0 ? run(n - 1) + 1 : 0;
  }
}
