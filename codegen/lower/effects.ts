import { ts } from 'ts-morph';
import { isCount } from '../analysis/count.js';
import { mayBeNewSlot } from '../analysis/presence.js';
import { findings } from '../check/diagnostics.js';
import {
  assignment,
  binary,
  call,
  literal,
  member,
  nullLiteral,
  string,
  type AssignmentOperator,
  type BinaryOperator,
  type Expression,
  type UpdateOperator,
} from '../squirrel/tree.js';
import { usesAccessor } from '../analysis/accessors.js';
import { setterOfAccessor, updateAccessor, updatedAccessor } from './accessors.js';
import { elementWriteOf } from '../analysis/element-writes.js';
import { isArray, isString } from '../analysis/types.js';
import { callsUser, isAssignmentOperator, isChangedElsewhere } from '../analysis/uses.js';
import { bitsOf, checkIndex, isAlwaysFloat, isNotZero, lowerBits } from './fractions.js';
import { bitOperators, checkProducts } from './bits.js';
import { asFloat, timesFloat, powerOf } from './operators.js';
import { isShifted } from './unsigned-shift.js';
import { at } from './origin.js';
import type { Context } from './context.js';
import { lowerExpression, lowerPresent } from './dispatch.js';
import { asText } from './texts.js';
import { after, readyTarget } from '../squirrel/hold.js';
import { chooseByTruth } from './conditions.js';

const { SyntaxKind } = ts;

/** Lowers an expression whose value is not used: the only place for an assignment. */
export function lowerEffect(context: Context, node: ts.Expression): Expression {
  return at(node, lowerEffectOf(context, node));
}

function lowerEffectOf(context: Context, node: ts.Expression): Expression {
  if (ts.isParenthesizedExpression(node)) return lowerEffect(context, node.expression);
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) {
    return lowerAssignment(context, node);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const operator = updates.get(node.operator);
    const prefix = ts.isPrefixUnaryExpression(node);
    if (operator !== undefined && usesAccessor(context, node.operand)) {
      return updateAccessor(context, node.operand, stepOf(operator));
    }
    if (operator !== undefined) {
      return { kind: 'update', operator, prefix, operand: lowerTarget(context, node.operand) };
    }
  }
  if (ts.isDeleteExpression(node)) return lowerDelete(context, node.expression);
  return lowerExpression(context, node);
}

const stepOf =
  (operator: UpdateOperator) =>
  (value: Expression): Expression =>
    binary(value, operator === '++' ? '+' : '-', literal('1'));

/** Lowers `++` and `--` for their value. */
export function lowerUpdated(
  context: Context,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): Expression {
  const { operand } = node;
  if (!usesAccessor(context, operand)) return lowerEffect(context, node);
  const step = stepOf(updates.get(node.operator)!);
  return updatedAccessor(context, operand, step, ts.isPostfixUnaryExpression(node));
}

const equals = SyntaxKind.EqualsToken;

const updates = new Map<ts.SyntaxKind, UpdateOperator>([
  [SyntaxKind.PlusPlusToken, '++'],
  [SyntaxKind.MinusMinusToken, '--'],
]);

const assignments = new Map<ts.SyntaxKind, AssignmentOperator>([
  [SyntaxKind.EqualsToken, '='],
  [SyntaxKind.PlusEqualsToken, '+='],
  [SyntaxKind.MinusEqualsToken, '-='],
  [SyntaxKind.AsteriskEqualsToken, '*='],
  [SyntaxKind.SlashEqualsToken, '/='],
  [SyntaxKind.PercentEqualsToken, '%='],
]);

/** Operators that Squirrel cannot assign with. */
const spelledOut = new Map<ts.SyntaxKind, BinaryOperator>([
  [SyntaxKind.AmpersandEqualsToken, '&'],
  [SyntaxKind.BarEqualsToken, '|'],
  [SyntaxKind.CaretEqualsToken, '^'],
  [SyntaxKind.LessThanLessThanEqualsToken, '<<'],
  [SyntaxKind.GreaterThanGreaterThanEqualsToken, '>>'],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken, '>>>'],
  [SyntaxKind.AmpersandAmpersandEqualsToken, '&&'],
  [SyntaxKind.BarBarEqualsToken, '||'],
]);

export function lowerAssignment(context: Context, node: ts.BinaryExpression): Expression {
  const resized = lowerResize(context, node);
  if (resized !== null) return resized;
  const updated = lowerAccessorUpdate(context, node, false);
  if (updated !== null) return updated;
  const { kind } = node.operatorToken;
  if (kind === SyntaxKind.AsteriskAsteriskEqualsToken) return lowerPowerAssigned(context, node);
  const spelled = spelledOut.get(kind);
  if (spelled !== undefined) return spellOut(context, node, spelled);
  const operator = assignments.get(kind);
  if (operator === undefined) {
    context.report(findings.unknownOperator(node.operatorToken.getText()), node);
    return nullLiteral;
  }
  if (operator === '=') {
    const write = setterOf(context, node.left);
    const value = isChained(context, node)
      ? lowerAssignment(context, node.right)
      : lowerExpression(context, node.right);
    return write(value);
  }
  if (operator === '%=' && !isNotZero(context, node.right)) return spellOut(context, node, '%');
  if (mayChangeMeanwhile(context, node)) {
    return spellOut(context, node, operator.slice(0, 1) as BinaryOperator);
  }
  return assignment(lowerTarget(context, node.left), operator, lowerOperand(context, node));
}

