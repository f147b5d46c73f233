import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { nodesIn } from '../walk.js';
import { flow, Kind, solve, type Place } from './graph.js';
import { isInteger, isHidden, nameOf } from './declarations.js';
import { assign, namedProperty, readNamed, Values } from './values.js';

const { SyntaxKind } = ts;

/** Finds what flows where in a program. */
export function findValues(context: Context): Values {
  const values = new Values(context);
  for (const module of context.program.modules) {
    for (const node of nodesIn(module, isTypeOnly)) lookAtNode(values, node);
  }
  for (const symbol of context.program.exported.keys()) exposeSymbol(values, symbol);
  solve(values.all);
  return values;
}

function lookAtNode(values: Values, node: ts.Node): void {
  if (ts.isVariableDeclaration(node)) lookAtVariable(values, node);
  else if (ts.isParameter(node)) lookAtParameter(values, node);
  else if (ts.isPropertyDeclaration(node)) lookAtField(values, node);
  else if (ts.isClassLike(node)) lookAtClass(values, node);
  else if (ts.isFunctionLike(node) && 'body' in node) {
    lookAtFunction(values, node);
  } else if (ts.isReturnStatement(node) && node.expression !== undefined) {
    const owner = ts.findAncestor(node, ts.isFunctionLike) as
      ts.FunctionLikeDeclaration | undefined;
    if (owner !== undefined) returnFrom(values, owner, node.expression);
  } else if (ts.isYieldExpression(node)) lookAtYield(values, node);
  else if (ts.isForOfStatement(node)) lookAtForOf(values, node);
  else if (ts.isExportAssignment(node)) values.of(node.expression).expose(Kind.Outside);
  else if (ts.isCatchClause(node) && node.variableDeclaration !== undefined) {
    flow(values.thrown, placeOfName(values, node.variableDeclaration.name));
  } else if (ts.isThrowStatement(node)) {
    values.flow(values.of(node.expression), values.thrown, node.expression);
  }
  if (ts.isExpression(node) && isValue(node)) values.of(node);
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

/** Whether an expression is evaluated, and is not the name of something. */
function isValue(node: ts.Expression): boolean {
  if (!ts.isIdentifier(node)) return !ts.isExpressionWithTypeArguments(node);
  const { parent } = node;
  return !('name' in parent && parent.name === node);
}

/** The place of a variable's name; a pattern has one of its own. */
function placeOfName(values: Values, name: ts.BindingName): Place {
  const symbol = ts.isIdentifier(name) ? values.context.symbolOf(name) : undefined;
  if (symbol !== undefined) return values.ofSymbol(symbol);
  const place = values.fresh();
  takeApart(values, name as ts.BindingPattern, place);
  return place;
}

/** A pattern takes elements from an array, and members from an object. */
function takeApart(values: Values, pattern: ts.BindingPattern, from: Place): void {
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue;
    const { name, propertyName, initializer, dotDotDotToken } = element;
    const to = placeOfName(values, name);
    if (initializer !== undefined) flow(values.of(initializer), to);
    if (dotDotDotToken !== undefined) flow(from, to);
    else if (ts.isArrayBindingPattern(pattern)) flow(from.holder.element, to);
    else flow(readPart(values, from, propertyName ?? (name as ts.Identifier)), to);
  }
}

function readPart(values: Values, from: Place, name: ts.PropertyName): Place {
  const text = nameOf(name);
  if (text === 'length') return values.fresh();
  if (text === null) return from.holder.slots;
  return readNamed(values, from, text, undefined);
}

function lookAtVariable(values: Values, node: ts.VariableDeclaration): void {
  const { name, initializer } = node;
  const place = placeOfName(values, name);
  if (initializer !== undefined) values.flow(values.of(initializer), place, initializer);
}

function lookAtParameter(values: Values, node: ts.ParameterDeclaration): void {
  const owner = node.parent as ts.FunctionLikeDeclaration;
  if (!('body' in owner) || node.name.getText() === 'this') return;
  const place = placeOfName(values, node.name);
  if (node.initializer !== undefined) flow(values.of(node.initializer), place);
  const position = positionOf(node);
  const callee = calleeOf(values, owner).holder;
  if (node.dotDotDotToken !== undefined) callee.takeRest(position, place);
  else flow(callee.parameter(position), place);
  if (isInteger(node)) return;
  if (ts.isParameterPropertyDeclaration(node, owner)) {
    const [, field] = values.context.checker.getSymbolsOfParameterPropertyDeclaration(
      node,
      node.name.text,
    );
    flow(place, fieldOf(values, owner.parent as ts.ClassLikeDeclaration, node, field));
  }
}

function positionOf({ name, parent }: ts.ParameterDeclaration): number {
  const counted = parent.parameters.filter((each) => each.name.getText() !== 'this');
  return counted.findIndex((each) => each.name === name);
}

function calleeOf(values: Values, node: ts.FunctionLikeDeclaration): Place {
  return ts.isConstructorDeclaration(node) ? values.ofCallee(node.parent) : values.ofCallee(node);
}

