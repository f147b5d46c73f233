import { ts } from 'ts-morph';
import { findings, replacing } from '../check/diagnostics.js';
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
