import { ts } from 'ts-morph';
import { isCount } from '../../analysis/count.js';
import { callsUser } from '../../analysis/uses.js';
import { elementsNeedNumberText } from '../../analysis/fractions.js';
import { walkOf } from './collections.js';
import { findings } from '../../check/diagnostics.js';
import {
  binary,
  call,
  conditional,
  global,
  literal,
  member,
  nullLiteral,
  string,
  unary,
  type Expression,
} from '../../squirrel/tree.js';
import { isArray, isNumber, isPlain, isString, mayBeNull } from '../../analysis/types.js';
import type { HelperName } from '../../squirrel/helpers/index.js';
import { lowerSpreadArguments, lowerSpreadList } from '../spread.js';
import {
  helper,
  lowerArg,
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

const oneOrTwo = [1, 2] as const;

/** Methods of arrays. */
export const arrayMethods: BuiltIns = {
  at: { takes: [1, 1], lower: helper('arrayAt') },
  concat: { takes: [0, Infinity], lower: lowerConcat },
  entries: { takes: [0, 0], lower: helper('arrayEntries') },
  every: { takes: [1, 1], callbacks: [oneOrTwo], lower: indexed('arrayEvery') },
  fill: { takes: [1, 3], lower: lowerFill },
  filter: { takes: [1, 1], callbacks: [oneOrTwo], lower: indexed('arrayFilter') },
  find: { takes: [1, 1], callbacks: [oneOrTwo], lower: indexed('arrayFind') },
  findIndex: { takes: [1, 1], callbacks: [oneOrTwo], lower: indexed('arrayFindIndex') },
  flat: { takes: [0, 1], lower: helper('arrayFlat') },
  flatMap: { takes: [1, 1], callbacks: [oneOrTwo], lower: lowerFlatMap },
  forEach: {
    takes: [1, 1],
    callbacks: [oneOrTwo],
    lower: indexed('arrayForEach'),
    hasNoResult: true,
  },
  includes: { takes: [1, 2], lower: lowerIncludes },
  indexOf: { takes: [1, 2], lower: helper('arrayIndexOf') },
  join: { takes: [0, 1], lower: lowerJoin },
  keys: { takes: [0, 0], lower: helper('arrayKeys') },
  lastIndexOf: { takes: [1, 1], lower: helper('arrayLastIndexOf') },
  map: { takes: [1, 1], callbacks: [oneOrTwo], lower: lowerMap },
  pop: { takes: [0, 0], lower: guarded(() => ['pop'], 'arrayPop') },
  push: { takes: [1, Infinity], lower: lowerPush, takesSpread: true },
  reduce: { takes: [1, 2], callbacks: [[2, 3]], lower: lowerReduce },
  reduceRight: { takes: [2, 2], callbacks: [[2, 2]], lower: helper('arrayReduceRight') },
  reverse: { takes: [0, 0], lower: statementOr('reverse', 'arrayReverse') },
  shift: { takes: [0, 0], lower: guarded(() => ['remove', literal('0')], 'arrayShift') },
  slice: { takes: [0, 2], lower: lowerSlice },
  some: { takes: [1, 1], callbacks: [oneOrTwo], lower: indexed('arraySome') },
  sort: { takes: [0, 1], callbacks: [[2, 2]], lower: lowerSort },
  splice: { takes: [1, Infinity], lower: lowerSplice },
  toString: { takes: [0, 0] as const, lower: lowerJoin },
  unshift: { takes: [1, Infinity], lower: lowerUnshift },
  values: { takes: [0, 0], lower: lowerReceiver },

  copyWithin: 'a loop',
  findLast: 'a loop that begins at the end',
  findLastIndex: 'a loop that begins at the end',
  toReversed: 'slice().reverse()',
  toSorted: 'slice().sort(compare)',
  toSpliced: 'slice(), and splice()',
  with: 'slice(), and an assignment',
};

/** Functions that make arrays, or ask for them. */
export const arrayFunctions: BuiltIns = {
  Array: { takes: [0, Infinity], lower: ({ context, node }) => lowerNewArray(context, node) },
  'Array.from': { takes: [1, 2], callbacks: [null, oneOrTwo], lower: lowerFrom },
  'Array.isArray': {
    takes: [1, 1],
    lower: (use) => binary(unary('typeof ', lowerArgs(use)[0]!), '==', literal('"array"')),
  },
  'Array.of': {
    takes: [0, Infinity],
    lower: (use) => ({ kind: 'array', elements: lowerArgs(use) }),
  },
};

/** `new Array(length)`, which Squirrel fills with null; `new Array(a, b)` has elements. */
export function lowerNewArray(
  context: Context,
  node: ts.NewExpression | ts.CallExpression,
): Expression {
  const args = node.arguments ?? [];
  const [length] = args;
  const lowered = args.map((each) => lowerExpression(context, each));
  const isLength = length !== undefined && args.length === 1 && isNumber(context.typeOf(length));
  if (!isLength) return { kind: 'array', elements: lowered };
  // Squirrel ends the program on a negative length.
  const make = isCount(context, length) ? global('array') : context.helper('newArray');
  return call(make, ...lowered);
}

/** What throws in Squirrel when the array is empty, where JavaScript has undefined. */
function guarded(
  called: () => readonly [name: string, ...args: Expression[]],
  whole: HelperName,
): BuiltIn['lower'] {
  return (use) => {
    const { context, receiver, isPresent } = use;
    if (!isPresent && !isRepeatable(context, receiver)) return helper(whole)(use);
    const list = lowerReceiver(use);
    const [text, ...args] = called();
    const taken = call(member(list, text), ...args);
    if (isPresent) return taken;
    return conditional(binary(call(member(list, 'len')), '>', literal('0')), taken, nullLiteral);
  };
}

/** `list.pop();` and `list.shift();`, which are done where there is an element. */
export function lowerRemoval(
  context: Context,
  node: ts.Expression,
): { readonly test: Expression; readonly value: Expression } | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: receiver, name } = node.expression;
  if (ts.isOptionalChain(node) || !isRepeatable(context, receiver)) return null;
  if (!isArray(context, context.typeOf(receiver))) return null;
  const list = lowerExpression(context, receiver);
  const test = binary(literal('0'), 'in', list);
  if (name.text === 'pop') return { test, value: call(member(list, 'pop')) };
  if (name.text !== 'shift') return null;
  return { test, value: call(member(list, 'remove'), literal('0')) };
}

