import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { isOwnAccessor } from '../analysis/accessors.js';
import type { Context } from './context.js';

/** JavaScript keeps static members apart from the others, Squirrel does not. */
export function checkStaticName(context: Context, node: ts.Node): void {
  if (!ts.isPropertyDeclaration(node) && !ts.isMethodDeclaration(node) && !isOwnAccessor(node)) {
    return;
  }
  if (!ts.isClassLike(node.parent)) return;
  const name = node.name.getText();
  const owner = node.parent.name && context.checker.getSymbolAtLocation(node.parent.name);
  if (owner === undefined) return;
  const isStatic = ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static;
  const others = isStatic ? context.typeOf(node.parent) : context.checker.getTypeOfSymbol(owner);
  const other = others.getProperty(name)?.valueDeclaration;
  // A class has the members of a function, too.
  if (other && ts.isClassElement(other)) context.report(findings.staticName(name), node.name);
}
