import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/**
 * An arrow function has the `this` of the method round it; `super` it has not. Another function
 * declares the type of its `this`, and is given it by whoever calls or binds it.
 */
export function checkThis(context: Context, node: ts.Node): void {
  if (node.kind === ts.SyntaxKind.SuperKeyword) checkSuper(context, node);
  if (node.kind !== ts.SyntaxKind.ThisKeyword) return;
  const owner = ts.findAncestor(node, (each) => isOwner(each) && !ts.isArrowFunction(each));
  if (owner === undefined || isStatic(owner) || isUndeclared(owner)) {
    context.report(findings.thisInFunction(), node);
  }
}

function checkSuper(context: Context, node: ts.Node): void {
  const owner = ts.findAncestor(node, isOwner);
  if (owner === undefined || !ts.isClassLike(owner.parent)) {
    context.report(findings.superInFunction(), node);
  }
}

function isOwner(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isPropertyDeclaration(node);
}

/** What a static field starts with is made in the class body, where no object is. */
function isStatic(owner: ts.Node): boolean {
  if (!ts.isPropertyDeclaration(owner)) return false;
  return (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Static) !== 0;
}

function isUndeclared(owner: ts.Node): boolean {
  const isFunction = ts.isFunctionExpression(owner) || ts.isFunctionDeclaration(owner);
  return isFunction && owner.parameters[0]?.name.getText() !== 'this';
}
