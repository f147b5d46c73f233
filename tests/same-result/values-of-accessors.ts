// What an update of an accessor is worth, and in which order it reads and writes.

class Counter {
  #count = 0;

  constructor(private readonly say: (line: string) => void) {}

  get count(): number {
    this.say(`get ${this.#count}`);
    return this.#count;
  }

  set count(value: number) {
    this.say(`set ${value}`);
    this.#count = value % 100;
  }

  twice(): number {
    return this.count++ + ++this.count;
  }
}

class Loud extends Counter {
  next(): number {
    return super.count++;
  }
}

export function main(print: (line: string) => void): void {
  const counter = new Loud(print);
  const find = (): Counter => {
    print('find');
    return counter;
  };
  counter.count = 2;
  while (counter.count-- > 0) print('turn');
  print(`${counter.count++} ${++counter.count} ${(counter.count += 2)} ${counter.count--}`);
  print(`${(find().count *= 3)} ${find().count++} ${(find().count = 205)}`);
  print(`${counter.twice()} ${counter.next()}`);
  const list = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  print(`${list[counter.count--]} ${list[--counter.count]}`);
  if (counter.count-- > 2 && ++counter.count > 1) print('both');
  const kept = (counter.count -= 1);
  print(`${kept}`);
}
