import { ts } from 'ts-morph';
import { findings, replacing } from './diagnostics.js';
import { isBoolean, isNumber, isString } from '../analysis/types.js';
import type { Context } from './context.js';

const loose = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** `== null` finds both of JavaScript's nothings, and is the only loose comparison allowed. */
export function checkLooseEquality(context: Context, node: ts.Node): void {
  if (!ts.isBinaryExpression(node) || !loose.has(node.operatorToken.kind)) return;
  if (node.right.kind === ts.SyntaxKind.NullKeyword) return;
  context.report(findings.looseEquality(), node, comparingStrictly(context, node));
}

/** `===` or `!==`, where it finds the same. */
function comparingStrictly(
  context: Context,
  { left, operatorToken, right }: ts.BinaryExpression,
): ts.TextChange[] {
  const types = [left, right].map((each) => context.typeOf(each));
  const isSame = [isBoolean, isNumber, isString].some((isOne) => types.every(isOne));
  return isSame ? [replacing(operatorToken, `${operatorToken.getText()}=`)] : [];
}
