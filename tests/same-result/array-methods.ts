type Print = (line: string) => void;

interface Task {
  readonly name: string;
  readonly rank: number;
}

const places = [-9, -2, -1, 0, 1, 2, 3, 9];

function cut(list: readonly number[], print: Print): void {
  for (const start of places) {
    print(`${start}: ${list.slice(start, list.length).join()} ${list.indexOf(3, start)}`);
    const at = list.at(start);
    print(at === undefined ? 'none' : `${at}`);
    for (const end of places) {
      const copy = list.slice();
      const removed = copy.splice(start, end, 8, 9);
      print(`${list.slice(start, end).join('')}|${removed.join('')}|${copy.join('')}`);
    }
  }
}

function search(list: readonly number[], print: Print): void {
  for (const each of [1, 3, 9]) {
    const value = each;
    print(`${list.indexOf(value)} ${list.lastIndexOf(value)} ${list.includes(value)}`);
    const found = list.find((each) => each > value);
    print(`${list.findIndex((each) => each > value)} ${found === undefined ? 'none' : found}`);
    print(`${list.some((each) => each === value)} ${list.every((each) => each >= value)}`);
  }
}

function derive(list: readonly number[], print: Print): void {
  print(list.map((each) => each * 2).join());
  print(list.map((each, index) => `${index}=${each}`).join(' '));
  print(list.filter((each) => each > 1).join());
  print(list.filter((_, index) => index % 2 === 0).join());
  print(`${list.reduce((sum, each) => sum + each, 0)} ${list.reduce((s, each) => s + each, '')}`);
  print(`${list.concat([7, 8]).join('+')} ${list.concat(list).length} ${list.length}`);
  let seen = '';
  list.forEach((each) => (seen += each));
  list.forEach((each, index) => {
    seen += `${each * index};`;
  });
  print(seen);
}

function growWhileWalking(print: Print): void {
  const list = [3, 1, 2];
  list.forEach((each) => list.push(each));
  print(list.map((each) => each + list.length).join());
}

function removeWhileWalking(print: Print): void {
  const list = [1, 2, 3, 4];
  list.forEach((each) => {
    print(`${each}`);
    if (each === 2) list.shift()!;
  });
  print(
    list
      .filter((each) => {
        if (each === 3) list.push(9);
        return true;
      })
      .join(),
  );
}

function ends(print: Print): void {
  const list: number[] = [];
  const none = list.pop();
  const first = list.shift();
  print(`${none === undefined} ${first === undefined}`);
  list.unshift(1);
  list.unshift(2);
  const last = list.pop();
  print(`${last === undefined ? 'none' : last} ${list.join()}`);
  list.length = 3;
  print(`${list.length} ${list[2]! == null}`);
  list.length = 0;
  print(`${list.length} ${new Array<number>(4).fill(7).join()} ${[1, 2, 3].fill(0).join()}`);
  print(`${[[1, 2], [3]].map((each) => each.length).join()} ${Array.isArray(list)} ${[].join()}`);
  print(
    `${['a', null, 'b'].join('-')} ${[true, false].join()} ${['x'].join()} ${Array.from([1, 2]).join()}`,
  );
  for (const [index, each] of ['a', 'b'].entries()) print(`${index}${each}`);
}

function sort(print: Print): void {
  const tasks: Task[] = [];
  for (let i = 0; i < 40; i++) tasks.push({ name: `t${i}`, rank: (i * 7) % 5 });
  tasks.sort((a, b) => a.rank - b.rank);
  print(tasks.map((each) => `${each.rank}${each.name}`).join(' '));
  print([3, 1, 2].sort((a, b) => b - a).join());
  const fractions = [0.75, 0.5, 0.25, -1];
  fractions.sort((a, b) => a - b);
  print(fractions.map((each) => each.toFixed(2)).join());
  fractions.sort((a, b) => b - a);
  print(fractions.map((each) => each.toFixed(2)).join());
  const names = ['b', 'B', 'a', '', 'ab'];
  names.sort();
  print(names.join());
  print(
    names
      .slice()
      .sort((a, b) => (a < b ? 1 : a > b ? -1 : 0))
      .join(),
  );
}

export function main(print: Print): void {
  for (const list of [[], [1], [1, 2, 3], [3, 1, 3, 5]]) {
    cut(list, print);
    search(list, print);
    derive(list, print);
  }
  growWhileWalking(print);
  removeWhileWalking(print);
  ends(print);
  sort(print);
}
