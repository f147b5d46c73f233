import { ts } from 'ts-morph';
import { isArray, isJavaScript, isNumber } from '../types.js';
import { call } from './call.js';
import { flow, Kind, type Place } from './graph.js';
import type { Values } from './values.js';

// What JavaScript's own functions and methods do with numbers, and with the functions they call. One
// that is not listed may do anything.

/** A call of a function or method of JavaScript's own. */
interface Call {
  readonly values: Values;
  readonly node: ts.CallExpression | ts.NewExpression;
  /** What a method is called on. */
  readonly receiver: Place;
  readonly args: readonly ts.Expression[];
}

type Flow = (call: Call) => Place;

/** The result of a function or method; null when a call is one of the program's own. */
export function flowBuiltIn(
  values: Values,
  node: ts.CallExpression | ts.NewExpression,
): Place | null {
  const found = find(values, node);
  if (found === null) return null;
  const { expression: callee } = node;
  const receiver = ts.isPropertyAccessExpression(callee)
    ? values.of(callee.expression)
    : values.fresh();
  const table = tables[found.owner] ?? tables['']!;
  const lookAt =
    // Objects have methods such as valueOf() without a row.
    (Object.hasOwn(table, found.name) ? table[found.name] : undefined) ??
    defaults[found.owner] ??
    (found.name.endsWith('Error') ? clean : undefined);
  const args = node.arguments ?? [];
  return (lookAt ?? anything)({ values, node, receiver, args });
}

/** The interface that declares a method, or none, and its name. */
function find(
  { context }: Values,
  { expression: callee }: ts.CallExpression | ts.NewExpression,
): { owner: string; name: string } | null {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return null;
  const declaration = context.symbolOf(name)?.declarations?.[0];
  if (declaration === undefined || !isJavaScript(declaration.getSourceFile())) return null;
  const { parent } = declaration;
  return { owner: ts.isInterfaceDeclaration(parent) ? parent.name.text : '', name: name.text };
}

const clean: Flow = ({ values, args }) => {
  // What it calls may get anything.
  for (const each of args) values.of(each).holder.expose(Kind.Fraction | Kind.Float);
  return values.fresh();
};

const makes =
  (kinds: number): Flow =>
  ({ values }) =>
    values.fresh(kinds);

const integer = makes(0);
const float = makes(Kind.Float);
const fraction = makes(Kind.Fraction);

/** What is not known may keep, change and return all that it is given. */
const anything: Flow = ({ values, receiver, args }) => {
  receiver.holder.expose(Kind.Fraction | Kind.Float);
  for (const each of args) values.of(each).holder.expose(Kind.Fraction | Kind.Float);
  return values.unknown(Kind.Fraction | Kind.Float);
};

const itself: Flow = ({ receiver }) => receiver;

/** The arguments, as one value. */
const arguments_: Flow = ({ values, args }) => {
  const place = values.fresh();
  for (const each of args) values.flow(values.of(each), place, each);
  return place;
};

/** The largest or the smallest argument; of no argument it is infinite. */
const extreme: Flow = (use) => {
  const place = arguments_(use);
  if (use.args.every(ts.isSpreadElement)) place.kinds |= Kind.Float;
  return place;
};

/** What is left of a rounded number: the largest floats, and NaN. */
const rounded: Flow = (use) => {
  const place = use.values.fresh();
  const from = arguments_(use);
  from.edges.push([place, () => Kind.Float]);
  return place;
};

/** `Math.trunc()` makes an integer of what comes from outside. */
const truncated: Flow = (use) => {
  const { values, args } = use;
  const division = quotient(args[0]);
  const from = division === null ? args : [division.left, division.right];
  const place = values.fresh();
  for (const each of from) {
    values.of(each).edges.push([place, (kinds) => (kinds & ~Kind.Outside ? Kind.Float : 0)]);
  }
  return place;
};

/** A floor or ceiling: the quotient of integers is one. */
const divided: Flow = (use) => {
  const division = quotient(use.args[0]);
  if (division === null) return rounded(use);
  const { values } = use;
  const place = values.fresh();
  for (const each of [division.left, division.right]) {
    values.of(each).edges.push([place, () => Kind.Float]);
  }
  return place;
};

