import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { classesWithAccessor, isAccessorSymbol, isOwnAccessor } from '../analysis/accessors.js';
import { isAmbient } from '../analysis/ambient.js';
import { once } from '../analysis/once.js';
import { isJavaScript } from '../analysis/types.js';
import { nodesIn } from '../analysis/walk.js';
import type { Context } from './context.js';

/** An accessor is a method in Squirrel, so only what knows of it can read it. */
export function checkAccessor(context: Context, node: ts.Node): void {
  if (ts.isPropertyAccessExpression(node)) checkRead(context, node);
  else if (ts.isElementAccessExpression(node)) checkElement(context, node);
  else if (ts.isBindingElement(node)) checkBinding(context, node);
  else if (ts.isBinaryExpression(node)) checkOperator(context, node);
  else if (ts.isCallExpression(node)) checkPassedOn(context, node);
  else if (ts.isClassElement(node)) checkMember(context, node);
}

function checkRead(context: Context, node: ts.PropertyAccessExpression): void {
  const { name, expression } = node;
  const symbol = context.checker.getSymbolAtLocation(name);
  const isWrong = isAccessorSymbol(symbol)
    ? isUnreadable(node, symbol!) || isSharedName(context, symbol!)
    : mayBeAccessor(context, expression, name.text);
  if (isWrong) context.report(findings.accessor(name.text), name);
}

/** Whether a setter without a getter is read. */
function isUnreadable(
  node: ts.PropertyAccessExpression,
  { declarations = [] }: ts.Symbol,
): boolean {
  return !declarations.some(ts.isGetAccessor) && !isAssigned(node);
}

/** Whether an object that has a field of this name may pass for one of the class. */
function isSharedName(context: Context, { name, declarations = [] }: ts.Symbol): boolean {
  const owners = declarations.map(({ parent }) => parent as ts.ClassLikeDeclaration);
  return hasField(context, name) && owners.some((each) => !isNominal(context, each));
}