/** `list.pop() ?? otherwise`, where no element is null; null when it is something else. */
export function lowerRemovalOr(
  context: Context,
  node: ts.Expression,
  otherwise: Expression,
): Expression | null {
  const removal = lowerRemoval(context, node);
  if (removal === null) return null;
  const { expression: list } = (node as ts.CallExpression)
    .expression as ts.PropertyAccessExpression;
  if (mayBeNull(elementOf(context, list))) return null;
  return conditional(removal.test, removal.value, otherwise);
}

type Indexed =
  'arrayEvery' | 'arrayFilter' | 'arrayFind' | 'arrayFindIndex' | 'arrayForEach' | 'arraySome';

/** A helper for functions that take the element, and one for those that take its index, too. */
function indexed(text: Indexed): BuiltIn['lower'] {
  return (use) => {
    checkHoles(use);
    return helper(takesIndex(use, 0, 2) ? `${text}Indexed` : text)(use);
  };
}

/** Whether a function takes the index, the last one of a number of parameters. */
function takesIndex({ context, args }: Use, position: number, count: number): boolean {
  const counted = parameterCount(context, args[position]!);
  return counted !== null && counted >= count;
}

/** JavaScript calls no function for the elements that a new array does not have yet. */
function checkHoles(use: Use): void {
  const { receiver } = use;
  if (isArrayCall(receiver) && receiver.arguments?.length === 1) {
    refuseUse(use, `${receiver.getText()}.map()`, 'Array.from({ length: count }, make)');
  }
}

function lowerMap(use: Use): Expression {
  checkHoles(use);
  return mapped(use, lowerReceiver(use), 0);
}

