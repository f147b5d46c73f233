import { ts } from 'ts-morph';
import type { Context } from './context.js';

/** Whether it does not matter when and how often a value is made. */
export function isPlainValue(context: Context, node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return isPlainValue(context, node.operand);
  if (ts.isAssertionExpression(node)) return isPlainValue(context, node.expression);
  if (ts.isIdentifier(node)) return isLasting(context, node);
  if (ts.isPropertyAccessExpression(node)) return isEnumMember(context, node);
  return ts.isLiteralExpression(node) || keywords.has(node.kind);
}

function isEnumMember(context: Context, node: ts.PropertyAccessExpression): boolean {
  const symbol = context.checker.getSymbolAtLocation(node.name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.EnumMember) !== 0;
}

/** Whether a name stands for the same value whenever it is looked at. */
function isLasting(context: Context, node: ts.Identifier): boolean {
  const declaration = context.symbolOf(node)?.valueDeclaration;
  if (declaration === undefined) return true;
  if (!ts.isVariableDeclaration(declaration)) return !ts.isParameter(declaration);
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

const keywords = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);
