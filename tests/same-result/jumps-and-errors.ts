interface P {
  a: number;
  b?: number;
}
let hits = 0;
function hit(n: number): number {
  hits += n;
  return n;
}
function thrower(v: unknown): never {
  throw v;
}
function early(n: number): string {
  for (const each of [1, 2, 3]) {
    try {
      if (each === n) return `r${each}`;
      if (each === 2) continue;
    } catch {
      return 'c';
    }
  }
  return 'end';
}
function nestedTry(n: number): string {
  let log = '';
  try {
    try {
      log += 'a';
      if (n === 1) thrower('one');
      log += 'b';
    } catch (e) {
      log += 'c';
      if (n === 1) throw e;
    }
    if (n === 2) throw new Error('two');
  } catch (e) {
    log += 'd';
  }
  return log;
}
class A {
  v = 1;
  get2(): number {
    return this.v * 2;
  }
  static make(): A {
    return new A();
  }
  static readonly K = 3;
  static twice(n: number): number {
    return n * A.K;
  }
}
class B extends A {
  override get2(): number {
    return super.get2() + 1;
  }
}
function fall(n: number): string {
  let s = '';
  switch (n) {
    case 1:
    case 2:
      s += 'two ';
      break;
    case 3: {
      for (;;) {
        break;
      }
      s += 'three ';
      break;
    }
    default:
      s += 'other ';
  }
  return s;
}
export function main(print: (line: string) => void): void {
  print(early(1) + early(2) + early(3) + early(9));
  print(nestedTry(0) + nestedTry(1) + nestedTry(2));
  print(`${new B().get2()} ${A.make().v} ${A.twice(4)} ${B.twice(1)}`);
  print(fall(1) + fall(2) + fall(3) + fall(4));
  const z = 0;
  print(`${-7 % 3} ${7 % -3} ${-1 >> 40} ${5 & -2} ${~5} ${-(-3)} ${-(-3)}`);
  print(`${0 * -1} ${-z} ${(0 / 5).toFixed(1)} ${z * -3}`);
  const p: P = { a: 1 };
  print(`${'b' in p} ${!('b' in p)} ${'a' in p && p.a > 0}`);
  const o = { x: 1, f: (n: number): number => n + 1 };
  print(`${o.f(o.x)}`);
  let i = 0;
  const list = [10, 20, 30];
  while (i < list.length) {
    const k = i;
    i += 1;
    if (k === 1) continue;
    print(`${list[k]!}`);
  }
  do {
    i -= 1;
    if (i === 1) break;
  } while (i > 0);
  print(`${i} ${hit(1) + hit(2) * hit(3)} ${hits}`);
  const cond = i > 0 ? (hits > 3 ? 'x' : 'y') : 'z';
  print(cond);
  const n: number | null = i > 5 ? 1 : null;
  print(`${n === null} ${n == null} ${(n ?? 5) + 1}`);
  print(
    `${[1, 2, 3].length} ${typeof p.a === 'number'} ${'a' + 1 + 2} ${1 + 2 + 'a'} ${'a' + -1} ${'' + true}`,
  );
  print(`${1e3} ${(5 / 2).toFixed(1)} ${Math.trunc(5 / 2)} ${Math.trunc(-5 / 2)}`);
}
