import { ts } from 'ts-morph';
import { mayBeFraction } from '../analysis/fractions.js';
import { isWritten } from '../analysis/uses.js';
import { mayBeAbsent } from './presence.js';
import { findings } from '../check/diagnostics.js';
import type { Library } from '../load/library.js';
import { isAmbient, isOfHost } from '../analysis/ambient.js';
import { isConstVariable, isModule, namespaceOf, variableOfFunction } from '../analysis/context.js';
import { isWritableName } from './variable-names.js';
import { isJson } from '../load/program.js';
import {
  call,
  global,
  index,
  member,
  name,
  nullLiteral,
  type Expression,
  type Name,
} from '../squirrel/tree.js';
import {
  collectionOf,
  isArray,
  isForeign,
  isFunction,
  isString,
  isIteratorResult,
} from '../analysis/types.js';
import { usesAccessor } from '../analysis/accessors.js';
import { lowerGet } from './accessors.js';
import { declareAhead } from './ahead.js';
import { isBefore } from './order.js';
import { characterAt, readGuarded } from './idioms.js';
import { lowerEnumElement, lowerEnumValue } from './enums.js';
import { lowerFunctionValue } from './function-values.js';
import { lowerLibraryProperty } from './library/index.js';
import { at } from './origin.js';
import { thisName } from './self.js';
import { lowerStaticField } from './statics.js';
import { hasFirst } from './truth.js';
import type { Context } from './context.js';
import { lowerCall, lowerExpression } from './dispatch.js';
import { isSetBehind } from '../analysis/statics.js';
import { changesOf, isSetOnce } from '../analysis/uses.js';
import { isArrayLength, isTested } from '../analysis/tested.js';
import { errorClassName } from '../analysis/errors.js';
import { lowerClassName, lowerErrorProperty } from './library/errors.js';

const { SyntaxKind } = ts;

export function lowerIdentifier(context: Context, node: ts.Identifier): Expression {
  if (context.holdsGlobals(node)) return call(global('getroottable'));
  if (node.text === 'undefined') return nullLiteral;
  const builtIn = lowerLibraryProperty(context, node) ?? lowerFunctionValue(context, node);
  if (builtIn !== null) return builtIn;
  if (errorClassName(context, node) === 'Error') return context.helper('Error');
  const symbol = context.symbolOf(node);
  if (symbol === undefined) return lowerUnknown(context, node);
  // Why a module is no object, a rule says.
  if (isModule(context, node)) return nullLiteral;
  const constant = importedFromJson(symbol);
  if (constant) return lowerConstant(context, node, constant);
  const declaration = context.declarationOf(symbol);
  if (declaration) return lowerUse(context, node, declaration);
  const library = context.libraryOf(symbol);
  if (library !== null) return useLibrary(context, node, library);
  return isOfHost(symbol) ? lowerHost(context, node) : lowerUnknown(context, node);
}

function lowerUnknown(context: Context, node: ts.Identifier): Expression {
  context.report(findings.unknownGlobal(node.text), node);
  return name(node.text);
}

function lowerUse(context: Context, node: ts.Identifier, declaration: ts.Declaration): Expression {
  const variable = variableOfFunction(declaration);
  if (variable !== null) return lowerUse(context, node, variable);
  const table = lowerEnumValue(context, node, declaration);
  if (table !== null) return table;
  const isOwn = ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name);
  const text = context.names.of(isOwn ? declaration.name : node);
  const isInRoot = context.isInRoot(declaration);
  const isHidden = isInRoot && context.hidesGlobal(text);
  // A variable is written to, which finds no slot of the root table where this is an object.
  const isVariable =
    isInRoot && ts.isVariableDeclaration(declaration) && !isConstVariable(declaration);
  const value = isHidden || isVariable ? global(text) : withChanges(context, node, name(text));
  // What is in the root table is looked up when the function runs.
  if (isInRoot && isInBody(node)) return value;
  if (isSetBehind(context, node, declaration)) return value;
  if (isBefore(context, node, declaration) && !declareAhead(context, node, declaration)) {
    context.report(findings.usedBeforeDeclared(node.text), node);
  }
  return value;
}

