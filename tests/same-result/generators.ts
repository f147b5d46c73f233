function* count(from: number, to: number): Generator<number, string> {
  for (let i = from; i <= to; i++) yield i;
  return 'done';
}

function* words(): Generator<string | undefined> {
  yield 'a';
  yield;
  yield* ['b', 'c'];
  yield* new Set(['d', 'd', 'e']);
  yield* count(7, 8).next().done === true ? ['x'] : ['y'];
}

function* naturals(): Generator<number> {
  let i = 0;
  while (true) {
    i++;
    yield i;
  }
}

class Tree {
  readonly children: Tree[] = [];

  constructor(readonly name: string) {}

  add(child: Tree): this {
    this.children.push(child);
    return this;
  }

  *walk(depth: number): Generator<string> {
    yield `${depth}${this.name}`;
    for (const child of this.children) yield* child.walk(depth + 1);
  }

  *[Symbol.iterator](): IterableIterator<string> {
    yield this.name;
    for (const child of this.children) yield* child;
  }
}

class Countdown {
  constructor(private readonly start: number) {}

  [Symbol.iterator](): Iterator<number> {
    let left = this.start;
    return {
      next: () => {
        left -= 1;
        return left < 0 ? { value: 0, done: true } : { value: left, done: false };
      },
    };
  }
}

class Bag {
  private readonly items = ['p', 'q'];

  [Symbol.iterator](): Iterator<string> {
    return this.items[Symbol.iterator]();
  }
}

function joined(values: Iterable<string>): string {
  let text = '';
  for (const each of values) text += `${each};`;
  return text;
}

export function main(print: (line: string) => void): void {
  for (const i of count(1, 3)) print(`${i}`);
  for (const word of words()) print(word ?? 'nothing');
  for (const i of naturals()) {
    if (i > 3) break;
    print(`natural ${i}`);
  }
  const tree = new Tree('root').add(new Tree('left').add(new Tree('leaf'))).add(new Tree('right'));
  for (const line of tree.walk(0)) print(line);
  for (const name of tree) print(name);
  for (const name of new Tree('alone').add(new Tree('child'))) print(name);
  print(Array.from(new Tree('x')).join());
  for (const i of new Countdown(3)) print(`left ${i}`);
  for (const item of new Bag()) print(item);
  const steps = count(5, 6);
  print(`${steps.next().value} ${steps.next().value}`);
  const last = steps.next();
  print(`${last.value} ${last.done === true}`);
  const after = steps.next();
  print(`${after.value === undefined} ${after.done === true}`);
  for (const i of steps) print(`never ${i}`);
  print(joined(['a', 'b']));
  print(joined('cd'));
  print(joined(new Set(['e', 'f'])));
  print(joined(new Map([['g', 1]]).keys()));
  print(joined(tree));
  print(joined(tree.walk(3)));
  print(joined(new Bag()));
  print(Array.from(count(1, 4), (each) => each * each).join());
  print(`${new Set(count(1, 4)).size}`);
  const object = {
    *[Symbol.iterator](): Generator<string> {
      yield 'in an object';
    },
  };
  for (const text of object) print(text);
  for (const i of firstOf([() => [1, 2], () => []])) print(`first ${i}`);
  const made = function* (): Generator<number> {
    yield 42;
  };
  for (const i of made()) print(`${i}`);
}

export function* firstOf(lists: (() => number[])[]): Generator<number> {
  for (const list of lists) yield list().pop() ?? -1;
}
