// map() within map(), deeper than Squirrel's own nests.

interface Tree {
  readonly value: number;
  readonly children: readonly Tree[];
}

function depth(n: number): number {
  return n === 0 ? 0 : [n].map((each) => depth(each - 1))[0]! + 1;
}

function chain(length: number): Tree {
  let tree: Tree = { value: 0, children: [] };
  for (let i = 1; i < length; i++) tree = { value: i, children: [tree] };
  return tree;
}

function total(tree: Tree): number {
  return tree.value + tree.children.map(total).reduce((sum, each) => sum + each, 0);
}

export function main(print: (line: string) => void): void {
  print(`${depth(150)} ${total(chain(120))} ${[1, 2].map((each) => each * 2).join()}`);
}
