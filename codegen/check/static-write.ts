import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { isAssignmentOperator } from '../analysis/uses.js';
import type { Context } from './context.js';

/** Squirrel throws when a static member is written to. */
export function checkStaticWrite(context: Context, node: ts.Node): void {
  const target = targetOf(node);
  if (target === undefined || !ts.isPropertyAccessExpression(target)) return;
  const declaration = context.checker.getSymbolAtLocation(target.name)?.valueDeclaration;
  if (declaration === undefined || !ts.isPropertyDeclaration(declaration)) return;
  const isStatic = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  if (isStatic === true) context.report(findings.staticWrite(target.name.text), target);
}

function targetOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    return isAssignmentOperator(node.operatorToken.kind) ? node.left : undefined;
  }
  return ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
    ? node.operand
    : undefined;
}
