// Functions of JavaScript as values, methods as values, texts of arrays and objects, computed keys.

{
  console.log(['1', '2.5'].map(Number).join());
}
{
  console.log(
    ['a', '', 'b'].filter(Boolean).length,
    [0, 1, NaN].filter(Boolean).length,
    [null, { a: 1 }].filter(Boolean).length,
  );
}
{
  console.log([1, 2.5].map(String).join('-'), [true].map(String).join());
}
{
  const xs = ['1', '2'].map(parseFloat);
  console.log(xs.length);
  console.log([1.5, 2.5].map(Math.floor).join());
  console.log([[1], 2].filter(Array.isArray).length);
}
{
  class L {
    constructor(private log: (text: string) => void = console.log) {}
    say() {
      this.log('hi');
    }
  }
  new L().say();
}
{
  void 0;
  const u = void 0;
  console.log(u === undefined);
  let n = 0;
  const f = () => void n++;
  f();
  console.log(n, f() === undefined);
}
{
  class Q {
    constructor(
      public a: number,
      public b: number,
    ) {}
  }
  const args: [number, number] = [1, 2];
  const q = new Q(...args);
  console.log(q.a, q.b);
  class R {
    all: number[];
    constructor(...all: number[]) {
      this.all = all;
    }
  }
  const many = [1, 2, 3];
  console.log(new R(0, ...many).all.length);
}
{
  function* gen() {
    yield 1;
    yield 2;
  }
  console.log([...gen(), 3].join(), Math.max(...gen()));
}
{
  const x = [3, 1, 2];
  console.log(`${x}`, String(x), x.toString());
  console.log('a' + [1.5, 2]);
}
{
  abstract class S {
    abstract area(): number;
    toString() {
      return `area ${this.area()}`;
    }
  }
  class T extends S {
    area() {
      return 1;
    }
  }
  console.log(`${new T()}`, String(new T()), 'x' + new T());
}
{
  const o: Record<string, () => number> = { a: () => 1, ['b' + 1]: () => 2 };
  console.log(o['b1']());
}
{
  console.log(
    [1, 2, 3].reduce<Record<string, number>>((acc, n) => ({ ...acc, [`k${n}`]: n }), {}).k1,
  );
}
{
  const m: { [id: number]: string } = { [1 + 1]: 'two' };
  console.log(m[2]);
}
{
  class P {
    n = 1;
    get() {
      return this.n;
    }
    all() {
      return [1].map(this.one);
    }
    one(x: number) {
      return x + 1;
    }
  }
  console.log(new P().all().join());
  interface H {
    go(x: number): number;
  }
  const h: H = {
    go(x) {
      return x * 2;
    },
  };
  const { go } = h;
  const g2 = h.go;
  console.log(go(2), g2(3));
}