/** A list with a function, which stands in an argument, called for each element. */
function mapped(use: Use, list: Expression, position: number): Expression {
  const callback = lowerArg(use, position);
  if (takesIndex(use, position, 2)) {
    return call(use.context.helper('arrayMapIndexed'), list, callback);
  }
  return mayRecur(use.context, use.args[position]!)
    ? call(use.context.helper('arrayMap'), list, callback)
    : call(member(list, 'map'), callback);
}

/** Whether a callback may come back to the same call: Squirrel's map() nests some 100 times. */
function mayRecur(context: Context, callback: ts.Expression): boolean {
  const isInline = ts.isArrowFunction(callback) || ts.isFunctionExpression(callback);
  return !isInline || callsUser(context, callback.body);
}

function lowerFlatMap(use: Use): Expression {
  return call(use.context.helper('arrayFlat'), mapped(use, lowerReceiver(use), 0));
}

/** A method that has no result in Squirrel: a helper where JavaScript's is used. */
function statementOr(text: string, whole: HelperName): BuiltIn['lower'] {
  return (use) => (use.isStatement ? method(text) : helper(whole))(use);
}

function lowerPush(use: Use): Expression {
  if (use.args.some(ts.isSpreadElement)) return lowerPushedSpread(use);
  const [value, ...others] = lowerArgs(use);
  const values: Expression = { kind: 'array', elements: [value!, ...others] };
  const list = lowerReceiver(use);
  if (!use.isStatement) return call(use.context.helper('arrayPush'), list, values);
  return others.length === 0
    ? call(member(list, 'push'), value!)
    : call(member(list, 'extend'), values);
}

/** `push(...others)` */
function lowerPushedSpread(use: Use): Expression {
  const { context, args, isStatement } = use;
  const list = lowerReceiver(use);
  const values = isStatement ? lowerSpreadArguments(context, args) : lowerSpreadList(context, args);
  return isStatement
    ? call(member(list, 'extend'), values)
    : call(context.helper('arrayPush'), list, values);
}

function lowerUnshift(use: Use): Expression {
  const [value, ...others] = lowerArgs(use);
  const list = lowerReceiver(use);
  if (use.isStatement && others.length === 0)
    return call(member(list, 'insert'), literal('0'), value!);
  const values: Expression = { kind: 'array', elements: [value!, ...others] };
  return call(use.context.helper('arrayUnshift'), list, values);
}

function lowerIncludes(use: Use): Expression {
  if (use.args.length === 2) return binary(helper('arrayIndexOf')(use), '>=', literal('0'));
  return binary(call(member(lowerReceiver(use), 'find'), ...lowerArgs(use)), '!=', nullLiteral);
}

function lowerReduce(use: Use): Expression {
  const isFirst = use.args.length === 1;
  if (!takesIndex(use, 0, 3)) return helper(isFirst ? 'arrayReduceFirst' : 'arrayReduce')(use);
  if (!isFirst) return helper('arrayReduceIndexed')(use);
  return refuseUse(use, 'reduce(combine) of an index', 'an initial value');
}

/** What is joined is an array, or one value. */
function lowerConcat(use: Use): Expression {
  const { context, args } = use;
  const joined = args.map((each): Expression => {
    const type = context.typeOf(each);
    const lowered = lowerExpression(context, each);
    if (isArray(context, type)) return lowered;
    const members = type.isUnion() ? type.types : [type];
    if (type.isTypeParameter() || members.some((member) => isArray(context, member))) {
      return refuseUse(use, 'concat(value)', 'concat([value])');
    }
    return { kind: 'array', elements: [lowered] };
  });
  const [first, ...others] = joined;
  if (first === undefined) return call(member(lowerReceiver(use), 'slice'));
  const concat = context.helper('arrayConcat');
  return others.reduce(
    (list, each) => call(concat, list, each),
    call(concat, lowerReceiver(use), first),
  );
}

/** `new Array(length).fill(value)` is one call in Squirrel. */
function lowerFill(use: Use): Expression {
  const { context, receiver } = use;
  const isWhole =
    isArrayCall(receiver) && receiver.arguments?.length === 1 && use.args.length === 1;
  if (!isWhole) return helper('arrayFill')(use);
  const made = lowerNewArray(context, receiver);
  return made.kind === 'call' ? call(made.callee, ...made.args, ...lowerArgs(use)) : made;
}

