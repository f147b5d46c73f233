import { callFromLibrary as call } from '../runtime/calls.js';
import { checkMemory, raise, Thrown } from '../runtime/errors.js';
import { stored } from '../runtime/members.js';
import { isNumber, toInteger } from '../runtime/numbers.js';
import { compare, equal, isTrue } from '../runtime/operators.js';
import { Closure, delegates, SquirrelArray, type Float, type Value } from '../runtime/values.js';
import { defineAll, type Definition } from './native.js';
import { clear, range, shared } from './tables.js';

type ArrayCode = (items: Value[], ...args: Value[]) => Value | undefined;

const on =
  (code: ArrayCode) =>
  (self: Value, ...args: Value[]): Value =>
    code((self as SquirrelArray).items, ...args) ?? null;

const push: Definition = [
  2,
  'a',
  (self, value) => {
    (self as SquirrelArray).items.push(stored(value));
    return null;
  },
];

const arrayMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  len: [1, 'a', (self) => (self as SquirrelArray).items.length],
  append: push,
  push,
  extend: [2, 'aa', on((items, other) => extend(items, (other as SquirrelArray).items))],
  pop: [1, 'a', on((items) => (items.length > 0 ? items.pop() : raise('empty array')))],
  top: [1, 'a', on((items) => (items.length > 0 ? items.at(-1) : raise('top() on a empty array')))],
  insert: [3, 'an', on((items, place, value) => insert(items, integer(place), value))],
  remove: [2, 'an', on((items, place) => remove(items, integer(place)))],
  resize: [-2, 'an', on((items, size, fill) => resize(items, integer(size), fill))],
  reverse: [1, 'a', on((items) => void items.reverse())],
  sort: [-1, 'ac', on((items, comparison) => sort(items, comparison))],
  slice: [-1, 'ann', on((items, from, to) => slice(items, from, to))],
  clear: [1, '.', (self) => clear(self)],
  map: [2, 'ac', (self, mapper) => map(self as SquirrelArray, mapper)],
  apply: [2, 'ac', (self, mapper) => apply(self as SquirrelArray, mapper)],
  reduce: [2, 'ac', (self, reducer) => reduce(self as SquirrelArray, reducer)],
  filter: [2, 'ac', (self, test) => filter(self as SquirrelArray, test)],
  find: [2, 'a.', on((items, value) => find(items, value))],
};

/** An argument that is known to be a number. */
function integer(value: Value): number {
  return toInteger(value as number | Float);
}

function extend(items: Value[], others: readonly Value[]): undefined {
  for (const each of [...others]) items.push(each);
}

function insert(items: Value[], place: number, value: Value): undefined {
  if (place < 0 || place > items.length) raise('index out of range');
  items.splice(place, 0, stored(value));
}

function remove(items: Value[], place: number): Value {
  if (place < 0 || place >= items.length) raise('idx out of range');
  return place === 0 ? items.shift()! : items.splice(place, 1)[0]!;
}

function resize(items: Value[], size: number, fill: Value | undefined): undefined {
  if (size < 0) raise('negative size');
  checkMemory(size);
  const { length } = items;
  items.length = size;
  if (size > length) items.fill(stored(fill ?? null), length);
}

function slice(items: readonly Value[], from: Value | undefined, to: Value | undefined): Value {
  return new SquirrelArray(items.slice(...range(items.length, from, to)));
}

function find(items: readonly Value[], value: Value): Value {
  const place = items.findIndex((each) => equal(each, value));
  return place < 0 ? null : place;
}

// Functions that call functions; what they change meanwhile is seen.

function at({ items }: SquirrelArray, place: number): Value {
  return items[place] ?? null;
}

function map(array: SquirrelArray, mapper: Value): Value {
  const result = new Array<Value>(array.items.length).fill(null);
  for (let place = 0; place < result.length; place++) {
    result[place] = stored(call(mapper, array, [at(array, place)]));
  }
  return new SquirrelArray(result);
}

function apply(array: SquirrelArray, mapper: Value): Value {
  const { length } = array.items;
  for (let place = 0; place < length; place++) {
    const value = call(mapper, array, [at(array, place)]);
    if (place < array.items.length) array.items[place] = stored(value);
  }
  return null;
}

function reduce(array: SquirrelArray, reducer: Value): Value {
  const { length } = array.items;
  let result = at(array, 0);
  for (let place = 1; place < length; place++) {
    result = call(reducer, array, [result, at(array, place)]);
  }
  return result;
}

function filter(array: SquirrelArray, test: Value): Value {
  const { length } = array.items;
  const result: Value[] = [];
  for (let place = 0; place < length; place++) {
    const value = at(array, place);
    if (isTrue(call(test, array, [place, value]))) result.push(value);
  }
  return new SquirrelArray(result);
}

type Comparison = (left: Value, right: Value) => number;

/** Heap sort, step by step as Squirrel does it: what is equal ends up in the same order. */
function sort(items: Value[], comparison: Value | undefined): undefined {
  const compareItems = comparison === undefined ? compare : comparisonOf(comparison);
  const last = items.length - 1;
  if (last < 1) return;
  for (let root = items.length >> 1; root >= 0; root--) sink(items, root, last, compareItems);
  for (let end = last; end >= 1; end--) {
    swap(items, 0, end);
    sink(items, 0, end - 1, compareItems);
  }
}

function sink(items: Value[], root: number, bottom: number, compareItems: Comparison): void {
  while (root * 2 <= bottom) {
    const largest = largerChild(items, root * 2, bottom, compareItems);
    if (compareItems(itemAt(items, root), itemAt(items, largest)) >= 0) return;
    if (root === largest) raise('inconsistent compare function');
    swap(items, root, largest);
    root = largest;
  }
}

function largerChild(
  items: readonly Value[],
  child: number,
  bottom: number,
  compareItems: Comparison,
): number {
  if (child === bottom) return child;
  return compareItems(itemAt(items, child), itemAt(items, child + 1)) > 0 ? child : child + 1;
}

function itemAt(items: readonly Value[], place: number): Value {
  return items[place] ?? null;
}

function swap(items: Value[], left: number, right: number): void {
  const kept = itemAt(items, left);
  items[left] = itemAt(items, right);
  items[right] = kept;
}

function comparisonOf(callable: Value): Comparison {
  const root = callable instanceof Closure ? callable.parts.root : null;
  return (left, right) => {
    const result = callComparison(callable, root, left, right);
    if (!isNumber(result)) {
      raise('numeric value expected as return value of the compare function');
    }
    return toInteger(result);
  };
}

function callComparison(callable: Value, root: Value, left: Value, right: Value): Value {
  try {
    return call(callable, root, [left, right]);
  } catch (error) {
    if (error instanceof Thrown && typeof error.value !== 'string') raise('compare func failed');
    throw error;
  }
}

/** Gives arrays their functions. */
export function defineArrays(): void {
  defineAll(delegates.array, arrayMembers);
}
