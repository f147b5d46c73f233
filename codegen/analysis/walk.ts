import { ts } from 'ts-morph';

/** The nodes within a node and itself, in the order of the text, however deep they are nested. */
export function* nodesIn(root: ts.Node): Generator<ts.Node, void, undefined> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    waiting.push(...children.reverse());
  }
}
