import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { isDecidedAlike } from '../analysis/types.js';
import { bare } from '../analysis/uses.js';
import type { Context } from './context.js';
import { isArrayLength, isTested } from '../analysis/tested.js';

/** A condition is of booleans, objects and null: numbers and texts are true by other rules. */
export function checkCondition(context: Context, node: ts.Node): void {
  for (const condition of conditionsOf(node)) {
    const type = context.typeOf(condition);
    if (isDecidedAlike(context, type) || isTestedLength(context, condition)) continue;
    context.report(findings.truthiness(context.checker.typeToString(type)), condition);
  }
}

/** `list.length` where only its truth counts becomes another test. */
function isTestedLength(context: Context, node: ts.Expression): boolean {
  const inner = bare(node);
  return isArrayLength(context, inner) && isTested(node);
}

const logical = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

function conditionsOf(node: ts.Node): readonly ts.Expression[] {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    return [node.expression];
  }
  if (ts.isForStatement(node)) return node.condition === undefined ? [] : [node.condition];
  if (ts.isConditionalExpression(node)) return [node.condition];
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.ExclamationToken ? [node.operand] : [];
  }
  if (!ts.isBinaryExpression(node)) return [];
  return logical.has(node.operatorToken.kind) ? [node.left, node.right] : [];
}
