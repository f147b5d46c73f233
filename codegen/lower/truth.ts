import { ts } from 'ts-morph';
import { binary, literal, nullLiteral, unary, type Expression } from '../squirrel/tree.js';
import { isNumber, isTrueUnlessNull } from '../analysis/types.js';
import { bare, usesOf } from '../analysis/uses.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { isArrayLength, isTested } from '../analysis/tested.js';

const { SyntaxKind } = ts;

// What only decides a branch has a shorter form in Squirrel: an object is true, and `0 in list`
// asks whether a list has elements without a call.

/** Lowers a comparison that asks whether an array is empty, or an object is null; null for others. */
export function lowerTruth(context: Context, node: ts.BinaryExpression): Expression | null {
  return (
    lowerEmptiness(context, node) ?? lowerNullTest(context, node) ?? lowerZeroTest(context, node)
  );
}

/** Comparisons of a length, and whether they hold for an array that has elements. */
const lengthTests = new Map([
  ['> 0', true],
  ['!== 0', true],
  ['!= 0', true],
  ['>= 1', true],
  ['=== 0', false],
  ['== 0', false],
  ['< 1', false],
]);

function lowerEmptiness(
  context: Context,
  { left, operatorToken, right }: ts.BinaryExpression,
): Expression | null {
  const hasElements = lengthTests.get(`${operatorToken.getText()} ${right.getText()}`);
  if (hasElements === undefined || !isArrayLength(context, left)) return null;
  const test = hasFirst(context, left);
  return hasElements ? test : unary('!', test);
}

/** `0 in list` */
export function hasFirst(
  context: Context,
  { expression }: ts.PropertyAccessExpression,
): Expression {
  return binary(literal('0'), 'in', lowerExpression(context, expression));
}

function lowerNullTest(context: Context, node: ts.BinaryExpression): Expression | null {
  const isNot = differences.has(node.operatorToken.kind);
  if (!isNot && !equalities.has(node.operatorToken.kind)) return null;
  if (!isNothing(node.right) || !isTested(node)) return null;
  if (!isTruthEnough(context, node.left)) return null;
  const value = lowerExpression(context, node.left);
  return isNot ? value : unary('!', value);
}

/** Whether a number is 0, or with `?? 0` a missing one: all that is false in Squirrel. */
function lowerZeroTest(context: Context, node: ts.BinaryExpression): Expression | null {
  const isNot = differences.has(node.operatorToken.kind);
  if (!isNot && !equalities.has(node.operatorToken.kind)) return null;
  if (!isZero(context, node.right) || !isTested(node)) return null;
  const left = bare(node.left);
  const number = withoutDefault(context, left);
  const type = context.typeOf(number);
  if (!isNumber(number === left ? type : context.checker.getNonNullableType(type))) return null;
  if (isDoubtful(context, number)) return null;
  const value = lowerExpression(context, number);
  return isNot ? value : unary('!', value);
}

function isZero(context: Context, node: ts.Expression): boolean {
  const type = context.typeOf(node);
  return type.isNumberLiteral() && type.value === 0;
}

/** The number in `number ?? 0`. */
function withoutDefault(context: Context, node: ts.Expression): ts.Expression {
  const isDefaulted =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === SyntaxKind.QuestionQuestionToken &&
    isZero(context, node.right);
  return isDefaulted ? bare(node.left) : node;
}

const differences = new Set<ts.SyntaxKind>([
  SyntaxKind.ExclamationEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
]);

const equalities = new Set<ts.SyntaxKind>([
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
]);

function isNothing(node: ts.Expression): boolean {
  const value = bare(node);
  return value.kind === SyntaxKind.NullKeyword || value.getText() === 'undefined';
}

/** The test that a value is null. */
export function isMissing(context: Context, node: ts.Expression, value: Expression): Expression {
  return isTruthEnough(context, node) ? unary('!', value) : binary(value, '==', nullLiteral);
}

/** The test that a value is not null: the value itself where nothing else of its type is false. */
export function isThere(context: Context, node: ts.Expression, value: Expression): Expression {
  return isTruthEnough(context, node) ? value : binary(value, '!=', nullLiteral);
}

/** Whether a value is null exactly if it is false, as far as its type is to be believed. */
function isTruthEnough(context: Context, node: ts.Expression): boolean {
  return isTrueUnlessNull(context, context.typeOf(node)) && !isDoubtful(context, bare(node));
}

/** Whether this is a parameter that callers in Squirrel set, or one that is asked for its type. */
function isDoubtful(context: Context, node: ts.Expression): boolean {
  const parameter = ts.isIdentifier(node) ? context.symbolOf(node)?.valueDeclaration : undefined;
  if (parameter === undefined || !ts.isParameter(parameter)) return false;
  if (!ts.isIdentifier(parameter.name)) return false;
  const uses = usesOf(context, parameter.parent, parameter.name);
  return isCalledFromOutside(context, parameter.parent) || uses.some(isAskedForType);
}

const isAskedForType = ({ parent }: ts.Identifier): boolean => ts.isTypeOfExpression(parent);

function isCalledFromOutside(context: Context, node: ts.SignatureDeclaration): boolean {
  if (ts.isFunctionDeclaration(node)) return context.isExported(node);
  if (!ts.isClassElement(node) || !ts.isClassLike(node.parent)) return false;
  const isPrivate = ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private;
  return !isPrivate && (ts.isClassExpression(node.parent) || context.isExported(node.parent));
}
