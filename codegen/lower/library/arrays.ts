import { ts } from 'ts-morph';
import { mayBeFraction } from '../../analysis/fractions.js';
import { findings } from '../../check/diagnostics.js';
import {
  binary,
  call,
  conditional,
  global,
  literal,
  member,
  nullLiteral,
  unary,
  type Expression,
} from '../../squirrel/tree.js';
import { collectionOf, isArray, isNumber, isPlain, isString } from '../../analysis/types.js';
import {
  helper,
  lowerArgs,
  lowerReceiver,
  method,
  parameterCount,
  refuseUse,
  type BuiltIn,
  type BuiltIns,
  type Use,
} from './built-in.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';
import { isRepeatable } from '../../analysis/repeatable.js';

const one = [1, 1] as const;

/** Methods of arrays. */
export const arrayMethods: BuiltIns = {
  at: { takes: [1, 1], lower: helper('arrayAt') },
  concat: { takes: [1, 1], lower: lowerConcat },
  every: { takes: [1, 1], callbacks: [one], lower: helper('arrayEvery') },
  fill: { takes: [1, 1], lower: lowerFill },
  filter: { takes: [1, 1], callbacks: [[1, 2]], lower: indexed('arrayFilter') },
  find: { takes: [1, 1], callbacks: [one], lower: helper('arrayFind') },
  findIndex: { takes: [1, 1], callbacks: [one], lower: helper('arrayFindIndex') },
  forEach: {
    takes: [1, 1],
    callbacks: [[1, 2]],
    lower: indexed('arrayForEach'),
    hasNoResult: true,
  },
  includes: {
    takes: [1, 1],
    lower: (use) =>
      binary(call(member(lowerReceiver(use), 'find'), ...lowerArgs(use)), '!=', nullLiteral),
  },
  indexOf: { takes: [1, 2], lower: helper('arrayIndexOf') },
  join: { takes: [0, 1], lower: lowerJoin },
  lastIndexOf: { takes: [1, 1], lower: helper('arrayLastIndexOf') },
  map: { takes: [1, 1], callbacks: [[1, 2]], lower: indexed('arrayMap') },
  pop: { takes: [0, 0], lower: guarded(() => ['pop']) },
  push: { takes: [1, 1], lower: method('push'), hasNoResult: true },
  reduce: { takes: [2, 2], callbacks: [[2, 2]], lower: helper('arrayReduce') },
  reverse: { takes: [0, 0], lower: method('reverse'), hasNoResult: true },
  shift: { takes: [0, 0], lower: guarded(() => ['remove', literal('0')]) },
  slice: { takes: [0, 2], lower: lowerSlice },
  some: { takes: [1, 1], callbacks: [one], lower: helper('arraySome') },
  sort: { takes: [0, 1], callbacks: [[2, 2]], lower: lowerSort },
  splice: { takes: [1, Infinity], lower: lowerSplice },
  unshift: {
    takes: [1, 1],
    lower: (use) => call(member(lowerReceiver(use), 'insert'), literal('0'), ...lowerArgs(use)),
    hasNoResult: true,
  },

  flat: 'a loop, and concat()',
  flatMap: 'a loop, and concat()',
  reduceRight: 'a loop',
  toReversed: 'slice(), and reverse() as a statement',
  toSorted: 'slice().sort(compare)',
};

/** Functions that make arrays, or ask for them. */
export const arrayFunctions: BuiltIns = {
  'Array.from': { takes: [1, 1], lower: lowerFrom },
  'Array.isArray': {
    takes: [1, 1],
    lower: (use) => binary(unary('typeof ', lowerArgs(use)[0]!), '==', literal('"array"')),
  },

  'Array.of': 'an array literal',
};

/** `new Array(length)`, which Squirrel fills with null. */
export function lowerNewArray(context: Context, node: ts.NewExpression): Expression {
  const [length, ...others] = node.arguments ?? [];
  if (length === undefined) return { kind: 'array', elements: [] };
  if (others.length > 0) {
    context.report(findings.notInLibrary('new Array(a, b)', 'an array literal'), node);
  }
  return call(global('array'), lowerExpression(context, length));
}

/** What throws in Squirrel when the array is empty, where JavaScript has undefined. */
function guarded(called: () => readonly [name: string, ...args: Expression[]]): BuiltIn['lower'] {
  return (use) => {
    const { context, node, receiver, isPresent, isStatement } = use;
    const list = lowerReceiver(use);
    const [text, ...args] = called();
    const taken = call(member(list, text), ...args);
    if (isPresent) return taken;
    if (isStatement || !isRepeatable(receiver))
      context.report(findings.maybeAbsent(node.getText()), node);
    return conditional(binary(call(member(list, 'len')), '>', literal('0')), taken, nullLiteral);
  };
}