function isArrayCall(node: ts.Expression): node is ts.NewExpression | ts.CallExpression {
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isCall && node.expression.getText() === 'Array';
}

function lowerFrom(use: Use): Expression {
  const [values, make] = use.args;
  const length = lengthOf(values!);
  if (length !== null) {
    if (make !== undefined && takesIndex(use, 1, 2)) {
      const list = lowerExpression(use.context, length);
      return call(use.context.helper('arrayGenerate'), list, lowerArg(use, 1));
    }
    const blank = lowerBlank(use.context, length);
    return make === undefined ? blank : mapped(use, blank, 1);
  }
  const list = lowerCopy(use);
  return make === undefined ? list : mapped(use, list, 1);
}

/** The length in `Array.from({ length: 8 })`; null for what else an array may be made from. */
function lengthOf(node: ts.Expression): ts.Expression | null {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length !== 1) return null;
  const [property] = node.properties;
  if (property?.name?.getText() !== 'length') return null;
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : null;
}

/** An array of a length, which is taken for 0 if it is negative. */
function lowerBlank(context: Context, length: ts.Expression): Expression {
  const lowered = lowerExpression(context, length);
  const count = isCount(context, length)
    ? lowered
    : call(context.helper('mathMax'), lowered, literal('0'));
  return call(global('array'), count);
}

function lowerCopy(use: Use): Expression {
  const { context, args } = use;
  const [values] = args;
  const type = context.typeOf(values!);
  const list = lowerExpression(context, values!);
  if (isArray(context, type)) return call(member(list, 'slice'));
  if (isString(type)) return call(context.helper('stringSplit'), list, string(''));
  const walk = walkOf(context, values!, type);
  if (walk === null) return refuseUse(use, 'Array.from(object)', 'a loop');
  return call(context.helper('arrayFrom'), walk(list));
}

function lowerJoin(use: Use): Expression {
  const { context, receiver } = use;
  if (!isPlain(elementOf(context, receiver))) {
    context.report(findings.textOfObject(receiver.getText()), receiver);
  }
  return joined(context, receiver, lowerArgs(use));
}

/** The elements of an array in one text; with commas, if nothing else is said. */
export function joined(
  context: Context,
  list: ts.Expression,
  separators: readonly Expression[] = [],
): Expression {
  const lowered = lowerExpression(context, list);
  const texts = elementsNeedNumberText(context, list)
    ? call(member(lowered, 'map'), context.helper('numberToString'))
    : lowered;
  return call(context.helper('arrayJoin'), texts, ...separators);
}

/** Whether an array has a text: its elements are texts, numbers or booleans. */
export function hasText(context: Context, list: ts.Expression): boolean {
  const type = context.typeOf(list);
  return isArray(context, type) && !mayBeNull(type) && isPlain(elementOf(context, list));
}

/** Squirrel's slice() throws out of range; one that begins at a variable is taken at its word. */
function lowerSlice(use: Use): Expression {
  const [start, end] = use.args;
  const isKnown = start === undefined || isInRange(use.context, start);
  return isKnown && end === undefined ? method('slice')(use) : helper('arraySlice')(use);
}

function isInRange(context: Context, node: ts.Expression): boolean {
  return isRepeatable(context, node) && !(ts.isNumericLiteral(node) && node.text !== '0');
}

/** Without a comparator JavaScript compares texts, and Squirrel what there is. */
function lowerSort(use: Use): Expression {
  const { context, receiver, args, isStatement } = use;
  const element = elementOf(context, receiver);
  const [compare] = args;
  const isPlainOrder =
    compare === undefined ? isString(element) : isNumber(element) && isDifference(compare);
  if (isPlainOrder && isStatement) return call(member(lowerReceiver(use), 'sort'));
  if (isPlainOrder) return call(context.helper('arraySortPlain'), lowerReceiver(use));
  if (compare !== undefined) return helper('arraySort')(use);
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
  return context.checker.getIndexTypeOfType(context.ownerTypeOf(list), ts.IndexKind.Number)!;
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
