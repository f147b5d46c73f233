import { ts } from 'ts-morph';
import { unusedNames } from '../../analysis/walk.js';
import {
  call,
  member,
  name,
  noTrivia,
  type Expression,
  type Name,
  type Statement,
  type Traced,
} from '../../squirrel/tree.js';
import { collectionOf, isArray } from '../../analysis/types.js';
import { withOwnVariables } from '../loop-variables.js';
import { at } from '../origin.js';
import type { Context } from '../context.js';
import { lowerExpression, lowerBody } from '../dispatch.js';
import { after, hold, ready, type Ready } from '../../squirrel/hold.js';

/**
 * `for (const [key, value] of map)` walks the keys and gets the value of each;
 * `for (const [index, value] of list.entries())` is a foreach of Squirrel as it stands.
 * @returns Null for other loops.
 */
export function lowerForPairs(context: Context, node: ts.ForOfStatement): Statement | null {
  const names = pairOf(node.initializer);
  if (names === null) return null;
  const { expression } = node;
  if (collectionOf(context.typeOf(expression)) === 'Map') {
    return lowerMapLoop(context, node, expression, names);
  }
  const receiver = receiverOfEntries(expression);
  if (receiver === null) return null;
  const type = context.typeOf(receiver);
  if (collectionOf(type) === 'Map') return lowerMapLoop(context, node, receiver, names);
  return isArray(context, type)
    ? lowerSlotLoop(context, node, lowerExpression(context, receiver), names)
    : null;
}

/** A loop over the slots of an array or a table. */
export function lowerSlotLoop(
  context: Context,
  node: ts.ForOfStatement,
  collection: Expression,
  { key, value }: Names,
): Statement {
  const [unused] = unusedNames(node, 1);
  return {
    kind: 'foreach',
    key: key && lowerName(context, key),
    value: value === null ? name(unused!) : lowerName(context, value),
    collection,
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia: noTrivia,
  };
}

/** `for (const index of list.keys())`; null for other loops. */
export function lowerForKeys(context: Context, node: ts.ForOfStatement): ts.Expression | null {
  const { expression } = node;
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) {
    return null;
  }
  const { expression: list, name: property } = expression.expression;
  return property.text === 'keys' && isArray(context, context.typeOf(list)) ? list : null;
}

/** The names of an entry's two parts, of which one may be left out. */
interface Names {
  readonly key: ts.Identifier | null;
  readonly value: ts.Identifier | null;
}

const lowerName = (context: Context, node: ts.Identifier): Name & Traced =>
  at(node, name(context.names.of(node)));

export function pairOf(initializer: ts.ForInitializer): Names | null {
  if (!ts.isVariableDeclarationList(initializer)) return null;
  const pattern = initializer.declarations[0]!.name;
  if (!ts.isArrayBindingPattern(pattern)) return null;
  const [first, second, ...others] = pattern.elements;
  const key = first && plainName(first);
  const value = second === undefined ? null : plainName(second);
  if (key === undefined || value === undefined || others.length > 0) return null;
  return key === null && value === null ? null : { key, value };
}

/** The name of an element; null for a gap, undefined for what is more than a name. */
function plainName(element: ts.ArrayBindingElement): ts.Identifier | null | undefined {
  if (ts.isOmittedExpression(element)) return null;
  if (!ts.isIdentifier(element.name)) return undefined;
  const isPlain = element.initializer === undefined && element.dotDotDotToken === undefined;
  return isPlain ? element.name : undefined;
}

function receiverOfEntries(node: ts.Expression): ts.Expression | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  return node.expression.name.text === 'entries' ? node.expression.expression : null;
}

function lowerMapLoop(
  context: Context,
  node: ts.ForOfStatement,
  map: ts.Expression,
  { key, value }: Names,
): Statement {
  if (key === null || value === null) return lowerHalfLoop(context, node, map, { key, value });
  const lowered = lowerExpression(context, map);
  const { steps, values } = isReplaced(map, node.statement) ? held(lowered) : ready(lowered);
  const walked = values[0]!;
  const got = call(member(walked, 'get'), lowerName(context, key));
  const local = at(value, {
    kind: 'local',
    name: context.names.of(value),
    value: got,
    trivia: noTrivia,
  } as const);
  const body = lowerBody(context, node.statement);
  const whole = { ...body, statements: [local, ...body.statements] };
  return {
    kind: 'foreach',
    key: null,
    value: lowerName(context, key),
    collection: call(member(after(steps, walked), 'keys')),
    // The value is a variable of the body as it is.
    body: withOwnVariables(context, node, whole, [key]),
    trivia: noTrivia,
  };
}

function held(value: Expression): Ready {
  const { step, held: variable } = hold(value, 'map');
  return { steps: [step], values: [variable] };
}

/** `for (const [key] of map)` and `for (const [, value] of map)` */
function lowerHalfLoop(
  context: Context,
  node: ts.ForOfStatement,
  map: ts.Expression,
  { key, value }: Names,
): Statement {
  const walked = member(lowerExpression(context, map), value === null ? 'keys' : 'values');
  return {
    kind: 'foreach',
    key: null,
    value: lowerName(context, (key ?? value)!),
    collection: call(walked),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia: noTrivia,
  };
}

/** Whether the loop that walks a map puts another one in its place. */
function isReplaced(map: ts.Expression, node: ts.Node): boolean {
  const isAssigned =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    node.left.getText() === map.getText();
  return isAssigned || (ts.forEachChild(node, (child) => isReplaced(map, child)) ?? false);
}
