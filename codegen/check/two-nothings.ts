import { ts } from 'ts-morph';
import type { Context } from '../analysis/context.js';
import { findings } from './diagnostics.js';
import { nothingsOf } from '../analysis/types.js';

const strict = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** `===` tells null from undefined, where both sides may be one of them. */
export function checkTwoNothings(context: Context, node: ts.Node): void {
  if (!ts.isBinaryExpression(node) || !strict.has(node.operatorToken.kind)) return;
  const [left, right] = [node.left, node.right].map((each) => nothingsOf(context.typeOf(each)));
  const isEither = left!.size > 0 && right!.size > 0;
  if (isEither && new Set([...left!, ...right!]).size > 1) {
    context.report(findings.twoNothings(), node);
  }
}
