interface Item {
  name: string;
  rank: number;
}

function text(list: readonly number[]): string {
  let all = '';
  for (const each of list) all += `${each},`;
  return `[${all}]`;
}

export function main(print: (line: string) => void): void {
  const list = [5, 1, 4];
  list.push(9);
  print(`${text(list)} ${list.length} ${list[0]! + list[list.length - 1]!}`);
  list.splice(1, 1);
  list.splice(1, 0, 7);
  list.splice(0, 0, 6);
  list.splice(list.length, 0, 8);
  print(text(list));
  print(`${list.pop()!} ${list.shift()!} ${text(list)}`);
  print(`${list.includes(7)} ${list.includes(70)} ${['a', ''].includes('')}`);
  print(`${text(list.slice())} ${text(list.slice(1))} ${text(list.slice(1, 2))}`);
  print(`${text(list.slice(-2))} ${text(list.slice(0, -1))} ${text(list.slice(-3, -1))}`);
  list.reverse();
  print(text(list));
  list.sort((a, b) => b - a);
  print(text(list));
  const names = ['b', 'c', 'a'];
  names.sort();
  print(names[0]! + names[1]! + names[2]!);
  const items: Item[] = [
    { name: 'x', rank: 2 },
    { name: 'y', rank: 1 },
  ];
  items.sort((a, b) => a.rank - b.rank);
  print(items[0]!.name + items[1]!.name);
  list[0] = 42;
  list[1]! += 1;
  list[1]!++;
  print(text(list));
  const copy = list;
  copy.push(3);
  print(`${list.length} ${copy === list} ${copy.slice() === copy}`);
  const nested = [[1, 2], [3]];
  nested[1]!.push(4);
  print(`${text(nested[1]!)} ${nested[0]![1]!}`);
}
