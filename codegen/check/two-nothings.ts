import { ts } from 'ts-morph';
import { findings, replacing } from './diagnostics.js';
import { nothingsOf } from '../analysis/types.js';
import type { Context } from './context.js';

const strict = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** `===` tells null from undefined, where both sides may be one of them. */
export function checkTwoNothings(context: Context, node: ts.Node): void {
  if (!ts.isBinaryExpression(node) || !strict.has(node.operatorToken.kind)) return;
  // Mostly a literal, whose type is found without looking at what stands above it.
  const right = nothingsOf(context.typeOf(node.right));
  if (right.size === 0) return;
  const left = nothingsOf(context.typeOf(node.left));
  if (left.size > 0 && new Set([...left, ...right]).size > 1) {
    context.report(findings.twoNothings(), node, comparingToNull(node));
  }
}

/** `value == null` instead of `value === undefined`; nothing where no side is written out. */
function comparingToNull({ operatorToken, right }: ts.BinaryExpression): ts.TextChange[] {
  const isWritten = right.kind === ts.SyntaxKind.NullKeyword || right.getText() === 'undefined';
  if (!isWritten) return [];
  const isNegated = operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  return [replacing(operatorToken, isNegated ? '!=' : '=='), replacing(right, 'null')];
}
