import { ts } from 'ts-morph';
import { bare } from '../../analysis/uses.js';
import { findings } from '../../check/diagnostics.js';
import {
  call,
  conditional,
  member,
  type Expression,
  nullLiteral,
  string,
} from '../../squirrel/tree.js';
import {
  collectionOf,
  isArray,
  mayBeNull,
  isString,
  iteratorMethodOf,
  isIterable,
  isGenerator,
} from '../../analysis/types.js';
import { helper, method, type BuiltIns } from './built-in.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';
import { isRepeatable } from '../../analysis/repeatable.js';

/** Methods of Map and Set; `delete` is a word of Squirrel's own. */
export const collectionMethods: Readonly<Record<'Map' | 'Set', BuiltIns>> = {
  Map: {
    clear: { takes: [0, 0], lower: method('clear') },
    delete: { takes: [1, 1], lower: method('remove') },
    entries: { takes: [0, 0], lower: method('entries') },
    forEach: { takes: [1, 1], callbacks: [[2, 2]], lower: method('forEach') },
    get: { takes: [1, 1], lower: method('get') },
    has: { takes: [1, 1], lower: method('has') },
    keys: { takes: [0, 0], lower: method('keys') },
    set: { takes: [2, 2], lower: method('set') },
    values: { takes: [0, 0], lower: method('values') },
  },
  Set: {
    add: { takes: [1, 1], lower: method('add') },
    clear: { takes: [0, 0], lower: method('clear') },
    delete: { takes: [1, 1], lower: method('remove') },
    forEach: { takes: [1, 1], callbacks: [[1, 1]], lower: method('forEach') },
    has: { takes: [1, 1], lower: method('has') },
    keys: { takes: [0, 0], lower: method('keys') },
    values: { takes: [0, 0], lower: method('values') },

    entries: 'values()',
  },
};

/** `new Map(entries)`, `new Set(values)`. */
export function lowerNewCollection(
  context: Context,
  node: ts.NewExpression,
  kind: 'Map' | 'Set',
): Expression {
  const key = keyOf(context, node);
  if (key !== undefined && mayBeNull(key)) {
    const text = `${kind} with a key of type ${context.checker.typeToString(key)}`;
    context.report(findings.notInLibrary(text, 'strings or numbers for keys'), node);
  }
  const made = context.helper(kind);
  const [values] = node.arguments ?? [];
  return values === undefined ? call(made) : call(made, lowerWalked(context, values));
}

/** The type of the keys: of `map = new Map()` only the variable tells it. */
function keyOf(context: Context, node: ts.NewExpression): ts.Type | undefined {
  const expected = context.checker.getContextualType(node);
  const own = expected && context.checker.getNonNullableType(expected);
  const type = own && collectionOf(own) !== null ? own : context.typeOf(node);
  return context.checker.getTypeArguments(type as ts.TypeReference)[0];
}

/** What a loop walks: an array, a generator, or the order of a Map or a Set. */
export function lowerWalked(context: Context, node: ts.Expression): Expression {
  const walk = walkOf(context, node, context.typeOf(node));
  if (walk === null) {
    const what = `for-of over ${context.checker.typeToString(context.typeOf(node))}`;
    context.report(findings.unknownSyntax(what), node);
    return nullLiteral;
  }
  return walk(lowerExpression(context, node));
}

type Walk = (value: Expression) => Expression;

/** How Squirrel walks the value of an expression; null where it cannot. */
export function walkOf(context: Context, node: ts.Expression, type: ts.Type): Walk | null {
  const kind = collectionOf(type);
  if (kind === 'Map') return (value) => call(member(value, 'entries'));
  if (kind === 'Set') return (value) => call(member(value, 'values'));
  if (kind !== null || isArray(context, type) || makesGenerator(context, node, type)) {
    return (value) => value;
  }
  if (isString(type)) return (value) => call(context.helper('stringSplit'), value, string(''));
  const method = iteratorMethodOf(type);
  if (method !== undefined && ts.isMethodDeclaration(method) && method.asteriskToken) {
    return (value) => call(member(value, 'iterator'));
  }
  const members = type.isUnion() ? type.types : [type];
  const isWalked = members.every((each) => each === type || walkOf(context, node, each) !== null);
  const isAny = method !== undefined || isIterable(type) || type.isUnion();
  return isWalked && isAny ? (value) => call(context.helper('iterate'), value) : null;
}

/** Whether an expression is a generator, whatever its type is called. */
function makesGenerator(context: Context, node: ts.Expression, type: ts.Type): boolean {
  if (isGenerator(type)) return true;
  const called = bare(node);
  if (!ts.isCallExpression(called)) return false;
  const made = context.checker.getResolvedSignature(called)?.declaration;
  const isFunction =
    made !== undefined && (ts.isFunctionDeclaration(made) || ts.isMethodDeclaration(made));
  return isFunction && made.asteriskToken !== undefined;
}

/** Methods of generators and other iterators. */
export const iteratorMethods: BuiltIns = {
  next: { takes: [0, 0], lower: helper('iteratorNext') },

  return: 'break',
  throw: 'throw in the loop over the generator',
};

/** `map.get(key) ?? otherwise`, where no value is null; null when it is something else. */
export function lowerGetOr(
  context: Context,
  node: ts.Expression,
  otherwise: Expression,
): Expression | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: map, name: property } = node.expression;
  const [key] = node.arguments;
  const type = context.ownerTypeOf(map);
  if (property.text !== 'get' || collectionOf(type) !== 'Map') return null;
  const [, value] = context.checker.getTypeArguments(type as ts.TypeReference);
  if (key === undefined || value === undefined || mayBeNull(value)) return null;
  if (!isRepeatable(context, map) || !isRepeatable(context, key)) return null;
  const [walked, wanted] = [lowerExpression(context, map), lowerExpression(context, key)];
  const has = call(member(walked, 'has'), wanted);
  return conditional(has, call(member(walked, 'get'), wanted), otherwise);
}
