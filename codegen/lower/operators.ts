import { ts } from 'ts-morph';
import { mayBeAbsent } from './presence.js';
import { findings } from '../check/diagnostics.js';
import {
  binary,
  call,
  global,
  literal,
  member,
  isNull,
  nullLiteral,
  string,
  unary,
  type BinaryOperator,
  type Expression,
  type Literal,
  type UnaryOperator,
} from '../squirrel/tree.js';
import { mayBeFloat } from '../analysis/fractions.js';
import { isAlwaysFloat, lowerBits, lowerRemainder } from './fractions.js';
import { bitOperators, checkProduct, checkProducts } from './bits.js';
import { lowerUnsignedShift } from './unsigned-shift.js';
import { isNumber, isString, nothingsOf } from '../analysis/types.js';
import { isCaught, makesErrors } from '../analysis/errors.js';
import { bare } from '../analysis/uses.js';
import { lowerArguments } from './calls.js';
import { lowerRemovalOr } from './library/arrays.js';
import { lowerGetOr } from './library/collections.js';
import { lowerInstanceOf, lowerNewError } from './library/errors.js';
import { lowerLibraryNew } from './library/index.js';
import { lowerSpreadNew } from './spread.js';
import { choose } from './conditionals.js';
import { isTypeofTest, lowerTypeofTest, readGuarded } from './idioms.js';
import { lowerChainOrDefault } from './optional-chain.js';
import { isThere, lowerTruth } from './truth.js';
import type { Context } from './context.js';
import { lowerCondition, lowerLogical } from './conditions.js';
import { lowerEffectStatement, lowerExpression } from './dispatch.js';
import { asText, isStringCall, isText } from './texts.js';
import { after, ready } from '../squirrel/hold.js';

const { SyntaxKind } = ts;

export function lowerNew(context: Context, node: ts.NewExpression): Expression {
  const builtIn = lowerNewError(context, node) ?? lowerLibraryNew(context, node);
  if (builtIn !== null) return builtIn;
  if (node.arguments?.some(ts.isSpreadElement) === true) return lowerSpreadNew(context, node);
  return call(lowerExpression(context, node.expression), ...lowerArguments(context, node));
}

const prefixOperators = new Map<ts.SyntaxKind, UnaryOperator>([
  [SyntaxKind.ExclamationToken, '!'],
  [SyntaxKind.MinusToken, '-'],
  [SyntaxKind.TildeToken, '~'],
]);

export function lowerPrefix(context: Context, node: ts.PrefixUnaryExpression): Expression {
  const operator = prefixOperators.get(node.operator);
  if (operator !== undefined) {
    const isBits = operator === '~';
    if (operator === '!') return negate(lowerCondition(context, node.operand));
    const operand = isBits
      ? lowerBits(context, node.operand)
      : lowerExpression(context, node.operand);
    const isNumber = operator === '-' && ts.isNumericLiteral(node.operand);
    return isNumber && operand.kind === 'literal'
      ? literal(`-${operand.text}`)
      : unary(operator, operand);
  }
  return lowerPlusSign(context, node);
}

/** `+text` is `Number(text)`, and a number is one already. */
function lowerPlusSign(context: Context, { operand }: ts.PrefixUnaryExpression): Expression {
  const type = context.typeOf(operand);
  if (isNumber(type)) return lowerExpression(context, operand);
  if (!isString(type)) context.report(findings.unknownOperator('+'), operand);
  return call(context.helper('numberOf'), lowerExpression(context, operand));
}

/** `!(a == b)` is `a != b`. */
function negate(operand: Expression): Expression {
  if (operand.kind !== 'binary') return unary('!', operand);
  const opposite = opposites.get(operand.operator);
  if (opposite === undefined) return unary('!', operand);
  return binary(operand.left, opposite, operand.right);
}

const opposites = new Map<BinaryOperator, BinaryOperator>([
  ['==', '!='],
  ['!=', '=='],
]);

