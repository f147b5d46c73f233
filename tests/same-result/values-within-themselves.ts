// What holds itself, read by computed keys, as trees and linked lists do.

interface Tree {
  [key: string]: Tree;
}

class Item {
  next: Item | null = null;
  weight = 1;
}

function deepest(tree: Tree, path: string): number {
  let at = tree;
  for (const key of path.split('.')) {
    const next = at[key];
    if (next === undefined) break;
    at = next;
  }
  // In any order.
  return Object.keys(at).length;
}

function weights(first: Item | null): number {
  let total = 0;
  for (let item = first; item !== null; item = item.next) total += item.weight;
  return total;
}

export function main(print: (line: string) => void): void {
  const root: Tree = { a: { b: { c: {}, d: {} } } };
  root['self'] = root;
  print(`${deepest(root, 'self.self.a.b')} ${deepest(root, 'a')} ${deepest(root, '')}`);
  const byName: Record<string, Item> = { one: new Item(), two: new Item() };
  byName['one']!.next = byName['two']!;
  byName['two']!.weight = 1.5;
  print(`${weights(byName['one']!)} ${weights(byName['two']!)}`);
}
