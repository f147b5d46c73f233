import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';
import {
  assignment,
  call,
  member,
  nullLiteral,
  string,
  type AssignmentOperator,
  type Expression,
} from '../squirrel/tree.js';
import { isArray, isString } from '../types.js';
import { lowerExpression } from './expressions.js';
import { asText } from './idioms.js';
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
  const resized = lowerResize(context, node);
  if (resized !== null) return resized;
  const operator = assignments.get(node.operatorToken.kind);
  if (operator === undefined) {
    context.report(findings.unknownOperator(node.operatorToken.getText()), node);
    return nullLiteral;
  }
  const target = lowerTarget(context, node.left);
  const isAppending = operator === '+=' && isString(context.typeOf(node.left));
  const value = isAppending ? asText(context, node.right) : lowerExpression(context, node.right);
  // Writing to a key of a record or to an optional property may make a new slot.
  const isNew = operator === '=' && mayBeAbsent(context, node.left);
  return assignment(target, isNew ? '<-' : operator, value);
}

/** `list.length = count` */
function lowerResize(
  context: Context,
  { left, operatorToken, right }: ts.BinaryExpression,
): Expression | null {
  if (operatorToken.kind !== SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) {
    return null;
  }
  if (left.name.text !== 'length' || !isArray(context, context.typeOf(left.expression)))
    return null;
  const list = lowerExpression(context, left.expression);
  return call(member(list, 'resize'), lowerExpression(context, right));
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
