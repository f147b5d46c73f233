import { ts } from 'ts-morph';
import { findings } from '../../check/diagnostics.js';
import { call, conditional, member, type Expression } from '../../squirrel/tree.js';
import { collectionOf, isArray, mayBeNull } from '../../analysis/types.js';
import { method, type BuiltIns } from './built-in.js';
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

/** What a loop walks: an array, or the order of a Map or a Set. Null for anything else. */
export function lowerWalked(context: Context, node: ts.Expression): Expression {
  const type = context.typeOf(node);
  const kind = collectionOf(type);
  if (kind === null && !isArray(context, type)) {
    const what = `for-of over ${context.checker.typeToString(type)}`;
    context.report(findings.unknownSyntax(what), node);
  }
  const value = lowerExpression(context, node);
  if (kind !== 'Map' && kind !== 'Set') return value;
  return call(member(value, kind === 'Map' ? 'entries' : 'values'));
}

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
  if (!isRepeatable(map) || !isRepeatable(key)) return null;
  const [walked, wanted] = [lowerExpression(context, map), lowerExpression(context, key)];
  const has = call(member(walked, 'has'), wanted);
  return conditional(has, call(member(walked, 'get'), wanted), otherwise);
}
