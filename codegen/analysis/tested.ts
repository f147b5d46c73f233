import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { isArray } from './types.js';
import { isLogical } from './uses.js';

/** Whether only the truth of an expression counts where it stands, not its value. */
export function isTested(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isTested(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isBinaryExpression(parent)) return isLogical(parent) && isTested(parent);
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) {
    return parent.condition === node;
  }
  const isBranch =
    ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent);
  return isBranch && parent.expression === node;
}

/** Whether a node is `list.length` of an array. */
export function isArrayLength(
  context: Context,
  node: ts.Node,
): node is ts.PropertyAccessExpression {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'length') return false;
  return !ts.isOptionalChain(node) && isArray(context, context.typeOf(node.expression));
}
