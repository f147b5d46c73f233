import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { isNumber, isString } from './types.js';

const { SyntaxKind } = ts;

/**
 * The type of a node. TypeScript looks at all of an expression whenever it is asked about a part of
 * it; here each operation is looked at once, after its operands.
 */
export const typeAt = once((context, node: ts.Node): ts.Type => {
  if (ts.isParenthesizedExpression(node)) return typeAt(context, node.expression);
  const known = ts.isBinaryExpression(node) ? typeOfOperation(context, node) : null;
  return known ?? context.checker.getTypeAtLocation(node);
});

/** What an operation yields whatever its operands are, or for those that it mostly has. */
function typeOfOperation(context: Context, node: ts.BinaryExpression): ts.Type | null {
  const { checker } = context;
  const { kind } = node.operatorToken;
  if (comparisons.has(kind)) return checker.getBooleanType();
  const isOperation = arithmetic.has(kind) || logical.has(kind);
  if (!isOperation) return null;
  const sides = [typeAt(context, node.left), typeAt(context, node.right)] as const;
  if (logical.has(kind)) {
    const boolean = checker.getBooleanType();
    return sides.every((each) => each === boolean) ? boolean : null;
  }
  if (sides.every(isNumber)) return checker.getNumberType();
  return kind === SyntaxKind.PlusToken && sides.some(isString) ? checker.getStringType() : null;
}

const comparisons = new Set<ts.SyntaxKind>([
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
  SyntaxKind.InKeyword,
  SyntaxKind.InstanceOfKeyword,
]);

export const logical = new Set<ts.SyntaxKind>([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
]);

const arithmetic = new Set<ts.SyntaxKind>([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.SlashToken,
  SyntaxKind.PercentToken,
  SyntaxKind.AmpersandToken,
  SyntaxKind.BarToken,
  SyntaxKind.CaretToken,
  SyntaxKind.LessThanLessThanToken,
  SyntaxKind.GreaterThanGreaterThanToken,
]);