function withChanges(context: Context, node: ts.Identifier, read: Name): Name {
  const changes = changesOf(context, node);
  return changes === undefined ? read : { ...read, changes };
}

/** What is imported from a library needs it; what is global without an import is there anyway. */
function useLibrary(context: Context, node: ts.Identifier, library: Library): Expression {
  const symbol = context.checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) {
    for (const each of library.requires) context.required.add(each);
  }
  return lowerHost(context, node);
}

/**
 * Lowers a name of the host. An object or a function is in the root table, where nothing can hide it; of
 * a number it is not known, it may be a constant of impOS.
 */
function lowerHost(context: Context, node: ts.Identifier | ts.MemberName): Expression {
  if (!isWritableName(node.text)) context.report(findings.reservedWord(node.text), node);
  if (!context.hidesGlobal(node.text)) return name(node.text);
  const { flags } = context.typeOf(node);
  if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Any)) return global(node.text);
  context.report(findings.hiddenGlobal(node.text), node);
  return name(node.text);
}

function isInBody(node: ts.Node): boolean {
  if (ts.isSourceFile(node)) return false;
  const { parent } = node;
  const isBody = ts.isFunctionLike(parent) && 'body' in parent && parent.body === node;
  return isBody || isInBody(parent);
}

function importedFromJson(symbol: ts.Symbol): ts.Expression | null {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isPropertyAssignment(declaration)) return null;
  return isJson(declaration.getSourceFile()) ? declaration.initializer : null;
}

/** A value of a JSON file stands in the text each time it is used, so it may be no object. */
function lowerConstant(context: Context, node: ts.Identifier, value: ts.Expression): Expression {
  if (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)) {
    context.report(findings.unknownSyntax('An object of a JSON file'), node);
    return nullLiteral;
  }
  return lowerExpression(context, value);
}

export function lowerProperty(context: Context, node: ts.PropertyAccessExpression): Expression {
  if (isIteratorResult(context.ownerTypeOf(node.expression))) {
    return member(lowerExpression(context, node.expression), node.name.text);
  }
  const special = lowerErrorProperty(context, node) ?? lowerClassName(context, node);
  if (special !== null) return special;
  return mayBeAbsent(context, node) ? readGuarded(context, node) : lowerMember(context, node);
}

/** Lowers `object.name` where it is known to be there. */
export function lowerMember(context: Context, node: ts.PropertyAccessExpression): Expression {
  return at(node, lowerAccess(context, node));
}

function lowerAccess(context: Context, node: ts.PropertyAccessExpression): Expression {
  const { name: property, expression: object } = node;
  if (ts.isIdentifier(property) && isVariable(context, object, property)) {
    return lowerIdentifier(context, property);
  }
  const type = context.ownerTypeOf(object);
  if (context.isGlobals(context.typeOf(node))) return call(global('getroottable'));
  if (context.isGlobals(type)) return lowerGlobal(context, property);
  if (usesAccessor(context, node)) return lowerGet(context, node);
  const variable = lowerStaticField(context, node);
  if (variable !== null) return variable;
  const special =
    lowerErrorProperty(context, node) ??
    lowerLibraryProperty(context, node) ??
    lowerFunctionValue(context, node) ??
    lowerLength(context, node, type);
  if (special !== null) return special;
  if (object.kind === SyntaxKind.ThisKeyword) {
    const text = context.members.of(property);
    const isFar = thisName(object) !== 'this' || text === null || context.hidesMember(text);
    if (isFar) return context.members.read(name(thisName(object)), property);
    return isFixed(context, property) ? { ...name(text), changes: 'never' } : name(text);
  }
  if (object.kind === SyntaxKind.SuperKeyword) return context.members.read(name('base'), property);
  const owner = lowerExpression(context, object);
  const symbol = context.checker.getSymbolAtLocation(property);
  // A class of Squirrel holds its methods itself.
  if (symbol !== undefined && (symbol.flags & ts.SymbolFlags.Prototype) !== 0) return owner;
  const declarations = symbol?.declarations ?? [];
  // Of an owner that is refused, there is no more to say.
  if (!context.isRefused(object) && declarations.some((each) => isForeign(context, each))) {
    const text = context.checker.typeToString(type);
    context.report(findings.unknownMember(property.text, text), property);
  }
  return context.members.read(owner, property);
}