/** Lowers `typeof` where it is not compared with a name that Squirrel has, too. */
export function lowerTypeof(context: Context, { expression }: ts.TypeOfExpression): Expression {
  if (isCaught(context, expression) && makesErrors(context)) {
    context.report(findings.errorOrText(), expression);
  }
  const nothings = nothingsOf(context.typeOf(expression));
  if (nothings.size > 1) context.report(findings.typeofNothing(expression.getText()), expression);
  const value = lowerExpression(context, expression);
  const nothing = nothings.has('null') ? [string('object')] : [];
  return call(context.helper('typeName'), value, ...nothing);
}

const plainOperators = new Map<ts.SyntaxKind, BinaryOperator>([
  [SyntaxKind.EqualsEqualsToken, '=='],
  [SyntaxKind.ExclamationEqualsToken, '!='],
  [SyntaxKind.EqualsEqualsEqualsToken, '=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '!='],
  [SyntaxKind.LessThanToken, '<'],
  [SyntaxKind.LessThanEqualsToken, '<='],
  [SyntaxKind.GreaterThanToken, '>'],
  [SyntaxKind.GreaterThanEqualsToken, '>='],
  [SyntaxKind.MinusToken, '-'],
  [SyntaxKind.AsteriskToken, '*'],
  [SyntaxKind.AmpersandToken, '&'],
  [SyntaxKind.BarToken, '|'],
  [SyntaxKind.CaretToken, '^'],
  [SyntaxKind.LessThanLessThanToken, '<<'],
  [SyntaxKind.GreaterThanGreaterThanToken, '>>'],
  [SyntaxKind.InKeyword, 'in'],
]);

/** Operators that are more than another spelling. */
const specialOperators = new Map<
  ts.SyntaxKind,
  (context: Context, node: ts.BinaryExpression) => Expression
>([
  [SyntaxKind.AmpersandAmpersandToken, lowerLogical],
  [SyntaxKind.AsteriskAsteriskToken, lowerPower],
  [SyntaxKind.BarBarToken, lowerLogical],
  [SyntaxKind.CommaToken, lowerComma],
  [SyntaxKind.QuestionQuestionToken, lowerDefault],
  [SyntaxKind.SlashToken, lowerDivision],
  [SyntaxKind.PercentToken, lowerRemainder],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken, lowerUnsignedShift],
  [SyntaxKind.PlusToken, lowerPlus],
  [SyntaxKind.InstanceOfKeyword, lowerInstanceOf],
]);

export function lowerBinary(context: Context, node: ts.BinaryExpression): Expression {
  if (isTypeofTest(node)) return lowerTypeofTest(context, node);
  if (isWrap(context, node)) {
    checkProduct(context, node.left);
    return lowerBits(context, node.left);
  }
  const truth = lowerTruth(context, node);
  if (truth !== null) return truth;
  const lowerSpecial = specialOperators.get(node.operatorToken.kind) ?? lowerPlainBinary;
  return lowerSpecial(context, node);
}

function lowerPlainBinary(context: Context, node: ts.BinaryExpression): Expression {
  const operator = plainOperators.get(node.operatorToken.kind);
  if (operator !== undefined) {
    checkProducts(context, node);
    const lowerSide = bitOperators.has(node.operatorToken.kind) ? lowerBits : lowerExpression;
    return binary(lowerSide(context, node.left), operator, lowerSide(context, node.right));
  }
  context.report(findings.unknownOperator(node.operatorToken.getText()), node);
  return nullLiteral;
}

function lowerPower(context: Context, { left, right }: ts.BinaryExpression): Expression {
  return powerOf(context, lowerExpression(context, left), right);
}

/** `x ** 2` is `x * x`, which stays an integer; other powers are floats. */
export function powerOf(context: Context, value: Expression, exponent: ts.Expression): Expression {
  const times = ts.isNumericLiteral(exponent) ? Number(exponent.text) : 0;
  if (times !== 2 && times !== 3) {
    return call(member(global('math'), 'pow'), value, lowerExpression(context, exponent));
  }
  const { steps, values } = ready(value);
  const factor = values[0]!;
  const square = binary(after(steps, factor), '*', factor);
  return times === 2 ? square : binary(square, '*', factor);
}

