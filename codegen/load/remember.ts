import type { ts } from 'ts-morph';

const remembered = new WeakMap<ts.TypeChecker, ts.TypeChecker>();

/** A type checker that finds the symbol and the type of each node once; TypeScript's own forgets them. */
export function remembering(checker: ts.TypeChecker): ts.TypeChecker {
  const known = remembered.get(checker);
  if (known !== undefined) return known;
  const made: ts.TypeChecker = {
    ...checker,
    getSymbolAtLocation: once((node) => checker.getSymbolAtLocation(node)),
    getTypeAtLocation: once((node) => checker.getTypeAtLocation(node)),
  };
  remembered.set(checker, made);
  return made;
}

function once<Result>(find: (node: ts.Node) => Result): (node: ts.Node) => Result {
  const results = new Map<ts.Node, Result>();
  return (node) => {
    const known = results.get(node);
    if (known !== undefined || results.has(node)) return known as Result;
    const found = find(node);
    results.set(node, found);
    return found;
  };
}
