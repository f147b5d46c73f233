import { ts } from 'ts-morph';
import { isAmbient } from './ambient.js';
import type { Context } from './context.js';
import { once } from './once.js';
import { nodesIn } from './walk.js';

// A class of Squirrel has no accessors: one of a class of the program becomes a method, which is called
// wherever the type of an object says that it has it.

/** A getter or a setter of a class, whose name can stand behind a dot. */
export type Accessor = ts.AccessorDeclaration & { readonly name: ts.Identifier };

/** Whether a node is an accessor that becomes a method. */
export function isOwnAccessor(node: ts.Node): node is Accessor {
  return (
    ts.isAccessor(node) &&
    ts.isClassLike(node.parent) &&
    ts.isIdentifier(node.name) &&
    !isAmbient(node)
  );
}

/** Whether a property is such an accessor, whatever object of its type it is read of. */
export function isAccessorSymbol(symbol: ts.Symbol | undefined): boolean {
  const declarations = symbol?.declarations ?? [];
  return declarations.length > 0 && declarations.every(isOwnAccessor);
}

/** Whether an expression calls an accessor. */
export function usesAccessor(
  context: Context,
  node: ts.Node,
): node is ts.PropertyAccessExpression & { readonly name: ts.Identifier } {
  return (
    ts.isPropertyAccessExpression(node) &&
    isAccessorSymbol(context.checker.getSymbolAtLocation(node.name))
  );
}

/** The classes of the program that have an accessor of a name. */
export function classesWithAccessor(context: Context, name: string): ts.ClassLikeDeclaration[] {
  return context.program.modules.flatMap((module) => accessorsIn(context, module).get(name) ?? []);
}

const accessorsIn = once((_, file: ts.SourceFile) => {
  const found = new Map<string, ts.ClassLikeDeclaration[]>();
  for (const node of nodesIn(file)) {
    if (!isOwnAccessor(node)) continue;
    found.set(node.name.text, [
      ...(found.get(node.name.text) ?? []),
      node.parent as ts.ClassLikeDeclaration,
    ]);
  }
  return found;
});