/** `first, second`: what stands first is done for its effect. */
function lowerComma(context: Context, { left, right }: ts.BinaryExpression): Expression {
  return after([lowerEffectStatement(context, left)], lowerExpression(context, right));
}

/** `+` of texts turns the other side into one. */
function lowerPlus(context: Context, { left, right }: ts.BinaryExpression): Expression {
  const sides = [left, right];
  const isSum = !sides.some((each) => isString(context.typeOf(each)));
  // Next to a text, String() need not be said.
  const needsCall = !sides.some((each) => isText(context, each));
  const lowerSide = (each: ts.Expression): Expression =>
    isSum || (needsCall && isStringCall(each))
      ? lowerExpression(context, each)
      : asText(context, each);
  return binary(lowerSide(left), '+', lowerSide(right));
}

/** `a ?? b`: by the key where only its absence counts, else by the value. */
function lowerDefault(context: Context, node: ts.BinaryExpression): Expression {
  const right = lowerExpression(context, node.right);
  if (isNull(right)) return lowerExpression(context, node.left);
  if (ts.isOptionalChain(node.left)) return lowerChainOrDefault(context, node.left, right);
  const got = lowerGetOr(context, node.left, right) ?? lowerRemovalOr(context, node.left, right);
  if (got !== null) return got;
  if (mayBeAbsent(context, node.left)) return readGuarded(context, node.left, right);
  const { steps, values } = ready(lowerExpression(context, node.left));
  const left = values[0]!;
  return choose(node, after(steps, isThere(context, node.left, left)), left, right);
}

/** `/` is a division of floats in JavaScript, so a literal on one side becomes a float. */
function lowerDivision(context: Context, node: ts.BinaryExpression): Expression {
  const left = lowerExpression(context, node.left);
  const right = lowerExpression(context, node.right);
  if (right.kind === 'literal') return binary(left, '/', asFloat(right));
  const dividend = withFloat(left);
  if (dividend !== null) return binary(dividend, '/', right);
  const divisor = withFloat(right);
  if (divisor !== null) return binary(left, '/', divisor);
  if (isAlwaysFloat(context, node.left) || isAlwaysFloat(context, node.right)) {
    return binary(left, '/', right);
  }
  return binary(timesFloat(left), '/', right);
}

/** `1.0 * value`; a product is one of floats then. */
export function timesFloat(node: Expression): Expression {
  const isProduct = node.kind === 'binary' && node.operator === '*';
  return isProduct ? { ...node, left: timesFloat(node.left) } : binary(literal('1.0'), '*', node);
}

/** A number literal as a float, a product with one in it, or a quotient; null for others. */
function withFloat(node: Expression): Expression | null {
  if (node.kind === 'literal') return asFloat(node);
  if (node.kind !== 'binary') return null;
  if (node.operator === '/') return node;
  if (node.operator !== '*') return null;
  const left = withFloat(node.left);
  if (left !== null) return { ...node, left };
  const right = withFloat(node.right);
  return right === null ? null : { ...node, right };
}

/** A number with a fraction, which makes a float of it. */
export function asFloat({ text }: Literal): Expression {
  return literal(/^-?\d+$/.test(text) ? `${text}.0` : text);
}

/** `(a - b) | 0` wraps to 32 bits, as every sum of integers does on an imp; of a fraction it takes the bits. */
function isWrap(context: Context, { left, operatorToken, right }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== SyntaxKind.BarToken) return false;
  if (!ts.isNumericLiteral(right) || right.text !== '0') return false;
  if (mayBeFloat(context, left)) return true;
  const inner = bare(left);
  if (!ts.isBinaryExpression(inner)) return false;
  return [SyntaxKind.PlusToken, SyntaxKind.MinusToken].includes(inner.operatorToken.kind);
}
