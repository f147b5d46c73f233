export class Counter {
  count = 0;
  self = 3;
  private readonly factor: number;

  constructor(factor: number) {
    this.factor = factor;
  }

  adder(): (by: number) => number {
    const more = this.self;
    return (by) => {
      this.count += by * this.factor + more;
      return this.count;
    };
  }

  // Nobody else holds the object.
  nested(): () => () => string {
    return () => () => `${this.count} ${this.describe()}`;
  }

  describe(): string {
    return `counts by ${this.factor}`;
  }

  both(): (() => Counter)[] {
    const self = this;
    return [() => self, () => this];
  }
}

function outer(this: Counter): () => number {
  return () => this.count;
}

export function main(print: (line: string) => void): void {
  const add = new Counter(2).adder();
  print(`${add(1)} ${add(2)}`);
  print(new Counter(5).nested()()());
  print(`${outer.call(new Counter(1))()}`);
}
