import { Kind, Signal, next } from './modules/signals.js';

export { Signal } from './modules/signals.js';

interface Owner {
  count: number;
}

function add(this: Owner, by: number): number {
  this.count += by;
  return this.count;
}

export class Adder {
  count = 1;

  adder(): () => number {
    return () => add.call(this, 2);
  }
}

export function main(print: (line: string) => void): void {
  print(`${next(Signal.Go)} ${next(Signal.Stop)} ${Kind.Big}`);
  print(`${new Adder().adder()()}`);
}
