import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

const loose = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** `== null` finds both of JavaScript's nothings, and is the only loose comparison allowed. */
export function checkLooseEquality(context: Context, node: ts.Node): void {
  if (!ts.isBinaryExpression(node) || !loose.has(node.operatorToken.kind)) return;
  if (node.right.kind === ts.SyntaxKind.NullKeyword) return;
  context.report(findings.looseEquality(), node);
}
