class Temp {
  private static count = [0];
  readonly id: number;
  constructor(private readonly report: (line: string) => void) {
    this.id = Temp.count.length;
    Temp.count.push(1);
  }
  later(): () => void {
    return () => this.report(`temp ${this.id}`);
  }
  each(list: number[]): string {
    let s = '';
    const add = (n: number): void => {
      s += `${n * this.id},`;
    };
    for (const x of list) add(x);
    return s;
  }
  chain(): string {
    const inner = {
      id: 7,
      read: (): number => this.id,
      own(): number {
        return this.id;
      },
    };
    return `${inner.read()} ${inner.own()}`;
  }
}
abstract class Shape {
  constructor(protected readonly name: string) {}
  abstract area(): number;
  text(): string {
    return `${this.name}:${this.area()}`;
  }
}
class Sq extends Shape {
  constructor(private s: number) {
    super('sq');
  }
  area(): number {
    return this.s * this.s;
  }
}
class Named extends Sq {
  label: string[];
  constructor() {
    super(2);
    this.label = [this.name];
  }
  override text(): string {
    return `${super.text()}/${this.label.length}`;
  }
}
function outer(flag: boolean): string {
  if (flag) {
    const x = 'in';
    const f = (): string => x;
    return f();
  }
  const x = 'out';
  function g(): string {
    return x;
  }
  return g();
}
export function main(print: (line: string) => void): void {
  const late = new Temp(print).later();
  late();
  print(new Temp(print).each([1, 2]));
  print(new Temp(print).chain());
  print(new Sq(3).text());
  print(new Named().text());
  print(outer(true) + outer(false));
}
