import { GeneratorObject } from '../runtime/coroutines.js';
import { raise } from '../runtime/errors.js';
import type { Slots } from '../runtime/slots.js';
import { Thread } from '../runtime/threads.js';
import {
  Callable,
  ClassObject,
  Float,
  Instance,
  NativeFunction,
  SquirrelArray,
  Table,
  typeName,
  type Code,
  type Value,
} from '../runtime/values.js';

/**
 * A function of the library: how many values it takes, `this` among them (below 0: at least so
 * many, 0: any number), their types in the letters of Squirrel's own library, and what it does.
 */
export type Definition = readonly [count: number, types: string, code: Code];

/** The types that a letter stands for, in the order in which Squirrel names them. */
const types: Readonly<Record<string, readonly string[]>> = {
  o: ['null'],
  n: ['integer', 'float'],
  i: ['integer'],
  f: ['float'],
  b: ['bool'],
  s: ['string'],
  t: ['table'],
  a: ['array'],
  c: ['function', 'function'],
  g: ['generator'],
  v: ['thread'],
  y: ['class'],
  x: ['instance'],
  r: ['weakref'],
};

/** The order in which the types of a parameter are listed. */
const order = ['null', 'integer', 'float', 'bool', 'string', 'table', 'array', 'function'];

type Check = ((value: Value) => boolean) & { readonly expected: string };

const tests: Readonly<Record<string, (value: Value) => boolean>> = {
  o: (value) => value === null,
  n: (value) => typeof value === 'number' || value instanceof Float,
  i: (value) => typeof value === 'number',
  f: (value) => value instanceof Float,
  b: (value) => typeof value === 'boolean',
  s: (value) => typeof value === 'string',
  t: (value) => value instanceof Table,
  a: (value) => value instanceof SquirrelArray,
  c: (value) => value instanceof Callable,
  g: (value) => value instanceof GeneratorObject,
  v: (value) => value instanceof Thread,
  y: (value) => value instanceof ClassObject,
  x: (value) => value instanceof Instance,
  r: (value) => typeName(value) === 'weakref',
};

/** The checks of `x|y s n`, one for each parameter; null where anything goes. */
function checksOf(letters: string): (Check | null)[] {
  const parameters = letters.match(/[a-z.](?:\|[a-z])*/g) ?? [];
  return parameters.map((each) => (each === '.' ? null : checkOf(each.split('|'))));
}

function checkOf(letters: readonly string[]): Check {
  const [first, ...others] = letters.map((each) => tests[each]!);
  const test = (value: Value): boolean => first!(value) || others.some((each) => each(value));
  const names = letters.flatMap((each) => types[each]!);
  const sorted = [...names].sort((left, right) => order.indexOf(left) - order.indexOf(right));
  return Object.assign(test, { expected: sorted.join('|') });
}

function refuse(place: number, value: Value, { expected }: Check): never {
  const type = typeName(value);
  raise(`parameter ${place} has an invalid type '${type}' ; expected: '${expected}'`);
}

export function native(name: string, [count, letters, code]: Definition): NativeFunction {
  const arity = count > 0 ? count - 1 : -1;
  const least = count < 0 ? -count - 1 : -1;
  return new NativeFunction(name, arity, checked(checksOf(letters), arity, code), least);
}

/** Code that checks its arguments first; the frequent numbers of them are done without an array. */
function checked(checks: readonly (Check | null)[], arity: number, code: Code): Code {
  const [self = null, first = null] = checks;
  if (checks.every((each) => each === null)) return code;
  if (arity === 0) {
    return (of) => {
      if (self !== null && !self(of)) refuse(0, of, self);
      return code(of);
    };
  }
  if (arity === 1) {
    return (of, value) => {
      if (self !== null && !self(of)) refuse(0, of, self);
      if (first !== null && !first(value)) refuse(1, value, first);
      return code(of, value);
    };
  }
  return (of, ...args) => {
    if (self !== null && !self(of)) refuse(0, of, self);
    args.forEach((value, place) => {
      const check = checks[place + 1];
      if (check && !check(value)) refuse(place + 1, value, check);
    });
    return code(of, ...args);
  };
}

/** Gives all values of a type these functions. */
export function defineAll(slots: Slots, definitions: Readonly<Record<string, Definition>>): void {
  for (const [name, definition] of Object.entries(definitions)) {
    slots[name] = native(name, definition);
  }
}
