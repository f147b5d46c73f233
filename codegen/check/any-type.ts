import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';
import { isCaught } from '../analysis/errors.js';

/** What a member of `any` means in Squirrel, nobody can tell. */
export function checkAnyType(context: Context, node: ts.Node): void {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return;
  const { expression } = node;
  if (isMessage(node) && isCaught(context, expression)) return;
  if ((context.typeOf(expression).flags & ts.TypeFlags.Any) === 0) return;
  context.report(findings.anyType(expression.getText()), expression);
}

const isMessage = (node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node) && node.name.text === 'message';
