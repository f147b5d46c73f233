function later(): number {
  return LIMIT + START; //! CM1011
}

function again(n: number): number {
  return n > 0 ? again(n - 1) : 0;
}

const LIMIT = again(2) + later();

class Chain {
  static first = new Chain(); //! CM1011
}

// One that shares its statement with a variable stays there.
export const START = -1,
  started = LIMIT;

export function run(list: number[]): number {
  while (list.length > 0) {
    const first = (): number => sum(list);
    list.pop();
    if (first() === 2) break; //! CM2025
    const found = sum(list);
    if (found > 1) break; //! CM2025

    function sum(values: number[]): number {
      return values.length > 0 ? (values.pop() ?? 0) + sum(values) : 0;
    }
  }
  return Chain.first === null ? 0 : 1;
}
