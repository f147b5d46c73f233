import { ts } from 'ts-morph';

/** Whether an expression may stand twice: it is short, and reading it does nothing. */
export function isRepeatable(node: ts.Expression): boolean {
  if (ts.isOptionalChain(node) && !isInnerLink(node)) return false;
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isNonNullExpression(node)) return isRepeatable(node.expression);
  if (ts.isLiteralExpression(node)) return true;
  return ts.isPropertyAccessExpression(node) && isRepeatable(node.expression);
}

/** Whether a part of a chain with `?.` is not yet all of it. */
export function isInnerLink(node: ts.Expression): boolean {
  return ts.isOptionalChain(node.parent) && node.parent.expression === node;
}
