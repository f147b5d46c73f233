/**
 * Members of values, as far as compiled code does not find them by itself.
 */
import { callMetamethod } from './calls.js';
import { raise, Thrown } from './errors.js';
import { metamethodOf } from './metamethods.js';
import { isNumber, toInteger } from './numbers.js';
import type { Slots } from './slots.js';
import { nameText } from './text.js';
import {
  Callable,
  ClassObject,
  delegates,
  Float,
  Instance,
  SquirrelArray,
  Table,
  typeName,
  WeakReference,
  type Value,
} from './values.js';

export function get(object: Value, key: Value): Value {
  if (object instanceof Table && typeof key === 'string') {
    const value = object.slots[key];
    if (value !== undefined) return value;
  }
  const found = lookUp(object, key);
  if (found === undefined) raiseMissing(key);
  return found;
}

/** A member of `this`, which may also be a global. */
export function getOwn(self: Value, key: Value, root: Table): Value {
  let found = lookUp(self, key);
  if (found === undefined) found = lookUp(root, key);
  if (found === undefined) raiseMissing(key);
  return found;
}

export function raiseMissing(key: Value): never {
  raise(`the index '${nameText(key).slice(0, 50)}' does not exist`);
}

/** A member of a value or of what stands behind it; undefined if there is none. */
export function lookUp(object: Value, key: Value): Value | undefined {
  const found = lookUpRaw(object, key);
  if (found !== undefined) return found;
  const isIndex = object instanceof SquirrelArray || typeof object === 'string';
  if (isIndex && isNumber(key)) raiseMissing(key);
  const behind = lookUpBehind(object, key);
  if (behind !== undefined) return behind;
  return typeof key === 'string' ? delegateOf(object)?.[key] : undefined;
}

/** A member of the value itself. */
export function lookUpRaw(object: Value, key: Value): Value | undefined {
  if (object instanceof Table) return object.get(key);
  if (object instanceof Instance) return typeof key === 'string' ? object.slots[key] : undefined;
  if (object instanceof SquirrelArray) {
    return isNumber(key) ? object.items[toInteger(key)] : undefined;
  }
  if (typeof object === 'string') {
    return isNumber(key) ? characterAt(object, toInteger(key)) : undefined;
  }
  return object instanceof ClassObject ? object.get(key) : undefined;
}

/** A byte, with a sign; negative places count from the end. */
function characterAt(text: string, place: number): number | undefined {
  const from = place < 0 ? place + text.length : place;
  if (from < 0 || from >= text.length) return undefined;
  return (text.charCodeAt(from) << 24) >> 24;
}

/** What the delegate of a table says, or the metamethod `_get`. */
function lookUpBehind(object: Value, key: Value): Value | undefined {
  if (object instanceof Table) {
    if (object.delegate === null) return undefined;
    const found = lookUp(object.delegate, key);
    if (found !== undefined) return found;
  }
  const method = metamethodOf(object, '_get');
  return method === null ? undefined : orNothing(() => callMetamethod(method, object, [key]));
}

/** A metamethod that throws null says that there is no such member. */
function orNothing(run: () => Value): Value | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Thrown && error.value === null) return undefined;
    throw error;
  }
}

function delegateOf(value: Value): Slots | undefined {
  switch (typeof value) {
    case 'string':
      return delegates.string;
    case 'number':
    case 'boolean':
      return delegates.number;
    default:
      return value === null ? undefined : objectDelegate(value);
  }
}

function objectDelegate(value: NonNullable<Value> & object): Slots {
  if (value instanceof Float) return delegates.number;
  if (value instanceof Table) return delegates.table;
  if (value instanceof ClassObject) return delegates.class;
  // Others have nothing else in their slots.
  return value instanceof Instance ? delegates.instance : value.slots;
}

/** Whether a value itself has a member: `key in object`. */
export function exists(object: Value, key: Value): boolean {
  return lookUpRaw(object, key) !== undefined;
}

// Writing.