function quotient(node: ts.Expression | undefined): ts.BinaryExpression | null {
  if (node === undefined) return null;
  if (ts.isParenthesizedExpression(node)) return quotient(node.expression);
  const isQuotient =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.SlashToken;
  return isQuotient ? node : null;
}

const numberOf: Flow = (use) => {
  const [argument] = use.args;
  if (argument === undefined) return use.values.fresh();
  return isNumber(use.values.context.typeOf(argument)) ? arguments_(use) : fraction(use);
};

const element: Flow = ({ receiver }) => receiver.holder.element;

/** An array with what flows into its elements. */
function arrayOf({ values }: Call, ...from: Place[]): Place {
  const place = values.fresh();
  for (const each of from) flow(each, place.holder.element);
  return place;
}

const copied: Flow = (use) => arrayOf(use, use.receiver.holder.element);

/** Lets elements flow into the parameters of the function that a method is given. */
function giveElements({ values, receiver, args }: Call, positions: readonly number[]): Place {
  const [callback] = args;
  if (callback === undefined) return values.fresh();
  const { holder } = values.of(callback);
  for (const each of positions) flow(receiver.holder.element, holder.parameter(each));
  return holder.result;
}

const calls: Flow = (use) => {
  giveElements(use, [0]);
  return use.values.fresh();
};

const filters: Flow = (use) => {
  giveElements(use, [0]);
  return copied(use);
};

const finds: Flow = (use) => {
  giveElements(use, [0]);
  return element(use);
};

const sorts: Flow = (use) => {
  giveElements(use, [0, 1]);
  return use.receiver;
};

const reduces: Flow = (use) => {
  const result = giveElements(use, [1]);
  const { values, receiver, args } = use;
  const [callback, initial] = args;
  const from = initial === undefined ? receiver.holder.element : values.of(initial);
  const total = values.fresh();
  flow(from, total);
  flow(result, total);
  if (callback !== undefined) flow(total, values.of(callback).holder.parameter(0));
  return total;
};

/** Adds arguments to the elements. */
const adds =
  (first: number, result: Flow): Flow =>
  (use) => {
    const { values, receiver, args } = use;
    for (const each of args.slice(first)) {
      values.flow(values.of(each), receiver.holder.element, each);
    }
    return result(use);
  };

const concatenates: Flow = (use) => {
  const { values, args } = use;
  const from = args.map((each) => {
    const place = values.of(each);
    return isArray(values.context, values.context.typeOf(each)) ? place.holder.element : place;
  });
  return arrayOf(use, use.receiver.holder.element, ...from);
};

const flattens: Flow = (use) => {
  const { element: inner } = use.receiver.holder;
  return arrayOf(use, inner, inner.holder.element);
};

const flatMaps: Flow = (use) => {
  const result = giveElements(use, [0]);
  return arrayOf(use, result, result.holder.element);
};

/** Pairs of what is in an array, as `entries()` gives. */
const pairs: Flow = (use) => arrayOf(use, copied(use));

const arrayMethods: Readonly<Record<string, Flow>> = {
  at: element,
  concat: concatenates,
  copyWithin: itself,
  entries: pairs,
  every: calls,
  fill: (use) => {
    const [value] = use.args;
    if (value !== undefined) flow(use.values.of(value), use.receiver.holder.element);
    return use.receiver;
  },
  filter: filters,
  find: finds,
  findIndex: calls,
  findLast: finds,
  findLastIndex: calls,
  flat: flattens,
  flatMap: flatMaps,
  forEach: calls,
  includes: integer,
  indexOf: integer,
  join: integer,
  keys: integer,
  lastIndexOf: integer,
  map: (use) => arrayOf(use, giveElements(use, [0])),
  pop: element,
  push: adds(0, integer),
  reduce: reduces,
  reduceRight: reduces,
  reverse: itself,
  shift: element,
  slice: copied,
  some: calls,
  sort: sorts,
  splice: adds(2, copied),
  toReversed: copied,
  toSorted: (use) => copied({ ...use, receiver: sorts(use) }),
  toString: integer,
  unshift: adds(0, integer),
  values: copied,
};

/** The elements of a Map are pairs of a key and a value. */
const inPairs = ({ receiver }: Call): Place => receiver.holder.element.holder.element;

