function show(list: readonly (number | string)[]): string {
  return `[${list.join(' ')}]`;
}

export function main(print: (line: string) => void): void {
  const list = [3, 1, 2];
  print(show(list.sort((a, b) => a - b)));
  print(show(['b', 'c', 'a'].sort()));
  print(show([1, 2, 3].reverse()));
  print(show('abc'.split('').reverse()));
  print(show([1, 2, 3, 4, 5].fill(0, 1, 3)));
  print(show([1, 2, 3].fill(7, -1)));
  print(show([1, 2, 3].fill(7, 5)));
  print(show([1, 2, 3, 4].splice(1, 2)));
  list.pop();
  list.shift();
  print(show(list));
  list.pop();
  list.pop();
  list.shift();
  print(`${list.length} ${list.pop() ?? 'none'} ${list.shift() ?? 'none'}`);
  const lists = [[1, 2], []] as number[][];
  const at = (i: number): number[] => lists[i]!;
  const taken = [at(0).pop(), at(1).pop(), lists[0]!.shift(), at(1).shift()];
  at(0).pop();
  at(1).shift();
  print(taken.map((each) => each ?? -1).join());
  const grown: number[] = [];
  print(`${grown.push(1)} ${grown.push(2, 3)} ${grown.unshift(0)} ${grown.unshift(8, 9)}`);
  grown.push(4, 5);
  grown.unshift(6, 7);
  print(show(grown));

  print(show(Array.from({ length: 4 }, (_, i) => i * i)));
  print(show(Array.from({ length: 3 }, () => 'x')));
  print(show(Array.from([1, 2, 3], (each) => each * 2)));
  print(show(Array.from(new Set([3, 3, 4]), (each, i) => each * 10 + i)));
  print(show(Array.from('abc')));
  print(show(Array.from(new Map([['a', 1]]).keys())));
  print(show(Array.from([5, 6].keys())));
  print(`${Array.from({ length: 3 }).length} ${Array(4).length} ${new Array<number>(2).length}`);
  print(show(Array(2).fill('z')));
  print(show(Array.of(1, 2)) + show(new Array(7, 8)));

  print(`${[1, 2, 3].reduce((sum, each) => sum + each)}`);
  print([5].reduce((sum, each) => sum + each) === 5 ? 'alone' : 'other');
  print(['a', 'b'].reduce((text, each, i) => `${text}${each}${i}`, '-'));
  print(['a', 'b', 'c'].reduceRight((text, each) => text + each, ''));
  try {
    print(`${grown.filter((each) => each > 99).reduce((sum, each) => sum + each)}`);
  } catch (error) {
    print((error as Error).message);
  }
  interface Run {
    letter: string;
    count: number;
  }
  const runs: Run[] = [
    { letter: 'a', count: 2 },
    { letter: 'b', count: 5 },
  ];
  print(runs.reduce((best, run) => (run.count > best.count ? run : best)).letter);

  print(show([[1, 2], [3], []].flat()));
  print(show([[1, [2, [3]]], 4].flat(Infinity) as number[]));
  print(show([[1, [2]], 4].flat(2) as number[]));
  print(show([1, 2].flatMap((each) => [each, each])));
  print(show([1, 2].flatMap((each, i) => (i === 0 ? each : [each, each]))));
  print(show(['a'].concat('b', ['c', 'd'], 'e')));
  print(show([1].concat()));

  const numbers = [4, 7, 7, 1];
  const rise = numbers.find((each, i) => i > 0 && each > numbers[i - 1]!);
  print(`${rise ?? -1}`);
  print(`${numbers.findIndex((each, i) => i > 0 && each === numbers[i - 1]!)}`);
  print(`${numbers.some((each, i) => each === i)} ${numbers.every((each, i) => each > i)}`);
  print(`${numbers.includes(7, 3)} ${numbers.includes(1, 3)} ${numbers.includes(4)}`);
  print(show(numbers.map(() => 0)));
  let calls = 0;
  numbers.forEach(() => {
    calls++;
  });
  print(`${calls}`);
  for (const i of numbers.keys()) print(`at ${i}`);
  for (const each of numbers.values()) print(`each ${each}`);
  for (const [i, each] of numbers.entries()) print(`${i}=${each}`);
  print(Array.from(numbers.entries(), (entry) => `${entry[0]}:${entry[1]}`).join());
}