export function set(object: Value, key: Value, value: Value): Value {
  if (object instanceof Table && typeof key === 'string' && object.slots[key] !== undefined) {
    object.slots[key] = stored(value);
    return value;
  }
  if (!write(object, key, value)) raiseMissing(key);
  return value;
}

/** Writes a member of `this`, or a global that is there. */
export function setOwn(self: Value, key: Value, value: Value, root: Table): Value {
  if (write(self, key, value)) return value;
  if (root.get(key) === undefined) raiseMissing(key);
  root.put(key, stored(value));
  return value;
}

/** In a container, a weak reference stands for what it refers to. */
export function stored(value: Value): Value {
  return value instanceof WeakReference ? value.target : value;
}

/** Whether there is something to write to. */
function write(object: Value, key: Value, value: Value): boolean {
  if (object instanceof SquirrelArray) return writeItem(object, key, value);
  if (!(object instanceof Table) && !(object instanceof Instance)) {
    raise(`trying to set '${typeName(object)}'`);
  }
  return writeRaw(object, key, value) || writeBehind(object, key, value);
}

function writeItem({ items }: SquirrelArray, key: Value, value: Value): true {
  if (!isNumber(key)) raise(`indexing array with ${typeName(key)}`);
  const place = toInteger(key);
  if (place < 0 || place >= items.length) raiseMissing(key);
  items[place] = stored(value);
  return true;
}

/** Writes a member that the value itself has. */
export function writeRaw(object: Table | Instance, key: Value, value: Value): boolean {
  if (object instanceof Table) {
    if (object.get(key) === undefined) return false;
    object.put(key, stored(value));
    return true;
  }
  if (typeof key !== 'string' || object.own[key] === undefined) return false;
  object.slots[key] = stored(value);
  return true;
}

function writeBehind(object: Table | Instance, key: Value, value: Value): boolean {
  const isWritten = object instanceof Table && object.delegate !== null;
  if (isWritten && write(object.delegate, key, value)) return true;
  const method = metamethodOf(object, '_set');
  if (method === null) return false;
  return orNothing(() => callMetamethod(method, object, [key, value])) !== undefined;
}

/** `object.key <- value` */
export function newSlot(object: Value, key: Value, value: Value): Value {
  if (key === null) raise('null cannot be used as index');
  if (object instanceof Table) newTableSlot(object, key, value);
  else if (object instanceof ClassObject) newMember(object, key, value, false);
  else if (object instanceof Instance) newInstanceSlot(object, key, value);
  else raise(`indexing ${typeName(object)} with ${typeName(key)}`);
  return value;
}

function newTableSlot(table: Table, key: Value, value: Value): void {
  const isNew = table.delegate !== null && table.get(key) === undefined;
  const method = isNew ? metamethodOf(table, '_newslot') : null;
  if (method === null) table.put(key, stored(value));
  else callMetamethod(method, table, [key, value]);
}

function newInstanceSlot(instance: Instance, key: Value, value: Value): void {
  const method = metamethodOf(instance, '_newslot');
  if (method === null) raise('class instances do not support the new slot operator');
  callMetamethod(method, instance, [key, value]);
}

/** Adds a member to a class, or replaces it. */
export function newMember(to: ClassObject, key: Value, value: Value, isStatic: boolean): void {
  const isShared = isStatic || value instanceof Callable;
  if (to.isLocked && !isShared) {
    raise('trying to modify a class that has already been instantiated');
  }
  if (typeof key !== 'string') raise(`a member of a class cannot be named by a ${typeName(key)}`);
  to.putMember(key, stored(value), isShared);
}

/** `delete object.key` */
export function deleteSlot(object: Value, key: Value): Value {
  if (!(object instanceof Table) && !(object instanceof Instance)) {
    raise(`attempt to delete a slot from a ${typeName(object)}`);
  }
  const method = metamethodOf(object, '_delslot');
  if (method !== null) return callMetamethod(method, object, [key]);
  if (object instanceof Instance) raise('cannot delete a slot from instance');
  const value = object.get(key);
  if (value === undefined) raiseMissing(key);
  object.remove(key);
  return value;
}
