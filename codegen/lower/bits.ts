import { ts } from 'ts-morph';
import { findings, replacing } from '../check/diagnostics.js';
import { mayBeFloat } from '../analysis/fractions.js';
import { bare } from '../analysis/uses.js';
import type { Context } from './context.js';

const { SyntaxKind } = ts;

/** Operators on the 32 bits of a number, also those that assign. */
export const bitOperators = new Set<ts.SyntaxKind>([
  SyntaxKind.AmpersandToken,
  SyntaxKind.BarToken,
  SyntaxKind.CaretToken,
  SyntaxKind.LessThanLessThanToken,
  SyntaxKind.GreaterThanGreaterThanToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  SyntaxKind.AmpersandEqualsToken,
  SyntaxKind.BarEqualsToken,
  SyntaxKind.CaretEqualsToken,
  SyntaxKind.LessThanLessThanEqualsToken,
  SyntaxKind.GreaterThanGreaterThanEqualsToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);

export function checkProducts(
  context: Context,
  { left, operatorToken, right }: ts.BinaryExpression,
): void {
  if (!bitOperators.has(operatorToken.kind)) return;
  for (const side of [left, right]) checkProduct(context, side);
}

/** A product of integers can be longer than what JavaScript keeps of it, unless one is small. */
export function checkProduct(context: Context, node: ts.Expression): void {
  const product = longProductIn(context, node);
  if (product === undefined) return;
  const [left, right] = [product.left.getText(), product.right.getText()];
  context.report(findings.wrappedProduct(product.getText()), product, [
    replacing(product, `Math.imul(${left}, ${right})`),
  ]);
}

function longProductIn(context: Context, node: ts.Expression): ts.BinaryExpression | undefined {
  if (ts.isParenthesizedExpression(node)) return longProductIn(context, node.expression);
  if (!ts.isBinaryExpression(node) || !sums.has(node.operatorToken.kind)) return undefined;
  const sides = [node.left, node.right];
  const isProduct = node.operatorToken.kind === SyntaxKind.AsteriskToken;
  if (isProduct && !sides.some((each) => isSmall(context.typeOf(each)))) return node;
  return longProductIn(context, node.left) ?? longProductIn(context, node.right);
}

const sums = new Set<ts.SyntaxKind>([
  SyntaxKind.AsteriskToken,
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
]);

/** JavaScript is exact to 53 bits: 32 of one factor, and 21 of the other. */
function isSmall(type: ts.Type): boolean {
  return type.isNumberLiteral() && Math.abs(type.value) < 2 ** 21;
}

/** A product must fit into 32 bits where its remainder is taken, as far as literals tell. */
export function checkWideProduct(context: Context, { left, right }: ts.BinaryExpression): void {
  if (mayBeFloat(context, left)) return;
  const product = productIn(left);
  if (product === null) return;
  const factor = Math.max(...[product.left, product.right].map((each) => sizeOf(context, each)));
  const modulus = sizeOf(context, right);
  // What is not known is taken to be below the modulus.
  if ((factor > 0 ? factor : modulus) * modulus <= 0x7fffffff) return;
  context.report(findings.wideProduct(product.getText()), product);
}

function productIn(node: ts.Expression): ts.BinaryExpression | null {
  const inner = bare(node);
  if (!ts.isBinaryExpression(inner) || !sums.has(inner.operatorToken.kind)) return null;
  if (inner.operatorToken.kind === SyntaxKind.AsteriskToken) return inner;
  return productIn(inner.left) ?? productIn(inner.right);
}

/** A literal number; 0 for others. */
function sizeOf(context: Context, node: ts.Expression): number {
  const type = context.typeOf(node);
  return type.isNumberLiteral() ? Math.abs(type.value) : 0;
}
