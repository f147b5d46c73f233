import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';
import {
  call,
  index,
  member,
  name,
  nullLiteral,
  string,
  type Expression,
} from '../squirrel/tree.js';
import { isArray, isError, isFunction, isJson, isString } from '../types.js';
import { lowerCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import { readGuarded } from './idioms.js';

const { SyntaxKind } = ts;

export function lowerIdentifier(context: Context, node: ts.Identifier): Expression {
  if (context.isGlobals(context.typeOf(node))) return call(name('getroottable'));
  const symbol = context.symbolOf(node);
  if (symbol === undefined || node.text === 'undefined') return nullLiteral;
  const constant = importedFromJson(symbol);
  if (constant !== null) return lowerExpression(context, constant);
  const declaration = context.topLevelDeclaration(symbol);
  if (declaration !== null) return lowerTopLevelName(context, node, declaration, symbol.name);
  if (symbol.declarations?.every((each) => each.getSourceFile().isDeclarationFile) === true) {
    context.report(findings.unknownGlobal(node.text), node);
  }
  return name(node.text);
}

function lowerTopLevelName(
  context: Context,
  node: ts.Identifier,
  declaration: ts.Declaration,
  text: string,
): Expression {
  context.wanted.add(declaration);
  const isLate = !context.isExported(declaration) || ts.isVariableDeclaration(declaration);
  if (isLate && context.isBefore(node, declaration)) {
    context.report(findings.usedBeforeDeclared(text), node);
  }
  return name(text);
}

function importedFromJson(symbol: ts.Symbol): ts.Expression | null {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isPropertyAssignment(declaration)) return null;
  return isJson(declaration.getSourceFile()) ? declaration.initializer : null;
}

export function lowerProperty(context: Context, node: ts.PropertyAccessExpression): Expression {
  const { name: property } = node;
  if (isOptional(context, property)) return readGuarded(context, node, string(property.text));
  return lowerMember(context, node);
}

/** Lowers `object.name` where it is known to be there: a member of the globals is a bare name. */
export function lowerMember(context: Context, node: ts.PropertyAccessExpression): Expression {
  const { name: property, expression: object } = node;
  const type = context.typeOf(object);
  if (context.isGlobals(context.typeOf(node))) return call(name('getroottable'));
  if (context.isGlobals(type)) return lowerGlobal(context, property);
  if (isError(type) && property.text === 'message') return lowerExpression(context, object);
  const special = lowerLength(context, node, type);
  if (special !== null) return special;
  if (object.kind === SyntaxKind.ThisKeyword) {
    return context.nearNames.has(property.text)
      ? member(name('this'), property.text)
      : name(property.text);
  }
  if (object.kind === SyntaxKind.SuperKeyword) return member(name('base'), property.text);
  return member(lowerExpression(context, object), property.text);
}

function lowerGlobal(context: Context, property: ts.MemberName): Expression {
  const container = ts.findAncestor(property, ts.isClassLike);
  const isHidden =
    context.nearNames.has(property.text) ||
    (container !== undefined && context.typeOf(container).getProperty(property.text) !== undefined);
  if (isHidden) context.report(findings.hiddenGlobal(property.text), property);
  return name(property.text);
}

function lowerLength(
  context: Context,
  node: ts.PropertyAccessExpression,
  type: ts.Type,
): Expression | null {
  const isCounted = isString(type) || isArray(context, type);
  if (!isCounted && !isFunction(context, type)) return null;
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
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) {
    return lowerPresent(context, node.expression);
  }
  if (ts.isPropertyAccessExpression(node)) return lowerMember(context, node);
  if (ts.isElementAccessExpression(node)) {
    return index(
      lowerExpression(context, node.expression),
      lowerExpression(context, node.argumentExpression),
    );
  }
  if (ts.isCallExpression(node)) return lowerCall(context, node, true);
  return lowerExpression(context, node);
}

export function lowerElement(context: Context, node: ts.ElementAccessExpression): Expression {
  if (isArray(context, context.typeOf(node.expression))) {
    context.report(findings.maybeAbsent(node.getText()), node);
  } else if (!hasEveryKey(context, node)) {
    return readGuarded(context, node, lowerExpression(context, node.argumentExpression));
  }
  return lowerPresent(context, node);
}

/** Whether every key that this may ask for is a required property. */
function hasEveryKey(context: Context, node: ts.ElementAccessExpression): boolean {
  const key = context.typeOf(node.argumentExpression);
  const keys = key.isUnion() ? key.types : [key];
  const object = context.typeOf(node.expression);
  return keys.every((each) => {
    const property = each.isStringLiteral() ? object.getProperty(each.value) : undefined;
    return property !== undefined && !(property.flags & ts.SymbolFlags.Optional);
  });
}

export function isOptional(context: Context, property: ts.MemberName): boolean {
  const symbol = context.checker.getSymbolAtLocation(property);
  // Without a symbol it is a key of an index signature.
  return symbol === undefined || (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}
