const Counter = class {
  private count = 0;
  next(): number {
    return ++this.count;
  }
};
const make = (step: number) =>
  class {
    value = step;
    static kind = 'made';
    list: number[] = [];
    add() {
      this.list.push(this.value);
      return this.list.length;
    }
  };
const c = new Counter();
c.next();
console.log(c.next());
const Two = make(2),
  Three = make(3);
console.log(new Two().value, new Three().value, Two.kind, new Two().add());
class Base {
  constructor(readonly name: string) {}
  hello() {
    return `hello ${this.name}`;
  }
}
const Loud = class extends Base {
  override hello() {
    return super.hello() + '!';
  }
};
console.log(new Loud('Ann').hello());
const shapes = {
  Square: class {
    constructor(readonly side: number) {}
    area() {
      return this.side * this.side;
    }
  },
};
console.log(new shapes.Square(3).area());
function f() {
  return new (class {
    x = 1;
  })().x;
}
console.log(f());
