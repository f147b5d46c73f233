const start = 5;

class Base {
  log: string[] = [];
  level = 1;

  add(text: string): this {
    this.log.push(text);
    return this;
  }
}

class Named extends Base {
  readonly tags = ['a'];
  size = this.tags.length + start;
  read = (): string => `${this.name} ${this.size}`;

  constructor(
    readonly name: string,
    private count = 2,
    public note: string | null = null,
  ) {
    super();
    this.count += 1;
  }

  describe(): string {
    return `${this.name} ${this.count} ${this.note} ${this.size} ${this.log.length}`;
  }
}

class Empty {
  level = 2;
}

class Full extends Empty {
  list = [1, 2];
}

class Fuller extends Full {
  more: Record<string, number> = {};

  constructor() {
    super();
    this.more['x'] = this.list.length;
  }
}

class Leaf extends Empty {
  constructor() {
    super();
    this.level = 3;
  }
}

export abstract class Shape {
  abstract readonly name: string;
  protected sides: number[] = [];

  abstract area(): number;

  describe(): string {
    return `${this.name} ${this.area()} ${this.sides.length}`;
  }
}

export class Square extends Shape {
  readonly name = 'square';

  constructor(readonly side: number) {
    super();
    this.sides.push(side);
  }

  area(): number {
    return this.side * this.side;
  }
}

export function main(print: (line: string) => void): void {
  const a = new Named('a');
  const b = new Named('b', 7, 'note').add('x').add('y');
  a.tags.push('more');
  print(a.describe());
  print(b.describe());
  print(`${a.tags.length} ${b.tags.length} ${a.read()} ${b.read()}`);
  const fuller = new Fuller();
  fuller.list.push(3);
  print(
    `${fuller.list.length} ${new Fuller().list.length} ${fuller.more['x'] ?? 0} ${fuller.level}`,
  );
  print(`${new Leaf().level} ${new Full().level}`);
  print(new Square(3).describe());
}
