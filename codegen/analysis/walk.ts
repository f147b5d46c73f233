import { ts } from 'ts-morph';

/**
 * The nodes within a node and itself, in the order of the text, however deep they are nested.
 * @param isLeftOut - Says which of them are left out, with all within them.
 */
export function* nodesIn(
  root: ts.Node,
  isLeftOut: (node: ts.Node) => boolean = () => false,
): Generator<ts.Node, void, undefined> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isLeftOut(node)) continue;
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    waiting.push(...children.reverse());
  }
}

/** Whether an identifier of that text is somewhere in a node. */
export function mentions(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name;
  return ts.forEachChild(node, (child) => mentions(child, name)) ?? false;
}

/** Names for what nobody reads, none of which is used in a node. */
export function unusedNames(node: ts.Node, count: number): string[] {
  const names: string[] = [];
  for (let name = '_'; names.length < count; name += '_') {
    if (!mentions(node, name)) names.push(name);
  }
  return names;
}
