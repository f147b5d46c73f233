// What is declared below its first use, and casts in the old form.
function over(n: number): boolean {
  return n > LIMIT && scale.factor > 1 && kind(n) === Kind.big;
}

const LIMIT = 5;
const scale = { factor: 2 };
const { offset, step } = { offset: 3, step: 4 };
let made = 0;

enum Kind {
  small,
  big,
}

function kind(n: number): Kind {
  return n > 5 ? Kind.big : Kind.small;
}

function run(task: () => string): () => string {
  made += 1;
  return task;
}

const text: () => string = run(() => (made > 1 ? text().slice(1) : 'text'));

function even(n: number): boolean {
  const isOdd = (m: number): boolean => m !== 0 && isEven(m - 1);
  const isEven = (m: number): boolean => m === 0 || isOdd(m - 1);
  return isEven(n);
}

export function main(print: (line: string) => void): void {
  const sum = (): number => offset + step + last;
  let last = 1;
  last += 1;
  print(`${over(6)} ${over(4)} ${text()} ${even(4)} ${even(5)} ${sum()}`);
  const word = <string>(<unknown>'word');
  print(`${word.length} ${(<number[]>[1, 2])[1]}`);
}
