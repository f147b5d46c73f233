import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** A method that is passed on as a value forgets whose it was. */
export function checkUnboundMethod(context: Context, node: ts.Node): void {
  if (!ts.isPropertyAccessExpression(node)) return;
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.expression === node) return;
  if (ts.isPropertyAccessExpression(parent) && ['bind', 'call'].includes(parent.name.text)) return;
  const declaration = context.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  if (declaration === undefined || !isMethod(declaration)) return;
  context.report(findings.unboundMethod(node.name.text), node);
}

function isMethod(declaration: ts.Declaration): boolean {
  return ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration);
}
