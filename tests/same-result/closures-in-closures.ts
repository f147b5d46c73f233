export interface Handler {
  (n: number): void;
}
function each(list: number[], f: Handler): void {
  for (const x of list) f(x);
}
const table: Record<string, number> = {};
function twice<T>(x: T): T {
  return x;
}
function over(a: number): number;
function over(a: string): number;
function over(a: number | string): number {
  return typeof a === 'number' ? a : a.length;
}
class Stack<T> {
  private items: T[] = [];
  push(x: T): this {
    this.items.push(x);
    return this;
  }
  top(): T | null {
    return this.items.length > 0 ? this.items[this.items.length - 1]! : null;
  }
}
const names = ['a', 'b'] as const;
class Outer {
  n = 0;
  run(): string {
    const log: string[] = [];
    each([1, 2], (x) => {
      each([10, 20], (y) => {
        this.n += x * y;
        log.push(`${this.n}`);
      });
    });
    const inc = (): void => {
      this.n++;
    };
    inc();
    const f = (): (() => void) => () => {
      this.n += 100;
    };
    f()();
    return `${log[0]!} ${log.length} ${this.n}`;
  }
  cb(): (a: number) => number {
    const fn = (a: number, b = 4): number => a + b + this.n;
    return fn;
  }
}
export function main(print: (line: string) => void): void {
  print(new Outer().run());
  print(`${twice(4)} ${over('abc')} ${over(2)} ${names[0]} ${names.length}`);
  const s = new Stack<number>().push(1).push(2);
  const top = s.top();
  print(`${top}`);
  table['a'] = 1;
  delete table['a'];
  delete table['b'];
  print(`${'a' in table}`);
  {
    const print2 = (x: string): void => print(x + '!');
    print2('block');
  }
  const fns: (() => number)[] = [];
  for (let i = 0; i < 2; i++) {
    let j = i;
    fns.push(() => {
      j += 1;
      return j;
    });
    fns.push(() => j * 10);
  }
  print(`${fns[0]!()} ${fns[1]!()} ${fns[2]!()} ${fns[3]!()} ${fns[0]!()} ${fns[1]!()}`);
  let k = 0;
  const next = (): number => {
    k += 1;
    return k;
  };
  const arr = [next(), next(), next()];
  print(`${arr[0]!}${arr[1]!}${arr[2]!}`);
  const rec = { a: next(), b: next() };
  print(`${rec.a}${rec.b} ${over(next())}`);
  let text = '';
  for (const c of ['x', 'y']) {
    const inner = (): string => c + text;
    text = inner();
  }
  print(text);
  const maybe: string | undefined = text === 'q' ? 'v' : undefined;
  if (maybe !== undefined) print(maybe);
  else print('none');
  const e = (): number => {
    try {
      return 1;
    } catch {
      return 2;
    }
  };
  print(`${e()}`);
  const v = ((): string => {
    switch (text) {
      case 'yx':
        return 'match';
      default:
        return 'no';
    }
  })();
  print(v);
}
