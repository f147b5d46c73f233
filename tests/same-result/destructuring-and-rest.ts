interface Options {
  readonly name: string;
  readonly level?: number;
  readonly at: { x: number; y: number };
}

export class Reader {
  readonly options: Options;
  x = 50;

  constructor(options: Options) {
    this.options = options;
  }

  read(): string {
    const { name, level = 3, at } = this.options;
    const {
      at: { x, y: why },
    } = this.options;
    return `${name} ${level} ${at.x} ${x} ${why} ${this.x}`;
  }
}

const origin = { first: 1, second: 2 };
const { first, second: other } = origin;

function pair(): [number, string] {
  return [4, 'four'];
}

function sum(start: number, ...values: number[]): number {
  let total = start;
  for (const each of values) total += each;
  return total;
}

class Bag {
  readonly count: number;

  constructor(...items: string[]) {
    this.count = items.length;
  }

  adder(...more: number[]): () => number {
    return () => this.count + more.length;
  }
}

interface Counter {
  count: number;
  step(by: number): number;
}

export function main(print: (line: string) => void): void {
  const options: Options = { name: 'n', at: { x: 1, y: 2 } };
  print(new Reader(options).read());
  print(new Reader({ name: 'm', level: 9, at: { x: 5, y: 6 } }).read());
  print(`${first} ${other}`);
  const both = pair();
  const [number, word] = both;
  const { count } = new Bag('a', 'b');
  print(`${number} ${word} ${both[0]} ${both[1]} ${count}`);
  print(`${sum(1)} ${sum(1, 2)} ${sum(1, 2, 3)} ${new Bag('z').adder(1, 2)()}`);
  const all = (...names: string[]): number => names.length;
  print(`${all()} ${all('a', 'b')}`);
  const list = [1, 2];
  const copy = [...list];
  copy.push(3);
  print(`${list.length} ${copy.length}`);
  const counter: Counter = {
    count: 1,
    step(by) {
      this.count += by;
      const again = (): number => this.count * 2;
      return again();
    },
  };
  print(`${counter.step(4)} ${counter.count}`);
}
