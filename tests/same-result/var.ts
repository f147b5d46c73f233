// Variables of the old form, and functions that have a name of their own.
var log: string[] = [];
var { first, second } = { first: 1, second: 2 };

const sum = function sum(list: readonly number[]): number {
  return list.length === 0 ? 0 : list[0]! + sum(list.slice(1));
};

function later(): string {
  return `${state}`;
}

var state = 'set';

export function main(print: (line: string) => void): void {
  for (var i = 0; i < 3; i++) {
    var square = i * i;
    log.push(`${i} ${square}`);
  }
  for (var word of ['a', 'b']) log.push(word);
  const tasks = [1, 2].map(function double(n) {
    var twice = n * 2;
    return (): number => twice;
  });
  const inner = function inner(n: number): string {
    const sum = n > 1 ? inner(n - 1) : '';
    return `${sum}${n}`;
  };
  print(`${log.join()} ${sum([1, 2, 3])} ${tasks.map((each) => each()).join()} ${inner(3)}`);
  print(`${first} ${second} ${later()}`);
}