/** A helper for functions that take the element, and one for those that take its index, too. */
function indexed(text: 'arrayFilter' | 'arrayForEach' | 'arrayMap'): BuiltIn['lower'] {
  return (use) => {
    if (parameterCount(use.context, use.args[0]!) === 2) return helper(`${text}Indexed`)(use);
    return text === 'arrayMap' ? method('map')(use) : helper(text)(use);
  };
}

function lowerConcat(use: Use): Expression {
  if (isArray(use.context, use.context.typeOf(use.args[0]!))) return helper('arrayConcat')(use);
  return refuseUse(use, 'concat(value)', 'concat([value])');
}

/** `new Array(length).fill(value)` is one call in Squirrel. */
function lowerFill(use: Use): Expression {
  const { context, receiver } = use;
  const isNew = ts.isNewExpression(receiver) && receiver.expression.getText() === 'Array';
  if (!isNew || receiver.arguments?.length !== 1) return helper('arrayFill')(use);
  const made = lowerNewArray(context, receiver);
  return made.kind === 'call' ? call(made.callee, ...made.args, ...lowerArgs(use)) : made;
}

function lowerFrom(use: Use): Expression {
  const { context, args } = use;
  const [values] = args;
  const type = context.typeOf(values!);
  const list = lowerExpression(context, values!);
  if (isArray(context, type)) return call(member(list, 'slice'));
  const kind = collectionOf(type);
  if (kind === null) return refuseUse(use, 'Array.from(object)', 'new Array(length) and a loop');
  const iterator = kind === 'Map' ? 'entries' : 'values';
  const walked = kind === 'iterator' ? list : call(member(list, iterator));
  return call(context.helper('arrayFrom'), walked);
}

function lowerJoin(use: Use): Expression {
  const { context, receiver } = use;
  if (!isPlain(elementOf(context, receiver))) {
    context.report(findings.textOfObject(receiver.getText()), receiver);
  } else if (mayBeFraction(context, receiver)) {
    context.report(findings.textOfFraction(receiver.getText()), receiver);
  }
  return helper('arrayJoin')(use);
}

/** Squirrel's slice() throws out of range; one that begins at a variable is taken at its word. */
function lowerSlice(use: Use): Expression {
  const [start, end] = use.args;
  const isKnown = start === undefined || isInRange(start);
  return isKnown && end === undefined ? method('slice')(use) : helper('arraySlice')(use);
}

function isInRange(node: ts.Expression): boolean {
  return isRepeatable(node) && !(ts.isNumericLiteral(node) && node.text !== '0');
}

/** Without a comparator JavaScript compares texts, and Squirrel what there is. */
function lowerSort(use: Use): Expression {
  const { context, receiver, args, isStatement } = use;
  const element = elementOf(context, receiver);
  const [compare] = args;
  const isPlainOrder =
    compare === undefined ? isString(element) : isNumber(element) && isDifference(compare);
  if (isPlainOrder && isStatement) return call(member(lowerReceiver(use), 'sort'));
  if (compare !== undefined) return helper('arraySort')(use);
  if (isPlainOrder) return refuseUse(use, 'the result of sort()', 'sort() as a statement');
  return refuseUse(use, 'sort()', 'sort((a, b) => a - b)');
}

/** `(a, b) => a - b`, which is how Squirrel orders numbers by itself. */
function isDifference(node: ts.Expression): boolean {
  if (!ts.isArrowFunction(node) || !ts.isBinaryExpression(node.body)) return false;
  const { left, operatorToken, right } = node.body;
  const names = node.parameters.map(({ name }) => name.getText());
  const isMinus = operatorToken.kind === ts.SyntaxKind.MinusToken;
  return isMinus && names.join() === [left.getText(), right.getText()].join();
}

function elementOf(context: Context, list: ts.Expression): ts.Type {
  return context.checker.getIndexTypeOfType(context.typeOf(list), ts.IndexKind.Number)!;
}

/** One element out or one in has a name in Squirrel; the place is taken at the author's word. */
function lowerSplice(use: Use): Expression {
  const { context, args, isStatement } = use;
  const list = lowerReceiver(use);
  const [start, count, ...items] = lowerArgs(use);
  const isPlace = isStatement && !ts.isPrefixUnaryExpression(args[0]!);
  const removed = args[1]?.getText();
  if (isPlace && removed === '1' && args.length === 2) return call(member(list, 'remove'), start!);
  if (isPlace && removed === '0' && args.length === 3) {
    return call(member(list, 'insert'), start!, ...items);
  }
  const all: Expression[] = count === undefined ? [list, start!] : [list, start!, count];
  if (items.length > 0) all.push({ kind: 'array', elements: items });
  return call(context.helper('arraySplice'), ...all);
}
