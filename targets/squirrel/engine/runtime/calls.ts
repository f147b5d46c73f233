import { runToEnd } from './coroutines.js';
import { raise } from './errors.js';
import { metamethodOf } from './metamethods.js';
import {
  Callable,
  ClassObject,
  Closure,
  Instance,
  NativeFunction,
  typeName,
  type Value,
} from './values.js';

// Calls in compiled code, by the number of arguments: these need neither an array nor a check.

export function call0(callee: Value, self: Value): Value {
  if (callee instanceof Callable && callee.arity === 0) return callee.code(self);
  return call(callee, self, []);
}

export function call1(callee: Value, self: Value, first: Value): Value {
  if (callee instanceof Callable && callee.arity === 1) return callee.code(self, first);
  return call(callee, self, [first]);
}

export function call2(callee: Value, self: Value, first: Value, second: Value): Value {
  if (callee instanceof Callable && callee.arity === 2) return callee.code(self, first, second);
  return call(callee, self, [first, second]);
}

export function call3(c: Value, self: Value, first: Value, second: Value, third: Value): Value {
  if (c instanceof Callable && c.arity === 3) return c.code(self, first, second, third);
  return call(c, self, [first, second, third]);
}

/** Calls a function, makes an instance of a class, or calls the `_call` of a value. */
export function call(callee: Value, self: Value, args: Value[]): Value {
  if (callee instanceof Callable) return apply(callee, self, args);
  if (callee instanceof ClassObject) return instantiate(callee, args);
  const method = metamethodOf(callee, '_call');
  if (method === null) raise(`attempt to call '${typeName(callee)}'`);
  return callMetamethod(method, callee, [self, ...args]);
}

function apply(callee: Callable, self: Value, args: Value[]): Value {
  const all = callee instanceof Closure ? completed(callee, args) : checked(callee, args);
  if (callee instanceof Closure && callee.parts.info.isCoroutine) {
    return runToEnd(callee.code(self, ...all));
  }
  return callee.code(self, ...all);
}

/** The arguments with the defaults of those that are missing. */
export function completed({ parts }: Closure, args: Value[]): Value[] {
  const { info, defaults } = parts;
  const wanted = info.parameters.length;
  if (args.length === wanted || (info.hasRest && args.length >= wanted)) return args;
  const missing = wanted - args.length;
  if (missing < 0 || missing > defaults.length) raise('wrong number of parameters');
  return [...args, ...defaults.slice(defaults.length - missing)];
}

function checked(callee: Callable, args: Value[]): Value[] {
  const least = callee instanceof NativeFunction ? callee.least : 0;
  const isRight = callee.arity >= 0 ? args.length === callee.arity : args.length >= least;
  if (!isRight) raise('wrong number of parameters');
  return args;
}

function instantiate(classObject: ClassObject, args: Value[]): Instance {
  const instance = makeInstance(classObject);
  const constructor = classObject.methods.constructor;
  if (!(constructor instanceof Callable)) return instance;
  if (constructor.arity === args.length) constructor.code(instance, ...args);
  else call(constructor, instance, args);
  return instance;
}

/** An instance whose constructor has not been called. */
export function makeInstance(classObject: ClassObject): Instance {
  classObject.lock();
  return new Instance(classObject);
}

/** How many calls may be within each other where each goes through the machine itself. */
const mostNested = 100;

/** The program itself is the first one. */
let nested = 1;

/** Calls a metamethod of the value. */
export function callMetamethod(method: Callable, self: Value, args: Value[]): Value {
  return callNested(1, method, self, args);
}

/** Calls what a function of the library was given. */
export function callFromLibrary(callee: Value, self: Value, args: Value[]): Value {
  return callNested(2, callee, self, args);
}

function callNested(levels: number, callee: Value, self: Value, args: Value[]): Value {
  if (nested + levels > mostNested) raise('Native stack overflow');
  nested += levels;
  try {
    return call(callee, self, args);
  } finally {
    nested -= levels;
  }
}
