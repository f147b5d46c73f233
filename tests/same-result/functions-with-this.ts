interface Counter {
  count: number;
}

function increase(this: Counter, by: number): number {
  this.count += by;
  return this.count;
}

export class Owner {
  count = 10;

  bound(): (by: number) => number {
    return increase.bind(this);
  }

  inline(): () => number {
    return function (this: Owner): number {
      this.count += 1;
      return this.count;
    }.bind(this);
  }
}

export function main(print: (line: string) => void): void {
  const counter: Counter = { count: 1 };
  print(`${increase.call(counter, 2)} ${increase.call(counter, 3)} ${counter.count}`);
  const owner = new Owner();
  const add = owner.bound();
  const next = owner.inline();
  print(`${add(5)} ${next()} ${owner.count}`);
}
