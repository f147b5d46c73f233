import { ts } from 'ts-morph';
import { isConstVariable, type Context } from './context.js';
import { errorClassName, heritageOf } from './errors.js';
import { isPlainValue } from './plain-value.js';

// Which classes have a constructor in Squirrel: not each that has none in TypeScript goes without one.

/** Whether a field gets its value in the constructor. */
export function isMadeInConstructor(
  context: Context,
  node: ts.ClassElement,
): node is ts.PropertyDeclaration {
  if (!ts.isPropertyDeclaration(node) || node.initializer === undefined) return false;
  if (context.isGlobals(context.typeOf(node))) return false;
  const isStatic = ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static;
  return !isStatic && !isPlainValue(context, node.initializer);
}

/** The fields of a class that get their values in the constructor. */
export function madeInConstructor(
  context: Context,
  { members }: ts.ClassLikeDeclaration,
): ts.PropertyDeclaration[] {
  return members.filter((each) => isMadeInConstructor(context, each));
}

/** Whether there is a constructor for `super()` to call; not every class has one in Squirrel. */
export function hasBaseConstructor(context: Context, node: ts.ClassLikeDeclaration): boolean {
  return findConstructor(context, baseOf(context, node)) !== null;
}

/** Whether what is constructed has a constructor in Squirrel, as far as the program shows. */
export function hasConstructor(context: Context, constructed: ts.Expression): boolean {
  const symbol = context.symbolOf(constructed);
  const declaration = symbol && context.declarationOf(symbol);
  const made = declaration ? classOf(declaration) : null;
  return made !== null && findConstructor(context, made) !== null;
}

export type Constructor =
  ts.ConstructorDeclaration | { readonly parameters: readonly ts.ParameterDeclaration[] };

/** The constructor that a class has or inherits; one without parameters stands for an implicit one. */
export function findConstructor(context: Context, node: Base): Constructor | null {
  if (node === null) return null;
  if (node === 'error') return { parameters: [] };
  const own = node.members.find((each) => ts.isConstructorDeclaration(each) && each.body);
  if (own !== undefined) return own as ts.ConstructorDeclaration;
  const inherited = findConstructor(context, baseOf(context, node));
  return inherited ?? (madeInConstructor(context, node).length > 0 ? { parameters: [] } : null);
}

/** What a class extends: a class of the program, or a built-in error. */
type Base = ts.ClassLikeDeclaration | 'error' | null;

export function baseOf(context: Context, node: ts.ClassLikeDeclaration): Base {
  const extended = heritageOf(node);
  if (extended === undefined) return null;
  if (errorClassName(context, extended) !== null) return 'error';
  const declaration = context.symbolOf(extended)?.valueDeclaration;
  return declaration === undefined ? null : classOf(declaration);
}

/** The class that a declaration makes, or that a constant holds. */
function classOf(declaration: ts.Declaration): ts.ClassLikeDeclaration | null {
  if (ts.isClassLike(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || !isConstVariable(declaration)) return null;
  const { initializer } = declaration;
  return initializer !== undefined && ts.isClassExpression(initializer) ? initializer : null;
}