const mapMethods: Readonly<Record<string, Flow>> = {
  clear: integer,
  delete: integer,
  entries: itself,
  forEach: (use) => {
    const { values, args } = use;
    const [callback] = args;
    if (callback === undefined) return values.fresh();
    for (const each of [0, 1]) flow(inPairs(use), values.of(callback).holder.parameter(each));
    return values.fresh();
  },
  get: inPairs,
  has: integer,
  keys: (use) => arrayOf(use, inPairs(use)),
  set: (use) => {
    for (const each of use.args) use.values.flow(use.values.of(each), inPairs(use), each);
    return use.receiver;
  },
  values: (use) => arrayOf(use, inPairs(use)),
};

const setMethods: Readonly<Record<string, Flow>> = {
  add: adds(0, itself),
  clear: integer,
  delete: integer,
  entries: pairs,
  forEach: sorts,
  has: integer,
  keys: itself,
  values: itself,
};

const whole = 'clz32 imul sign';

const mathFunctions: Readonly<Record<string, Flow>> = {
  ...Object.fromEntries(whole.split(' ').map((each) => [each, integer])),
  abs: arguments_,
  ceil: divided,
  floor: divided,
  max: extreme,
  min: extreme,
  round: rounded,
  sign: rounded,
  trunc: truncated,
};

const newSet: Flow = ({ values, args }) => {
  const [from] = args;
  const place = values.fresh();
  if (from !== undefined) flow(values.of(from).holder.element, place.holder.element);
  return place;
};

const newArray: Flow = (use) => {
  const { args } = use;
  return args.length < 2 ? use.values.fresh() : arrayOf(use, arguments_(use));
};

const functions: Readonly<Record<string, Flow>> = {
  Array: newArray,
  Boolean: integer,
  Map: newSet,
  Number: numberOf,
  Set: newSet,
  String: integer,
  isFinite: integer,
  isNaN: integer,
  parseFloat: fraction,
  parseInt: float,
};

const arrayFunctions: Readonly<Record<string, Flow>> = {
  from: (use) => {
    const { values, args } = use;
    const [list, convert] = args;
    if (list === undefined) return values.fresh();
    const { element: from } = values.of(list).holder;
    if (convert === undefined) return arrayOf(use, from);
    const { holder } = values.of(convert);
    flow(from, holder.parameter(0));
    return arrayOf(use, holder.result);
  },
  isArray: integer,
  of: (use) => arrayOf(use, arguments_(use)),
};

/** All slots of an object, as its elements. */
const slots: Flow = (use) => {
  const [object] = use.args;
  return object === undefined
    ? use.values.fresh()
    : arrayOf(use, use.values.of(object).holder.slots);
};

const objectFunctions: Readonly<Record<string, Flow>> = {
  assign: ({ values, args }) => {
    const [target, ...sources] = args.map((each) => values.of(each));
    if (target === undefined) return values.fresh();
    for (const each of sources) flow(each, target);
    return target;
  },
  entries: (use) => arrayOf(use, slots(use)),
  freeze: arguments_,
  fromEntries: anything,
  keys: integer,
  values: slots,
};

/** `call` hands on all arguments but the first. */
const functionMethods: Readonly<Record<string, Flow>> = {
  bind: (use) => (use.args.length < 2 ? use.receiver : anything(use)),
  call: ({ values, node, receiver, args }) => call(values, node, receiver, args.slice(1)),
};

const tables: Readonly<Record<string, Readonly<Record<string, Flow>>>> = {
  '': functions,
  Array: arrayMethods,
  ReadonlyArray: arrayMethods,
  ArrayConstructor: arrayFunctions,
  CallableFunction: functionMethods,
  Function: functionMethods,
  Map: mapMethods,
  ReadonlyMap: mapMethods,
  Math: mathFunctions,
  NumberConstructor: functions,
  ObjectConstructor: objectFunctions,
  Set: setMethods,
  ReadonlySet: setMethods,
};

/** What the other methods of a kind return. */
const defaults: Readonly<Record<string, Flow>> = {
  Boolean: clean,
  DateConstructor: clean,
  Math: fraction,
  Number: clean,
  NumberConstructor: clean,
  String: clean,
  StringConstructor: clean,
};
