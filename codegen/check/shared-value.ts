import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

/** Squirrel makes the default of a parameter and the initial value of a field once for all. */
export function checkSharedValue(context: Context, node: ts.Node): void {
  if (!ts.isParameter(node) && !ts.isPropertyDeclaration(node)) return;
  const { initializer, name } = node;
  if (initializer === undefined || isStatic(node) || isPlainValue(initializer)) return;
  // What is a global in Squirrel is neither a parameter nor a field there.
  if (context.isGlobals(context.typeOf(node))) return;
  context.report(findings.sharedValue(name.getText()), initializer);
}

function isStatic(node: ts.ParameterDeclaration | ts.PropertyDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

function isPlainValue(node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return isPlainValue(node.operand);
  if (ts.isAsExpression(node)) return isPlainValue(node.expression);
  return ts.isLiteralExpression(node) || ts.isIdentifier(node) || keywords.has(node.kind);
}

const keywords = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);
