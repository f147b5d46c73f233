let total = 1;

function bump(by: number): number {
  total += 100;
  return by;
}

class Meter {
  value = 1;
  values: number[];

  constructor() {
    this.values = [1, 2];
  }

  read(by: number): number {
    this.value += 100;
    this.values[0] = 50;
    return by;
  }

  add(): string {
    this.value += this.read(1);
    this.value -= this.value + this.read(2) * 3;
    this.values[0]! += this.read(4);
    return `${this.value} ${this.values[0]!}`;
  }
}

export function main(print: (line: string) => void): void {
  total += bump(1);
  print(`${total} ${total + bump(2)} ${bump(3) + total}`);
  const meter = new Meter();
  print(meter.add());
  meter.value *= meter.read(2) + 1;
  print(`${meter.value}`);
  let name = 'a';
  const rename = (to: string): string => {
    name += to;
    return name;
  };
  print(`${name}, ${rename('b')} ` + name + rename('c'));
  const list: number[] = [];
  const push = (value: number): number => {
    list.push(value);
    return list.length;
  };
  print(`${push(1) - push(2) * push(3) < push(4)}`);
  const pair = (a: number, b: number, c: number): string => `${a} ${b} ${c}`;
  print(pair(list.length, push(5), list.length));
}