/** Whether a member is a variable of the file: of a module, or of a namespace. */
function isVariable(context: Context, object: ts.Expression, property: ts.Identifier): boolean {
  if (isModule(context, object)) return true;
  const declaration = context.symbolOf(property)?.valueDeclaration;
  if (declaration === undefined || ts.isClassElement(declaration)) return false;
  const isDeclaration = ts.isVariableDeclaration(declaration) || ts.isStatement(declaration);
  return isDeclaration && namespaceOf(declaration) !== null && !isAmbient(declaration);
}

/** Whether a member is a method, or a field that only a constructor sets. */
function isFixed(context: Context, property: ts.MemberName): boolean {
  const symbol = context.checker.getSymbolAtLocation(property);
  if (symbol?.valueDeclaration === undefined) return false;
  if (symbol.flags & ts.SymbolFlags.Method) return true;
  return isSetOnce(context, symbol.valueDeclaration);
}

/** Lowers a member of the globals. */
function lowerGlobal(context: Context, property: ts.MemberName): Expression {
  const isObject = (context.typeOf(property).flags & ts.TypeFlags.Object) !== 0;
  return isObject ? global(property.text) : lowerHost(context, property);
}

function lowerLength(
  context: Context,
  node: ts.PropertyAccessExpression,
  type: ts.Type,
): Expression | null {
  if (collectionOf(type) !== null && node.name.text === 'size') {
    return member(lowerExpression(context, node.expression), 'size');
  }
  const isCounted = isString(type) || isArray(context, type);
  if (!isCounted && !isFunction(context, type)) return null;
  if (isArrayLength(context, node) && isTested(node)) return hasFirst(context, node);
  if (isCounted && node.name.text === 'length') {
    return call(member(lowerExpression(context, node.expression), 'len'));
  }
  context.report(
    findings.unknownMember(node.name.text, context.checker.typeToString(type)),
    node.name,
  );
  return nullLiteral;
}

/** Lowers a read that the author says finds something, by `!` or a cast. */
export function lowerPresent(context: Context, node: ts.Expression): Expression {
  const held = context.held.get(node);
  if (held !== undefined) return held;
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) {
    return lowerPresent(context, node.expression);
  }
  if (ts.isPropertyAccessExpression(node)) return lowerMember(context, node);
  if (ts.isElementAccessExpression(node)) {
    const named = lowerEnumElement(context, node);
    if (named !== null) return named;
    if (isFractional(context, node)) return lowerFractional(context, node);
    const object = lowerExpression(context, node.expression);
    const key = lowerExpression(context, node.argumentExpression);
    return isString(context.ownerTypeOf(node.expression))
      ? characterAt(object, key)
      : index(object, key);
  }
  if (ts.isCallExpression(node)) return lowerCall(context, node, true);
  return lowerExpression(context, node);
}

export function lowerElement(context: Context, node: ts.ElementAccessExpression): Expression {
  const named = lowerEnumElement(context, node);
  if (named !== null) return named;
  const isPresent = !mayBeAbsent(context, node) || isFractional(context, node);
  return isPresent ? lowerPresent(context, node) : readGuarded(context, node);
}

/** Whether an index may be a fraction, which Squirrel cuts off where JavaScript finds nothing. */
function isFractional(context: Context, node: ts.ElementAccessExpression): boolean {
  const type = context.ownerTypeOf(node.expression);
  return (
    (isArray(context, type) || isString(type)) && mayBeFraction(context, node.argumentExpression)
  );
}

function lowerFractional(context: Context, node: ts.ElementAccessExpression): Expression {
  const { expression, argumentExpression: at } = node;
  if (isString(context.ownerTypeOf(expression)) || isWritten(node)) {
    context.report(findings.fractionalIndex(at.getText()), at);
  }
  const args = [expression, at].map((each) => lowerExpression(context, each));
  return call(context.helper('arrayElement'), ...args);
}
