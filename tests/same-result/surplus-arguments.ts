// Arguments that a function does not take, and those that it does not get.

type Two = (a: number, b: number) => number;
type Any = (...values: number[]) => number;

interface Listener {
  on(name: string, value: number): void;
}

interface Shape {
  area(scale: number): number;
}

class Square {
  constructor(private readonly side: number) {}

  area(): number {
    return this.side * this.side;
  }
}

function one(a: number): number {
  return a + 1;
}

class Holder {
  run: Two = one;
  readonly table: Record<string, Two> = { one, none: () => 7 };
}

const get = (): Two => one;

function apply(f: Two = one): number {
  return f(1, 2);
}

function twice<T extends (...args: number[]) => number>(f: T): number {
  return f(1, 2);
}

function total(shapes: readonly Shape[]): number {
  let sum = 0;
  for (const shape of shapes) sum += shape.area(2);
  return sum;
}

function maybe(f: (value?: number) => string): string {
  return f() + f(3);
}

function nested(give: (use: (f: Two) => number) => number): number {
  return give((f) => f(4, 5));
}

export function main(print: (line: string) => void): void {
  const log = {
    on(name: string): void {
      print(name);
    },
  };
  const listener: Listener = log;
  listener.on('door', 1);
  const squares = [new Square(2), new Square(3)];
  const choice: Two = squares.length > 1 ? one : (a, b) => a * b;
  const any: Any = one;
  const holder = new Holder();
  print(`${get()(1, 2)} ${apply()} ${apply(one)} ${apply(choice)} ${any(1, 2, 3)}`);
  print(`${holder.run(1, 2)} ${holder.table['one']!(3, 4)} ${holder.table['none']!(3, 4)}`);
  print(`${total(squares)} ${twice((a: number) => a)} ${twice(one)}`);
  print(maybe((value) => (value === undefined ? 'none ' : 'some')));
  print(`${nested((use) => use((a) => a))} ${nested((use) => use(one))}`);
}
