// Elements and keys whose types say that they are there, and reads that are tested.
interface Options {
  limit?: number;
  name?: string;
}

function sum(list: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < list.length; i++) total += list[i];
  return total;
}

function firstLong(words: string[]): string | undefined {
  const long = words.filter((each) => each.length > 3);
  return long[0];
}

function nameOf(names: Record<string, string>, key: string): string {
  const name = names[key];
  if (name === undefined) return 'nobody';
  return name;
}

function at<T>(list: T[], index: number): T | undefined {
  return list[index];
}

function limitOf(options: Options): number {
  return options.limit ?? 10;
}

const squares: number[] = [];

function square(n: number): number {
  if (squares[n] !== undefined) return squares[n];
  squares[n] = n * n;
  return squares[n];
}

class Heap {
  private readonly items: number[] = [];
  private size = 0;

  add(item: number): void {
    let place = this.size;
    this.size++;
    this.items[place] = item;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.items[parent] <= this.items[place]) break;
      const above = this.items[parent];
      this.items[parent] = this.items[place];
      this.items[place] = above;
      place = parent;
    }
  }

  text(): string {
    return this.items.join(' ');
  }
}

export function main(print: (line: string) => void): void {
  const long = firstLong(['a', 'long', 'longer']);
  const none = firstLong([]);
  print(`${sum([1, 2, 3])} ${long ?? 'none'} ${none ?? 'none'}`);
  print(`${nameOf({ a: 'Ann' }, 'a')} ${nameOf({ a: 'Ann' }, 'b')}`);
  const five = at([5], 0);
  const behind = at([5], 1);
  const before = at([5], -1);
  print(`${five ?? -1} ${behind ?? -1} ${before ?? -1}`);
  const empty: Options = { limit: undefined, name: 'x' };
  print(`${limitOf({})} ${limitOf({ limit: 0 })} ${limitOf(empty)} ${empty.name}`);
  print(`${square(3)} ${square(3)} ${square(1)} ${squares.length} ${squares[0] === undefined}`);
  print(`${squares[0] ?? 'hole'} ${squares[2] ?? 'hole'} ${squares[9] ?? 'end'}`);
  const list: number[] = [];
  list[list.length] = 4;
  list[list.length] = 5;
  list[0] = 3;
  print(list.join(' '));
  const row = [1, 2, 3];
  row[row.length - 1] = 9;
  for (let i = 0; i < row.length; i++) row[i] = row[i] * 2;
  print(row.join(' '));
  const grid: number[][] = [];
  for (let y = 0; y < 2; y++) {
    grid[y] = [];
    for (let x = 0; x < 3; x++) grid[y][x] = x + y;
  }
  print(grid.map((each) => each.join('')).join('/'));
  print(`${grid[1]?.[2] ?? 'no'} ${grid[2]?.[0] ?? 'no'} ${grid[0][7] ?? 'no'}`);
  const heap = new Heap();
  for (const each of [5, 3, 8, 1]) heap.add(each);
  print(heap.text());
  const word = 'abc';
  print(`${word[1]} ${word[3] ?? 'end'} ${word[word.length - 1]}`);
  const lists: string[][] = [];
  lists[1] ??= ['one'];
  lists[1] ??= ['two'];
  print(`${lists.length} ${lists[1].join()}`);
  const counts: Record<string, number> = {};
  for (const each of ['a', 'b', 'a']) counts[each] = (counts[each] ?? 0) + 1;
  print(`${counts.a} ${counts['b']}`);
}