/** How a target is set: the slot of a table may be a new one, and an element may be appended. */
export function setterOf(
  context: Context,
  target: ts.Expression,
): (value: Expression) => Expression {
  if (usesAccessor(context, target)) return setterOfAccessor(context, target);
  const write = elementWriteOf(context, target);
  if (write === 'appends' || write === 'either') {
    const { expression, argumentExpression } = target as ts.ElementAccessExpression;
    const list = lowerExpression(context, expression);
    if (write === 'appends') return (value) => call(member(list, 'push'), value);
    checkIndex(context, argumentExpression);
    const index = lowerExpression(context, argumentExpression);
    return (value) => call(context.helper('arraySet'), list, index, value);
  }
  const operator = mayBeNewSlot(context, target) ? '<-' : '=';
  const lowered = lowerTarget(context, target);
  return (value) => assignment(lowered, operator, value);
}

/** `a = b = value`, where it does not matter which one is written first, nor when their owner is read. */
function isChained(
  context: Context,
  node: ts.BinaryExpression,
): node is ts.BinaryExpression & { readonly right: ts.BinaryExpression } {
  const { left, right } = node;
  const isAssignment = ts.isBinaryExpression(right) && right.operatorToken.kind === equals;
  return isAssignment && [left, right.left].every((each) => isOwnVariable(context, each));
}

/** Whether this is a variable, or a field of `this`. */
function isOwnVariable(context: Context, node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return true;
  const isOwn =
    ts.isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.ThisKeyword;
  return isOwn && !mayBeNewSlot(context, node) && !usesAccessor(context, node);
}

/** `x += f()` reads x after the call in Squirrel, `x = x + f()` before it as JavaScript does. */
function mayChangeMeanwhile(context: Context, { left, right }: ts.BinaryExpression): boolean {
  const isSafe = ts.isIdentifier(left) && !isChangedElsewhere(context, left);
  return !isSafe && callsUser(context, right);
}

/** `flags |= bit` becomes `flags = flags | bit`. */
function spellOut(
  context: Context,
  node: ts.BinaryExpression,
  operator: BinaryOperator,
): Expression {
  checkProducts(context, node);
  const { steps, target } = readyTarget(lowerTarget(context, node.left));
  return after(steps, assignment(target, '=', operation(context, node, operator, target)));
}

/**
 * `object.name += value`, where the name is an accessor; null for others.
 * @param isValue - Whether its value is wanted.
 */
export function lowerAccessorUpdate(
  context: Context,
  node: ts.BinaryExpression,
  isValue: boolean,
): Expression | null {
  const { kind } = node.operatorToken;
  const operator = spelledOut.get(kind) ?? assignments.get(kind)?.slice(0, -1);
  // Nothing is set where the value decides so.
  const isPlain = operator !== undefined && !['', '&&', '||'].includes(operator);
  if (!isPlain || !usesAccessor(context, node.left)) return null;
  checkProducts(context, node);
  const update = (value: Expression): Expression =>
    operation(context, node, operator as BinaryOperator, value);
  return isValue
    ? updatedAccessor(context, node.left, update, false)
    : updateAccessor(context, node.left, update);
}

/** `x **= y` */
function lowerPowerAssigned(context: Context, { left, right }: ts.BinaryExpression): Expression {
  const { steps, target } = readyTarget(lowerTarget(context, left));
  return after(steps, assignment(target, '=', powerOf(context, target, right)));
}

/** The operation of an assignment, on what is assigned to and the right side. */
function operation(
  context: Context,
  node: ts.BinaryExpression,
  operator: BinaryOperator,
  target: Expression,
): Expression {
  const { left, operatorToken, right } = node;
  if (operator === '>>>' && !isShifted(context, right)) {
    context.report(findings.unsignedShift(), node);
  }
  if (bitOperators.has(operatorToken.kind)) {
    return binary(bitsOf(context, left, target), operator, lowerBits(context, right));
  }
  const value = lowerOperand(context, node);
  if (operator === '&&' || operator === '||') {
    return chooseByTruth(context, left, target, operator, value);
  }
  return operator === '%' && !isNotZero(context, right)
    ? call(context.helper('remainder'), target, value)
    : binary(target, operator, value);
}

/** The right side, as the operator needs it: a text, or a float to divide by. */
function lowerOperand(context: Context, { left, operatorToken, right }: ts.BinaryExpression) {
  const isText =
    operatorToken.kind === SyntaxKind.PlusEqualsToken && isString(context.typeOf(left));
  if (isText) return asText(context, right);
  const value = lowerExpression(context, right);
  if (operatorToken.kind !== SyntaxKind.SlashEqualsToken) return value;
  if (value.kind === 'literal') return asFloat(value);
  return isAlwaysFloat(context, right) ? value : timesFloat(value);
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
  const length = lowerExpression(context, right);
  return isCount(context, right)
    ? call(member(list, 'resize'), length)
    : call(context.helper('arrayResize'), list, length);
}

/** What is written to: the length of an array, for one, cannot be. */
export function lowerTarget(context: Context, node: ts.Expression): Expression {
  const target = lowerPresent(context, node);
  if (!['name', 'global', 'member', 'index'].includes(target.kind)) {
    context.report(findings.unknownSyntax(`Writing to '${node.getText()}'`), node);
  }
  return target;
}

/** Like in JavaScript, it does not matter whether the key is there. */
function lowerDelete(context: Context, node: ts.Expression): Expression {
  if (ts.isOptionalChain(node) || !mayBeNewSlot(context, node)) {
    context.report(findings.unknownSyntax('A delete of a field or an element'), node);
    return nullLiteral;
  }
  const key = ts.isPropertyAccessExpression(node)
    ? string(context.members.of(node.name) ?? node.name.text)
    : lowerExpression(context, node.argumentExpression);
  return call(member(lowerExpression(context, node.expression), 'rawdelete'), key);
}
