import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

/** A method that is passed on as a value forgets whose it was. */
export function checkUnboundMethod(context: Context, node: ts.Node): void {
  if (!ts.isPropertyAccessExpression(node)) return;
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) return;
  const declaration = context.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  if (declaration === undefined || !ts.isMethodDeclaration(declaration)) return;
  context.report(findings.unboundMethod(node.name.text), node);
}
