import { ts } from 'ts-morph';

/** Whether an expression may stand twice: it is short, and reading it does nothing. */
export function isRepeatable(node: ts.Expression): boolean {
  if (ts.isOptionalChain(node) && !isInnerLink(node)) return false;
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isNonNullExpression(node)) return isRepeatable(node.expression);
  if (ts.isLiteralExpression(node)) return true;
  if (ts.isBinaryExpression(node)) return isRepeatableSum(node);
  if (ts.isElementAccessExpression(node) && !isRepeatable(node.argumentExpression)) return false;
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isAccess && isRepeatable(node.expression);
}

/** `i + 1`, `list.length - 1` */
function isRepeatableSum({ left, operatorToken: { kind }, right }: ts.BinaryExpression): boolean {
  const isSum = kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken;
  return isSum && isRepeatable(left) && isRepeatable(right);
}

/** Whether a part of a chain with `?.` is not yet all of it. */
export function isInnerLink(node: ts.Expression): boolean {
  return ts.isOptionalChain(node.parent) && node.parent.expression === node;
}
