import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { assignment, unary, type AssignmentOperator, type Expression } from '../squirrel/tree.js';
import { isArray } from '../types.js';
import { lowerExpression } from './expressions.js';
import { isOptional, lowerPresent } from './names.js';

const { SyntaxKind } = ts;

/** Lowers an expression whose value is not used: the only place for an assignment. */
export function lowerEffect(context: Context, node: ts.Expression): Expression {
  if (ts.isParenthesizedExpression(node)) return lowerEffect(context, node.expression);
  if (ts.isBinaryExpression(node) && assignments.has(node.operatorToken.kind)) {
    return lowerAssignment(context, node);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const operator = updates.get(node.operator);
    const prefix = ts.isPrefixUnaryExpression(node);
    if (operator !== undefined) {
      return { kind: 'update', operator, prefix, operand: lowerPresent(context, node.operand) };
    }
  }
  if (ts.isDeleteExpression(node)) {
    return unary('delete ', lowerPresent(context, node.expression));
  }
  return lowerExpression(context, node);
}

const updates = new Map<ts.SyntaxKind, '++' | '--'>([
  [SyntaxKind.PlusPlusToken, '++'],
  [SyntaxKind.MinusMinusToken, '--'],
]);

const assignments = new Map<ts.SyntaxKind, AssignmentOperator>([
  [SyntaxKind.EqualsToken, '='],
  [SyntaxKind.PlusEqualsToken, '+='],
  [SyntaxKind.MinusEqualsToken, '-='],
  [SyntaxKind.AsteriskEqualsToken, '*='],
  [SyntaxKind.PercentEqualsToken, '%='],
]);

function lowerAssignment(context: Context, node: ts.BinaryExpression): Expression {
  const operator = assignments.get(node.operatorToken.kind)!;
  const target = lowerPresent(context, node.left);
  const value = lowerExpression(context, node.right);
  return assignment(
    target,
    operator === '=' && makesSlot(context, node.left) ? '<-' : operator,
    value,
  );
}

/** Whether writing here may make a new slot: a key of a record, or an optional property. */
function makesSlot(context: Context, target: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(target)) return isOptional(context, target.name);
  if (!ts.isElementAccessExpression(target)) return false;
  return !isArray(context, context.typeOf(target.expression));
}
