import { ts } from 'ts-morph';
import { usesAccessor } from './accessors.js';
import type { Context } from './context.js';

/** Whether an expression may stand twice: it is short, and reading it does nothing. */
export function isRepeatable(context: Context, node: ts.Expression): boolean {
  if (usesAccessor(context, node)) return false;
  if (ts.isOptionalChain(node) && !isInnerLink(node)) return false;
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isNonNullExpression(node)) return isRepeatable(context, node.expression);
  if (ts.isLiteralExpression(node)) return true;
  if (ts.isBinaryExpression(node)) return isRepeatableSum(context, node);
  if (ts.isElementAccessExpression(node) && !isRepeatable(context, node.argumentExpression))
    return false;
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isAccess && isRepeatable(context, node.expression);
}

/** `i + 1`, `list.length - 1` */
function isRepeatableSum(
  context: Context,
  { left, operatorToken: { kind }, right }: ts.BinaryExpression,
): boolean {
  const isSum = kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken;
  return isSum && isRepeatable(context, left) && isRepeatable(context, right);
}

/** Whether a part of a chain with `?.` is not yet all of it. */
export function isInnerLink(node: ts.Expression): boolean {
  return ts.isOptionalChain(node.parent) && node.parent.expression === node;
}
