import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { isArray, isString, nothingsOf } from './types.js';
import { bare, isLogical, usesOf } from './uses.js';

// Which reads may find nothing. JavaScript has undefined then, Squirrel throws: such a read asks first.

const { SyntaxKind } = ts;

/** A slot of a table, or an element. */
export type Slot = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** Whether a read may find nothing, by its type or because the author tests what it finds. */
export function mayFindNothing(context: Context, node: ts.Node): node is Slot {
  if (!isOpen(context, node)) return false;
  if (isOptionalSlot(context, node)) return true;
  const mayBeUndefined = nothingsOf(context.typeOf(node)).has('undefined');
  return mayBeUndefined || isExpectedAbsent(context, node);
}

/** Whether writing to a node may make a new slot of a table. */
export function mayBeNewSlot(context: Context, node: ts.Node): node is Slot {
  if (!isOpen(context, node)) return false;
  return ts.isPropertyAccessExpression(node) || !isElementOf(context, node);
}

/** Whether this reads an element of an array or a character of a text. */
function isElementOf(context: Context, { expression }: ts.ElementAccessExpression): boolean {
  const type = context.ownerTypeOf(expression);
  return isArray(context, type) || isString(type);
}

/** Whether a type has a property at a key, whatever else it is. */
function hasProperty(type: ts.Type, key: string): boolean {
  const property = type.getProperty(key);
  return property !== undefined && !(property.flags & ts.SymbolFlags.Optional);
}

/** Whether a node is a slot or an element that its type does not promise. */
function isOpen(context: Context, node: ts.Node): node is Slot {
  if (ts.isPropertyAccessExpression(node)) return isOpenProperty(context, node);
  return ts.isElementAccessExpression(node) && !hasEveryKey(context, node);
}

function isOpenProperty(context: Context, { name }: ts.PropertyAccessExpression): boolean {
  const symbol = context.checker.getSymbolAtLocation(name);
  // A key of an index signature has no symbol, or the signature's.
  if (symbol?.declarations?.some(ts.isIndexSignatureDeclaration) ?? true) return true;
  const { valueDeclaration: declaration } = symbol!;
  // A field is there from the start.
  const isField =
    declaration !== undefined &&
    (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration));
  return !isField && (symbol!.flags & ts.SymbolFlags.Optional) !== 0;
}

/** Whether every key that this may ask for is a required property, or an element of a tuple. */
function hasEveryKey(context: Context, node: ts.ElementAccessExpression): boolean {
  const key = context.typeOf(node.argumentExpression);
  const keys = key.isUnion() ? key.types : [key];
  const object = context.ownerTypeOf(node.expression);
  return keys.every(
    (each) =>
      (each.isStringLiteral() || each.isNumberLiteral()) && hasProperty(object, String(each.value)),
  );
}

/** Whether a property was declared with `?`, which a check before the read does not change. */
function isOptionalSlot({ checker }: Context, node: Slot): boolean {
  if (ts.isElementAccessExpression(node)) return false;
  const symbol = checker.getSymbolAtLocation(node.name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}

/** Whether undefined is one of the values of a type, which is not so of unknown. */
export function includesUndefined(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
}

// What the author expects to find nothing.

/** Whether a read is tested where it stands, or goes where undefined is expected. */
function isExpectedAbsent(context: Context, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAssertionExpression(parent)) {
    return isExpectedAbsent(context, parent);
  }
  if (isTestedForNothing(node)) return true;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    return isVariableTested(context, parent);
  }
  const expected = context.checker.getContextualType(node);
  return expected !== undefined && includesUndefined(expected);
}

/** Whether a variable that a pattern declares may find nothing, and is tested for it. */
export const isPartMissed = once((context, element: ts.BindingElement) => {
  if (element.initializer !== undefined || !isPartTested(context, element)) return false;
  const { name, parent, propertyName } = element;
  const key = ts.isArrayBindingPattern(parent)
    ? String(parent.elements.indexOf(element))
    : (propertyName ?? name).getText();
  return !hasProperty(context.checker.getNonNullableType(context.typeOf(parent)), key);
});

/** Whether a variable that a pattern declares is tested. */
export const isPartTested = once((context, { name }: ts.BindingElement) => {
  if (!ts.isIdentifier(name)) return false;
  const scope = ts.findAncestor(name, ts.isFunctionLike) ?? name.getSourceFile();
  return usesOf(context, scope, name).some((use) => use !== name && isTestedForNothing(use));
});

const isVariableTested = once((context, { name, type, parent }: ts.VariableDeclaration) => {
  if (type !== undefined) return includesUndefined(context.typeOf(type));
  const uses = usesOf(context, parent.parent.parent, name as ts.Identifier);
  return uses.some((use) => use !== name && isTestedForNothing(use));
});

/** Whether an expression is asked whether it is there. */
function isTestedForNothing(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isTestedForNothing(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken;
  if (ts.isBinaryExpression(parent)) return isTestedBy(parent, node);
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) {
    return parent.condition === node;
  }
  if (ts.isOptionalChain(parent)) return parent.expression === node && hasQuestion(parent);
  const isBranch =
    ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent);
  return isBranch && parent.expression === node;
}

const hasQuestion = (node: ts.OptionalChain): boolean =>
  !ts.isNonNullExpression(node) && node.questionDotToken !== undefined;

function isTestedBy(test: ts.BinaryExpression, node: ts.Expression): boolean {
  const { left, operatorToken, right } = test;
  const { kind } = operatorToken;
  if (isLogical(test)) return left === node || isTestedForNothing(test);
  if (kind === SyntaxKind.QuestionQuestionToken || defaulting.has(kind)) return left === node;
  if (!equalities.has(kind)) return false;
  const other = bare(left === node ? right : left);
  const isLoose = !strict.has(kind);
  return other.getText() === 'undefined' || (isLoose && other.kind === SyntaxKind.NullKeyword);
}

const defaulting = new Set<ts.SyntaxKind>([
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
]);

const strict = new Set<ts.SyntaxKind>([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
]);

const equalities = new Set<ts.SyntaxKind>([
  ...strict,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);
