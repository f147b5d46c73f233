import { raise } from '../runtime/errors.js';
import { lookUpRaw, newMember, raiseMissing, stored, writeRaw } from '../runtime/members.js';
import { isNumber, toInteger } from '../runtime/numbers.js';
import { toText } from '../runtime/text.js';
import {
  ClassObject,
  delegates,
  HeapObject,
  Instance,
  SquirrelArray,
  Table,
  WeakReference,
  type Value,
} from '../runtime/values.js';
import { defineAll, type Definition } from './native.js';

/** What values of every type have. */
export const shared = {
  weakref: [1, '', weakReference],
  tostring: [1, '.', (self) => toText(self)],
} satisfies Record<string, Definition>;

/** Values that are no objects are their own weak reference; strings are objects. */
function weakReference(self: Value): Value {
  const isObject = typeof self === 'string' || self instanceof HeapObject;
  return isObject ? new WeakReference(self) : self;
}

function rawGet(self: Value, key: Value): Value {
  if (self instanceof SquirrelArray && !isNumber(key)) raise('invalid index type for an array');
  const found = lookUpRaw(self, key);
  if (found === undefined) raise("the index doesn't exist");
  return found;
}

function rawSet(self: Value, key: Value, value: Value): Value {
  if (key === null) raise('null key');
  if (self instanceof Table) self.put(key, stored(value));
  else if (self instanceof ClassObject) newMember(self, key, value, false);
  else if (!(self instanceof Instance) || !writeRaw(self, key, value)) raiseMissing(key);
  return null;
}

/** Members without delegates and metamethods. */
export const raw = (type: string): Record<string, Definition> => ({
  rawget: [2, type, (self, key) => rawGet(self, key)],
  rawset: [3, type, (self, key, value) => rawSet(self, key, value)],
  rawin: [2, type, (self, key) => lookUpRaw(self, key) !== undefined],
});

const tableMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  ...raw('t'),
  len: [1, 't', (self) => (self as Table).order.size],
  rawdelete: [2, 't', (self, key) => rawDelete(self as Table, key)],
  clear: [1, '.', (self) => clear(self)],
  setdelegate: [
    2,
    '.t|o',
    (self, delegate) => setDelegate(self as Table, delegate as Table | null),
  ],
  getdelegate: [1, '.', (self) => (self as Table).delegate],
};

function rawDelete(table: Table, key: Value): Value {
  const value = table.get(key);
  if (value === undefined) return null;
  table.remove(key);
  return value;
}

/** Empties a table or an array. */
export function clear(self: Value): Value {
  if (self instanceof Table) self.clear();
  else if (self instanceof SquirrelArray) self.items.length = 0;
  else raise('clear only works on table and array');
  return null;
}

function setDelegate(table: Table, delegate: Table | null): Value {
  for (let each = delegate; each !== null; each = each.delegate) {
    if (each === table) raise('delagate cycle');
  }
  table.delegate = delegate;
  return table;
}

/** The numbers of a range as `slice()` takes them: below 0 they count from the end. */
export function range(length: number, from: Value | undefined, to: Value | undefined) {
  const start = from !== undefined && isNumber(from) ? toInteger(from) : 0;
  const end = to === undefined ? length : isNumber(to) ? toInteger(to) : 0;
  const first = start < 0 ? start + length : start;
  const last = end < 0 ? end + length : end;
  if (last < first) raise('wrong indexes');
  if (last > length || first < 0) raise('slice out of range');
  return [first, last] as const;
}

/** Gives tables their functions. */
export function defineTables(): void {
  defineAll(delegates.table, tableMembers);
}
