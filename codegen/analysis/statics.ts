import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { isWritten } from './uses.js';
import { nodesIn } from './walk.js';

// Squirrel cannot write to a static member, so one that is written to becomes a variable beside its class.

/** Whether a member is a static field. */
export function isStaticField(node: ts.Node | undefined): node is ts.PropertyDeclaration {
  if (node === undefined || !ts.isPropertyDeclaration(node)) return false;
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
}

/** The static field that a node reads or writes; null for anything else. */
export function staticFieldOf(context: Context, node: ts.Node): ts.PropertyDeclaration | null {
  if (!ts.isPropertyAccessExpression(node)) return null;
  const field = context.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  return isStaticField(field) ? field : null;
}

/** Whether a static field becomes a variable: it is written to, and nobody outside looks for it. */
export function isVariableField(context: Context, field: ts.PropertyDeclaration): boolean {
  const { parent: owner, name } = field;
  if (!ts.isClassDeclaration(owner) || owner.name === undefined || !isPlainName(name)) return false;
  const isHidden =
    ts.isPrivateIdentifier(name) ||
    (ts.getCombinedModifierFlags(field) & ts.ModifierFlags.Private) !== 0;
  if (!isHidden && context.isExported(owner)) return false;
  return context.program.modules.some((module) => writtenIn(context, module).has(field));
}

const isPlainName = (name: ts.PropertyName): boolean =>
  ts.isIdentifier(name) || ts.isPrivateIdentifier(name);

const writtenIn = once((context, file: ts.SourceFile): ReadonlySet<ts.Node | null> => {
  const accesses = [...nodesIn(file)].filter(ts.isPropertyAccessExpression);
  return new Set(accesses.filter(isWritten).map((each) => staticFieldOf(context, each)));
});

/** Whether a node stands in what a static field is set to behind its class. */
export function isSetBehind(context: Context, node: ts.Node, owner: ts.Declaration): boolean {
  const field = ts.findAncestor(node, isStaticField);
  return field?.parent === owner && isVariableField(context, field);
}

/** Whether a field is reached through its own class, of which a subclass could have another one. */
export function isOfOwnClass(
  context: Context,
  { expression }: ts.PropertyAccessExpression,
  { parent }: ts.PropertyDeclaration,
): boolean {
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return !isExtended(context, parent);
  return ts.isIdentifier(expression) && context.symbolOf(expression)?.valueDeclaration === parent;
}

function isExtended(context: Context, owner: ts.Node): boolean {
  return context.program.modules.some((module) => basesIn(context, module).has(owner));
}

const basesIn = once((context, file: ts.SourceFile): ReadonlySet<ts.Node | undefined> => {
  const extended = [...nodesIn(file)]
    .filter(ts.isExpressionWithTypeArguments)
    .filter(({ parent }) => ts.isHeritageClause(parent));
  return new Set(extended.map((each) => context.symbolOf(each.expression)?.valueDeclaration));
});