function fieldOf(
  values: Values,
  owner: ts.ClassLikeDeclaration,
  node: ts.PropertyDeclaration | ts.ParameterDeclaration,
  symbol = values.context.symbolOf(node.name),
): Place {
  const isStatic = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
  const object = isStatic ? values.ofCallee(owner) : values.ofInstance(owner);
  const name = nameOf(node.name as ts.PropertyName);
  return name === null ? object.holder.slots : namedProperty(values, object, name, symbol);
}

function lookAtField(values: Values, node: ts.PropertyDeclaration): void {
  const place = fieldOf(values, node.parent, node);
  if (node.initializer !== undefined) flow(values.of(node.initializer), place);
}

/** A class constructs its instances, which are those of its base class, too. */
function lookAtClass(values: Values, node: ts.ClassLikeDeclaration): void {
  const value = values.ofCallee(node);
  const symbol = node.name && values.context.symbolOf(node.name);
  if (symbol !== undefined) flow(value, values.ofSymbol(symbol));
  flow(values.ofInstance(node), value.holder.result);
  const clause = node.heritageClauses?.find(({ token }) => token === SyntaxKind.ExtendsKeyword);
  const [base] = clause?.types ?? [];
  if (base === undefined) return;
  const place = values.of(base.expression);
  flow(place.holder.result, values.ofInstance(node));
  flow(values.ofInstance(node), place.holder.result);
  // Without a constructor of its own it takes what that takes.
  if (!node.members.some(ts.isConstructorDeclaration)) flow(place, value);
}

function lookAtFunction(values: Values, node: ts.FunctionLikeDeclaration): void {
  const place = calleeOf(values, node);
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) {
    const symbol = node.name && values.context.symbolOf(node.name);
    if (symbol !== undefined) flow(place, values.ofSymbol(symbol));
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) returnFrom(values, node, node.body);
  if (ts.isConstructorDeclaration(node) || !ts.isClassLike(node.parent)) return;
  lookAtMethod(values, node as ts.MethodDeclaration | ts.AccessorDeclaration, place);
}

function lookAtMethod(
  values: Values,
  node: ts.MethodDeclaration | ts.AccessorDeclaration,
  place: Place,
): void {
  const owner = node.parent as ts.ClassLikeDeclaration;
  const isStatic = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
  const object = isStatic ? values.ofCallee(owner) : values.ofInstance(owner);
  const name = nameOf(node.name);
  const symbol = values.context.symbolOf(node.name);
  const property =
    name === null ? object.holder.slots : namedProperty(values, object, name, symbol);
  if (ts.isGetAccessor(node)) flow(place.holder.result, property);
  else if (ts.isSetAccessor(node)) {
    flow(property, place.holder.parameter(0));
    flow(values.unknown(), place.holder.parameter(0));
  } else flow(place, property);
}

function returnFrom(values: Values, owner: ts.FunctionLikeDeclaration, node: ts.Expression): void {
  const { result } = calleeOf(values, owner).holder;
  if (ts.isConstructorDeclaration(owner)) return;
  // What a generator returns is in `next().value`.
  const isGenerator = 'asteriskToken' in owner && owner.asteriskToken !== undefined;
  values.flow(values.of(node), isGenerator ? result.holder.element : result, node);
}

function lookAtYield(values: Values, node: ts.YieldExpression): void {
  const owner = ts.findAncestor(node, ts.isFunctionLike) as ts.FunctionLikeDeclaration | undefined;
  if (owner === undefined || node.expression === undefined) return;
  const yielded = values.of(node.expression);
  const from = node.asteriskToken === undefined ? yielded : yielded.holder.element;
  flow(from, values.ofCallee(owner).holder.result.holder.element);
}

function lookAtForOf(values: Values, { initializer, expression }: ts.ForOfStatement): void {
  const { element } = values.of(expression).holder;
  if (ts.isVariableDeclarationList(initializer)) {
    const { name } = initializer.declarations[0]!;
    flow(element, placeOfName(values, name));
  } else {
    assign(values, initializer, element, initializer);
  }
}

/** What the entry exports is called from outside, and changed there. */
function exposeSymbol(values: Values, symbol: ts.Symbol): void {
  const declaration = values.context.declarationOf(symbol);
  if (declaration === null) return;
  if (ts.isFunctionLike(declaration) && 'body' in declaration) {
    exposeFunction(values, declaration);
  } else if (ts.isClassDeclaration(declaration)) {
    exposeClass(values, declaration);
  } else if (!ts.isVariableDeclaration(declaration) || !isConstant(declaration)) {
    values.ofSymbol(symbol).expose(Kind.Outside);
  } else values.ofSymbol(symbol).holder.expose(Kind.Outside);
}

function isConstant(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

function exposeFunction(values: Values, node: ts.FunctionLikeDeclaration): void {
  const { holder } = calleeOf(values, node);
  holder.result.holder.expose(Kind.Outside);
  for (const parameter of node.parameters) {
    if (!isInteger(parameter)) holder.parameter(positionOf(parameter)).expose(Kind.Outside);
  }
}

function exposeClass(values: Values, node: ts.ClassDeclaration): void {
  for (const member of node.members) {
    if (isHidden(member)) continue;
    if (ts.isPropertyDeclaration(member)) {
      if (!isInteger(member)) fieldOf(values, node, member).expose(Kind.Outside);
    } else if (ts.isFunctionLike(member) && 'body' in member) {
      exposeFunction(values, member);
    }
  }
}