/** Whether a node is only written to. */
function isAssigned(node: ts.PropertyAccessExpression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** `object[key]`, where the key may be the name of an accessor. */
function checkElement(context: Context, node: ts.ElementAccessExpression): void {
  const type = context.typeOf(node.argumentExpression);
  const keys = type.isUnion() ? type.types : [type];
  for (const key of keys) {
    const names = key.isStringLiteral() ? [key.value] : accessorsOf(context, node.expression);
    if (names.some((name) => isOrMayBeAccessor(context, node.expression, name))) {
      context.report(findings.accessor(node.argumentExpression.getText()), node);
    }
  }
}

/** The accessors that the type of an object names. */
function accessorsOf(context: Context, object: ts.Expression): string[] {
  const properties = context.checker.getPropertiesOfType(context.ownerTypeOf(object));
  return properties.filter(isAccessorSymbol).map(({ name }) => name);
}

/** `const { name } = object` */
function checkBinding(context: Context, node: ts.BindingElement): void {
  if (!ts.isObjectBindingPattern(node.parent)) return;
  const name = node.propertyName ?? node.name;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return;
  const owner = context.checker.getTypeAtLocation(node.parent);
  if (isOrMayBe(context, owner, name.text)) context.report(findings.accessor(name.text), name);
}

/** `name in object`, `({ name } = object)` */
function checkOperator(
  context: Context,
  { left, operatorToken, right }: ts.BinaryExpression,
): void {
  if (operatorToken.kind === ts.SyntaxKind.InKeyword && ts.isStringLiteralLike(left)) {
    if (isOrMayBeAccessor(context, right, left.text)) {
      context.report(findings.accessor(left.text), left);
    }
  }
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
  if (!ts.isObjectLiteralExpression(left) && !ts.isArrayLiteralExpression(left)) return;
  for (const each of nodesIn(left)) {
    if (!ts.isObjectLiteralElement(each) || each.name === undefined) continue;
    const name = each.name.getText();
    if (classesWithAccessor(context, name).length > 0) {
      context.report(findings.accessor(name), each.name);
    }
  }
}

/** What the host reads, it reads as a field. */
function checkPassedOn(context: Context, node: ts.CallExpression): void {
  const declaration = context.checker.getResolvedSignature(node)?.declaration;
  if (declaration === undefined || !isAmbient(declaration)) return;
  if (isJavaScript(declaration.getSourceFile())) return;
  for (const argument of node.arguments) {
    const expected = context.checker.getContextualType(argument);
    for (const name of accessorsOf(context, argument)) {
      const symbol = expected?.getProperty(name);
      if (symbol !== undefined && !isAccessorSymbol(symbol)) {
        context.report(findings.accessor(name), argument);
      }
    }
  }
}

/** A field, or one half of a pair, in the place of what the base class calls. */
function checkMember(context: Context, node: ts.ClassElement): void {
  if (!ts.isPropertyDeclaration(node) && !isOwnAccessor(node)) return;
  const name = node.name.getText();
  const owner = node.parent as ts.ClassLikeDeclaration;
  const inherited = heritageProperty(context, owner, name);
  if (inherited === undefined || !isAccessorSymbol(inherited)) return;
  const own = context.checker.getSymbolAtLocation(node.name)?.declarations ?? [];
  const isWhole = inherited.declarations!.every(({ kind }) =>
    own.some((each) => each.kind === kind),
  );
  if (!isWhole) context.report(findings.accessor(name), node.name);
}

function heritageProperty(context: Context, owner: ts.ClassLikeDeclaration, name: string) {
  const heritage = owner.heritageClauses?.find(
    ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
  );
  const [base] = heritage?.types ?? [];
  return base && context.typeOf(base).getProperty(name);
}

/** Whether nothing but instances of a class are of its type: it has a private member. */
function isNominal({ checker }: Context, owner: ts.ClassLikeDeclaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return checker
    .getPropertiesOfType(checker.getTypeAtLocation(owner))
    .some(({ declarations = [] }) =>
      declarations.some(
        (each) =>
          (ts.getCombinedModifierFlags(each) & hidden) !== 0 ||
          (ts.isClassElement(each) && each.name !== undefined && ts.isPrivateIdentifier(each.name)),
      ),
    );
}

/** Whether something in the program has a name and is no accessor. */
function hasField(context: Context, name: string): boolean {
  return context.program.modules.some((module) => fieldsIn(context, module).has(name));
}

const fieldsIn = once((_, file: ts.SourceFile) => {
  const fields = [...nodesIn(file)].filter(isField);
  return new Set(fields.map(({ name }) => name.getText()));
});

type Field = (ts.PropertyDeclaration | ts.PropertySignature | ts.ObjectLiteralElementLike) & {
  readonly name: ts.PropertyName;
};

function isField(node: ts.Node): node is Field {
  if (ts.isParameter(node)) return ts.isParameterPropertyDeclaration(node, node.parent);
  const isOne =
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isObjectLiteralElement(node);
  return isOne && node.name !== undefined && !isOwnAccessor(node);
}

function mayBeAccessor(context: Context, object: ts.Expression, name: string): boolean {
  const classes = classesWithAccessor(context, name);
  return classes.length > 0 && mayHoldAny(context, context.ownerTypeOf(object), classes, name);
}

function isOrMayBeAccessor(context: Context, object: ts.Expression, name: string): boolean {
  return isOrMayBe(context, context.ownerTypeOf(object), name);
}

function isOrMayBe(context: Context, owner: ts.Type, name: string): boolean {
  const classes = classesWithAccessor(context, name);
  if (classes.length === 0) return false;
  return isAccessorSymbol(owner.getProperty(name)) || mayHoldAny(context, owner, classes, name);
}

/** Whether an object of a type may be an instance of a class that has an accessor. */
function mayHoldAny(
  { checker }: Context,
  type: ts.Type,
  classes: readonly ts.ClassLikeDeclaration[],
  name: string,
): boolean {
  const owner = checker.getBaseConstraintOfType(type) ?? type;
  return classes.some((each) => {
    const symbol = each.name && checker.getSymbolAtLocation(each.name);
    if (symbol === undefined) return true;
    const instance = checker.getDeclaredTypeOfSymbol(symbol);
    const statics = checker.getTypeOfSymbol(symbol);
    return [instance, statics].some(
      (held) => held.getProperty(name) !== undefined && fits(checker, held, owner, each),
    );
  });
}

/** Whether a type holds another: of a generic class, by the names of what is required alone. */
function fits(
  checker: ts.TypeChecker,
  held: ts.Type,
  owner: ts.Type,
  { typeParameters }: ts.ClassLikeDeclaration,
): boolean {
  if (checker.isTypeAssignableTo(held, owner)) return true;
  if (typeParameters === undefined || owner.getStringIndexType() !== undefined) return false;
  const members = owner.isUnion() ? owner.types : [owner];
  return members.some((each) => {
    const properties = checker.getPropertiesOfType(each);
    return properties.length > 0 && properties.every(({ name }) => held.getProperty(name));
  });
}
