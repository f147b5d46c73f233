function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** Whether a number is even, the long way. */
function isEven(n: number): boolean {
  return n === 0 || isOdd(n - 1);
}

const LIMIT = 3;

function isOdd(n: number): boolean {
  return n !== 0 && isEven(n - 1);
}

class Chain {
  readonly depth: number;
  next: Chain | null = null;

  constructor(depth: number) {
    this.depth = depth;
    if (depth < LIMIT) this.next = new Chain(depth + 1);
  }

  length(): number {
    return this.next == null ? 1 : 1 + this.next.length();
  }
}

export function main(print: (line: string) => void): void {
  print(`${factorial(5)} ${isEven(4)} ${isOdd(4)}`);
  print(`${new Chain(0).length()}`);
  const sum = (list: number[], from: number): number =>
    from < list.length ? list[from]! + sum(list, from + 1) : 0;
  print(`${sum([1, 2, 3], 0)}`);
  function down(n: number): void {
    print(`${n}`);
    if (n > 0) down(n - 1);
  }
  down(2);
  const ping = (n: number): string => (n === 0 ? 'ping' : pong(n - 1));
  const pong = (n: number): string => (n === 0 ? 'pong' : ping(n - 1));
  print(ping(3));
}
