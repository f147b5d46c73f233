import { callMetamethod } from './calls.js';
import { raise, Thrown } from './errors.js';
import { metamethodOf } from './metamethods.js';
import { isNumber, toFloat } from './numbers.js';
import { nameText, toText } from './text.js';
import {
  ClassObject,
  float,
  Float,
  HeapObject,
  Instance,
  SquirrelArray,
  Table,
  typeName,
  type Value,
} from './values.js';

/** Whether a value counts as true; an empty text does. */
export function isTrue(value: Value): boolean {
  if (typeof value !== 'object') return value !== false && value !== 0;
  return value !== null && !(value instanceof Float && value.value === 0);
}

// Arithmetic.

export function add(left: Value, right: Value): Value {
  if (left instanceof Float) {
    if (right instanceof Float) return float(left.value + right.value);
    if (typeof right === 'number') return float(left.value + Math.fround(right));
  } else if (typeof left === 'number' && right instanceof Float) {
    return float(Math.fround(left) + right.value);
  }
  if (typeof left === 'number' && typeof right === 'number') return (left + right) | 0;
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (typeof left === 'string' || typeof right === 'string') return toText(left) + toText(right);
  return operate('+', '_add', left, right);
}

export function subtract(left: Value, right: Value): Value {
  if (left instanceof Float) {
    if (right instanceof Float) return float(left.value - right.value);
    if (typeof right === 'number') return float(left.value - Math.fround(right));
  } else if (typeof left === 'number' && right instanceof Float) {
    return float(Math.fround(left) - right.value);
  }
  if (typeof left === 'number' && typeof right === 'number') return (left - right) | 0;
  return operate('-', '_sub', left, right);
}

export function multiply(left: Value, right: Value): Value {
  if (left instanceof Float) {
    if (right instanceof Float) return float(left.value * right.value);
    if (typeof right === 'number') return float(left.value * Math.fround(right));
  } else if (typeof left === 'number' && right instanceof Float) {
    return float(Math.fround(left) * right.value);
  }
  if (typeof left === 'number' && typeof right === 'number') return Math.imul(left, right);
  return operate('*', '_mul', left, right);
}

export function divide(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0) raise('division by zero');
    return (left / right) | 0;
  }
  if (isNumber(left) && isNumber(right)) return float(toFloat(left) / toFloat(right));
  return operate('/', '_div', left, right);
}

export function modulo(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0) raise('modulo by zero');
    return (left % right) | 0;
  }
  if (isNumber(left) && isNumber(right)) return float(toFloat(left) % toFloat(right));
  return operate('%', '_modulo', left, right);
}

/**
 * The operator `%`: when it fails, no error is raised, and the result is what was in the register
 * of the result before: the left operand if that had been computed.
 */
export function moduloOr(left: Value, right: Value, otherwise: Value): Value {
  try {
    return modulo(left, right);
  } catch (error) {
    if (error instanceof Thrown) return otherwise;
    throw error;
  }
}

function operate(operator: string, name: string, left: Value, right: Value): Value {
  const method = metamethodOf(left, name);
  if (method !== null) return callMetamethod(method, left, [right]);
  const types = `'${typeName(left)}' and '${typeName(right)}'`;
  raise(`arith op ${operator} on between ${types}`);
}

export function negate(value: Value): Value {
  if (typeof value === 'number') return -value | 0;
  if (value instanceof Float) return new Float(-value.value);
  const method = metamethodOf(value, '_unm');
  if (method !== null) return callMetamethod(method, value, []);
  raise(`attempt to negate a ${typeName(value)}`);
}

// Bits.

type Bits = (left: number, right: number) => number;

const bitwise =
  (operate: Bits) =>
  (left: Value, right: Value): number => {
    if (typeof left === 'number' && typeof right === 'number') return operate(left, right);
    raise(`bitwise op between '${typeName(left)}' and '${typeName(right)}'`);
  };

export const and = bitwise((left, right) => left & right);
export const or = bitwise((left, right) => left | right);
export const xor = bitwise((left, right) => left ^ right);
export const shiftLeft = bitwise((left, right) => left << right);
export const shiftRight = bitwise((left, right) => left >> right);
export const shiftRightUnsigned = bitwise((left, right) => (left >>> right) | 0);

export function not(value: Value): number {
  if (typeof value === 'number') return ~value;
  raise(`attempt to perform a bitwise op on a ${typeName(value)}`);
}

// Comparison.

/** Whether values that are not the same are equal all the same: floats by what they hold. */
export function equalFloats(left: Value, right: Value): boolean {
  if (left instanceof Float) {
    // Of two floats, the bits count.
    if (right instanceof Float) return Object.is(left.value, right.value);
    return typeof right === 'number' && left.value === Math.fround(right);
  }
  return right instanceof Float && typeof left === 'number' && Math.fround(left) === right.value;
}

export function equal(left: Value, right: Value): boolean {
  return left === right || equalFloats(left, right);
}

/** Below, at or above 0, as the left value comes before, with or after the right one. */
export function compare(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return order(left, right);
  if (isNumber(left) && isNumber(right)) return compareFloats(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (left === right) return 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return left ? 1 : -1;
  if (left === null) return -1;
  if (right === null) return 1;
  if (left instanceof HeapObject && typeName(left) === typeName(right)) {
    return compareObjects(left, right as HeapObject);
  }
  raise(`comparison between '${short(left)}' and '${short(right)}'`);
}

function order(left: number, right: number): number {
  return left < right ? -1 : left === right ? 0 : 1;
}

function compareFloats(left: number | Float, right: number | Float): number {
  if (equal(left, right)) return 0;
  return toFloat(left) < toFloat(right) ? -1 : 1;
}

/** A text ends at its first NUL here. */
function compareTexts(left: string, right: string): number {
  if (left.includes('\0') || right.includes('\0')) {
    return compareTexts(left.split('\0')[0]!, right.split('\0')[0]!);
  }
  return left < right ? -1 : left === right ? 0 : 1;
}

function compareObjects(left: HeapObject, right: HeapObject): number {
  const method = metamethodOf(left, '_cmp');
  if (method === null) return order(left.place, right.place);
  const result = callMetamethod(method, left, [right]);
  if (typeof result !== 'number') raise('_cmp must return an integer');
  return result;
}

function short(value: Value): string {
  return nameText(value).slice(0, 50);
}

// Types.

export function typeOf(value: Value): Value {
  const method = metamethodOf(value, '_typeof');
  return method === null ? typeName(value) : callMetamethod(method, value, []);
}

export function isInstance(value: Value, of: Value): boolean {
  if (!(of instanceof ClassObject)) {
    raise(`cannot apply instanceof between a ${typeName(of)} and a ${typeName(value)}`);
  }
  if (!(value instanceof Instance)) return false;
  for (let each: ClassObject | null = value.classObject; each !== null; each = each.base) {
    if (each === of) return true;
  }
  return false;
}

function copyOf(value: Value): Value {
  if (value instanceof Table || value instanceof Instance) return value.clone();
  if (value instanceof SquirrelArray) return new SquirrelArray([...value.items]);
  raise(`cloning a ${typeName(value)}`);
}

/** A copy of a table, an array or an instance, with the same values in it. */
export function clone(value: Value): Value {
  const copy = copyOf(value);
  const method = metamethodOf(copy, '_cloned');
  if (method !== null) callMetamethod(method, copy, [value]);
  return copy;
}
