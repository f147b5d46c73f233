import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { mayBeFloat, mayBeFraction, needsNumberText } from '../analysis/fractions.js';
import { bare } from '../analysis/uses.js';
import { binary, call, literal, type Expression } from '../squirrel/tree.js';
import { checkWideProduct } from './bits.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';

// What Squirrel does otherwise with a float than JavaScript with a number.

/** A number as a part of a text: Squirrel writes six digits of a float. */
export function withNumberText(
  context: Context,
  node: ts.Expression,
  value: Expression,
): Expression {
  if (!needsNumberText(context, node)) return value;
  return call(context.helper('numberToString'), value);
}

/** A number whose 32 bits are taken: a float has none in Squirrel. */
export function lowerBits(context: Context, node: ts.Expression): Expression {
  const number = bare(node);
  if (ts.isNumericLiteral(number)) return literal(String(Number(number.text) | 0));
  return bitsOf(context, node, lowerExpression(context, node));
}

/** The bits of a number that is lowered already. */
export function bitsOf(context: Context, node: ts.Expression, value: Expression): Expression {
  return mayBeFloat(context, node) ? call(context.helper('bitsOf'), value) : value;
}

/** `a % b`: of integers Squirrel takes whatever is there for the rest of a division by 0. */
export function lowerRemainder(context: Context, node: ts.BinaryExpression): Expression {
  checkWideProduct(context, node);
  const { left, right } = node;
  const sides = [left, right].map((each) => lowerExpression(context, each)) as [
    Expression,
    Expression,
  ];
  return isNotZero(context, right)
    ? binary(sides[0], '%', sides[1])
    : call(context.helper('remainder'), ...sides);
}

/** Whether a divisor is a number that is known to be another than 0. */
export function isNotZero(context: Context, node: ts.Expression): boolean {
  const type = context.typeOf(node);
  const types = type.isUnion() ? type.types : [type];
  return types.every((each) => each.isNumberLiteral() && each.value !== 0);
}

/** Whether a number is a float in Squirrel whatever it is made of. */
export function isAlwaysFloat(context: Context, wrapped: ts.Expression): boolean {
  const node = bare(wrapped);
  if (ts.isNumericLiteral(node)) return !Number.isInteger(Number(node.text));
  if (ts.isPrefixUnaryExpression(node)) return isAlwaysFloat(context, node.operand);
  if (ts.isCallExpression(node)) return floats.test(node.expression.getText());
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.SlashToken) return true;
  return sums.has(kind) && [node.left, node.right].some((each) => isAlwaysFloat(context, each));
}

/** Functions that return floats, also for whole numbers. */
const floats =
  /^(parseFloat|Math\.(sqrt|pow|exp|log|log10|sin|cos|tan|asin|acos|atan|atan2|random))$/;

const sums = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
]);

/** Reports an index that may be a fraction, where something is written to. */
export function checkIndex(context: Context, node: ts.Expression): void {
  if (mayBeFraction(context, node)) context.report(findings.fractionalIndex(node.getText()), node);
}
