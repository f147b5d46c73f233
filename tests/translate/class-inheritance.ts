export abstract class Shape {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  abstract area(): number;

  describe(): string {
    return `${this.name} of ${this.area()}`;
  }
}

export class Square extends Shape {
  private readonly _side: number;

  constructor(side: number) {
    super('square');
    this._side = side;
  }

  area(): number {
    return this._side * this._side;
  }

  override describe(): string {
    return `a ${super.describe()}`;
  }
}

export class Empty extends Shape {
  area(): number {
    return 0;
  }
}
