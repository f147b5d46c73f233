import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';
import {
  assignment,
  binary,
  call,
  member,
  nullLiteral,
  string,
  type AssignmentOperator,
  type BinaryOperator,
  type Expression,
} from '../squirrel/tree.js';
import { isString } from '../types.js';
import { lowerExpression } from './expressions.js';
import { bare, callsIn, isOwnVariable } from './evaluation-order.js';
import { asText, isRepeatable } from './idioms.js';
import { lowerPresent, mayBeAbsent } from './names.js';

const { SyntaxKind } = ts;

/** Lowers an expression whose value is not used: the only place for an assignment. */
export function lowerEffect(context: Context, node: ts.Expression): Expression {
  if (ts.isParenthesizedExpression(node)) return lowerEffect(context, node.expression);
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) {
    return lowerAssignment(context, node);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const operator = updates.get(node.operator);
    const prefix = ts.isPrefixUnaryExpression(node);
    if (operator !== undefined) {
      return { kind: 'update', operator, prefix, operand: lowerTarget(context, node.operand) };
    }
  }
  if (ts.isDeleteExpression(node)) return lowerDelete(context, node.expression);
  return lowerExpression(context, node);
}

/** Whether an operator assigns: `=`, `+=`, `??=` and the like. */
export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
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
  const operator = assignments.get(node.operatorToken.kind);
  if (operator === undefined) {
    context.report(findings.unknownOperator(node.operatorToken.getText()), node);
    return nullLiteral;
  }
  const target = lowerTarget(context, node.left);
  const isAppending = operator === '+=' && isString(context.typeOf(node.left));
  const value = isAppending ? asText(context, node.right) : lowerExpression(context, node.right);
  if (operator !== '=' && isReadTooLate(context, node)) {
    const plain = operator.charAt(0) as BinaryOperator;
    return assignment(target, '=', binary(target, plain, value));
  }
  // Writing to a key of a record or to an optional property may make a new slot.
  const isNew = operator === '=' && mayBeAbsent(context, node.left);
  return assignment(target, isNew ? '<-' : operator, value);
}

/** Squirrel's `a += f()` calls before it reads, so that `f` may change what is added to. */
function isReadTooLate(context: Context, node: ts.BinaryExpression): boolean {
  const left = bare(node.left);
  if (ts.isIdentifier(left) && isOwnVariable(context, left)) return false;
  if (callsIn(context, node.right).length === 0) return false;
  const parts = ts.isElementAccessExpression(left)
    ? [left.expression, left.argumentExpression]
    : [left];
  if (!parts.every(isRepeatable)) context.report(findings.notRepeatable(left.getText()), left);
  return true;
}

/** What is written to: the length of an array, for one, cannot be. */
export function lowerTarget(context: Context, node: ts.Expression): Expression {
  const target = lowerPresent(context, node);
  if (!['name', 'member', 'index'].includes(target.kind)) {
    context.report(findings.unknownSyntax(`Writing to '${node.getText()}'`), node);
  }
  return target;
}

/** Like in JavaScript, it does not matter whether the key is there. */
function lowerDelete(context: Context, node: ts.Expression): Expression {
  if (!mayBeAbsent(context, node)) {
    context.report(findings.unknownSyntax('A delete of a field or an element'), node);
    return nullLiteral;
  }
  const key = ts.isPropertyAccessExpression(node)
    ? string(node.name.text)
    : lowerExpression(context, node.argumentExpression);
  return call(member(lowerExpression(context, node.expression), 'rawdelete'), key);
}
