import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { isString } from './types.js';
import { nodesIn } from './walk.js';

/** The members of an enum by their names, and their names by their numbers. */
export type EnumObject = Readonly<Record<string, string | number>>;

/** The enum of the program that an expression names; null for anything else. */
export function enumOf(context: Context, node: ts.Expression): ts.EnumDeclaration | null {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return null;
  const symbol = context.symbolOf(ts.isIdentifier(node) ? node : node.name);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Enum)) return null;
  const declaration = context.declarationOf(symbol);
  const isOne = declaration !== null && symbol.declarations!.length === 1;
  return isOne && ts.isEnumDeclaration(declaration) ? declaration : null;
}

/** An enum as JavaScript has it; null if a value is not known. */
export function enumObject({ checker }: Context, node: ts.EnumDeclaration): EnumObject | null {
  const object: Record<string, string | number> = {};
  for (const member of node.members) {
    const value = checker.getConstantValue(member);
    const name =
      ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : null;
    if (value === undefined || name === null) return null;
    object[name] = value;
    if (typeof value === 'number') object[value] = name;
  }
  return object;
}

/** Whether all values of an enum are strings: as a value it is a table of them. */
export function hasStrings(context: Context, node: ts.EnumDeclaration): boolean {
  const object = enumObject(context, node);
  return object !== null && Object.values(object).every((each) => typeof each === 'string');
}

/** Whether this is `Enum[value]`, which is the name of a member. */
export function isEnumName(context: Context, node: ts.Node): node is ts.ElementAccessExpression {
  if (!ts.isElementAccessExpression(node) || isString(context.typeOf(node.argumentExpression))) {
    return false;
  }
  const found = enumOf(context, node.expression);
  const object = found && enumObject(context, found);
  // The numbers are keys, like those of an array.
  return object !== null && Object.values(object).every(isInteger);
}

const isInteger = (value: string | number): boolean =>
  typeof value === 'string' || Number.isInteger(value);

/** The value of `Enum['Member']`; null for anything else. */
export function memberOfEnum(context: Context, node: ts.Node): string | number | null {
  if (!ts.isElementAccessExpression(node)) return null;
  const { expression, argumentExpression: key } = node;
  const found = ts.isStringLiteralLike(key) ? enumOf(context, expression) : null;
  const object = found && enumObject(context, found);
  return object?.[(key as ts.StringLiteralLike).text] ?? null;
}

/** Whether a program reads names of an enum's members. */
export function hasNames(context: Context, node: ts.EnumDeclaration): boolean {
  return context.program.modules.some((module) => namedIn(context, module).has(node));
}

const namedIn = once((context, file: ts.SourceFile): ReadonlySet<ts.EnumDeclaration | null> => {
  const found = [...nodesIn(file)].filter((node) => isEnumName(context, node));
  return new Set(found.map(({ expression }) => enumOf(context, expression)));
});

/** The enum in `Object.keys(Enum)`, `Object.values(Enum)` and `Object.entries(Enum)`; null for others. */
export function listedEnum(context: Context, node: ts.CallExpression): ts.EnumDeclaration | null {
  const { expression: callee, arguments: args } = node;
  const [listed] = args;
  const isListing = /^Object\.(keys|values|entries)$/.test(callee.getText());
  return isListing && listed !== undefined ? enumOf(context, listed) : null;
}
