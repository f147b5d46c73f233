import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { findings } from '../check/diagnostics.js';
import { binary, literal, type Expression } from '../squirrel/tree.js';
import { lowerExpression } from './dispatch.js';
import { lowerBits } from './fractions.js';
import { bitOperators, checkProducts } from './bits.js';

const { SyntaxKind } = ts;

/** `x >>> n`: from 1 on Squirrel's integers hold the result. */
export function lowerUnsignedShift(context: Context, node: ts.BinaryExpression): Expression {
  const { left, right } = node;
  checkProducts(context, node);
  const count = shiftOf(context, right);
  if (count !== null && count > 0) {
    return binary(lowerBits(context, left), '>>>', lowerExpression(context, right));
  }
  if (count === null || !isSignUnseen(context, node)) {
    context.report(findings.unsignedShift(), node);
  }
  const isShift = ts.isBinaryExpression(left) && bitOperators.has(left.operatorToken.kind);
  const value = lowerBits(context, left);
  return isShift ? value : binary(value, '|', literal('0'));
}

/** By how many bits an expression shifts; null when it is only known later. */
function shiftOf(context: Context, node: ts.Expression): number | null {
  const type = context.typeOf(node);
  return type.isNumberLiteral() ? type.value & 31 : null;
}

/** Whether a number is shifted by some bits, so that the result has no sign. */
export function isShifted(context: Context, count: ts.Expression): boolean {
  return (shiftOf(context, count) ?? 0) > 0;
}

/** Whether what becomes of a number is the same if it is negative: its bits are taken, or compared. */
function isSignUnseen(context: Context, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isSignUnseen(context, parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.TildeToken;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return bitOperators.has(kind) && !(shifts.has(kind) && parent.right === node);
}

const shifts = new Set<ts.SyntaxKind>([
  SyntaxKind.LessThanLessThanToken,
  SyntaxKind.GreaterThanGreaterThanToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  SyntaxKind.LessThanLessThanEqualsToken,
  SyntaxKind.GreaterThanGreaterThanEqualsToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);
