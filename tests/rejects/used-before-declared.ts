export function run(): number {
  const early = inner(); //! CM1011
  const count = (n: number): number => (n > 0 ? count(n - 1) : 0);
  const even = (n: number): boolean => n === 0 || odd(n - 1);
  const zero = count(early);
  const odd = (n: number): boolean => n !== 0 && even(n - 1);
  return zero + later() + inner() + (odd(3) ? 1 : 0); //! CM1011

  function inner(): number {
    return count(2);
  }
}

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

// An exported one is found when the function runs, not before.
export const START = -1;
const started = start(); //! CM1011
export function start(): Chain {
  return started === null ? start() : new Chain();
}
