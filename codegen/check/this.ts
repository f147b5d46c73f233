import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

/** An inner function does not inherit `this` in Squirrel, and bindenv() may hold it weakly. */
export function checkThis(context: Context, node: ts.Node): void {
  if (node.kind !== ts.SyntaxKind.ThisKeyword) return;
  const owner = ts.findAncestor(
    node,
    (each) => ts.isFunctionLike(each) || ts.isPropertyDeclaration(each),
  );
  const isInner =
    owner !== undefined &&
    (ts.isArrowFunction(owner) ||
      ts.isFunctionExpression(owner) ||
      ts.isFunctionDeclaration(owner));
  if (isInner) context.report(findings.thisInFunction(), node);
}
