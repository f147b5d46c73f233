import { callFromLibrary as call, makeInstance } from '../runtime/calls.js';
import { GeneratorObject } from '../runtime/coroutines.js';
import { raise } from '../runtime/errors.js';
import { newMember } from '../runtime/members.js';
import { isTrue } from '../runtime/operators.js';
import { Thread } from '../runtime/threads.js';
import {
  Callable,
  ClassObject,
  Closure,
  delegates,
  Instance,
  NativeFunction,
  SquirrelArray,
  Table,
  WeakReference,
  type Value,
} from '../runtime/values.js';
import { defineAll, type Definition } from './native.js';
import { raw, shared } from './tables.js';

/** `call` and `pcall`: the first argument is what `this` is. */
const callWith: Definition = [
  -2,
  'c',
  (self, environment, ...args) => call(self, environment, args),
];

/** `acall` and `pacall`: the same, all of it in an array. */
const callWithArray: Definition = [
  2,
  'ca',
  (self, array) => {
    const [environment, ...args] = (array as SquirrelArray).items;
    if (environment === undefined) raise('wrong number of parameters');
    return call(self, environment, args);
  },
];

const closureMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  call: callWith,
  pcall: callWith,
  acall: callWithArray,
  pacall: callWithArray,
  bindenv: [2, 'cx|y|t', (self, environment) => bindenv(self as Callable, environment)],
};

/** Functions that tell what a function is. */
const inspection: Readonly<Record<string, Definition>> = {
  getinfos: [1, 'c', (self) => getInfos(self as Callable)],
  getroot: [
    1,
    'c',
    (self) => (self instanceof Closure ? self.parts.root : raise('closure expected')),
  ],
};

function bindenv(callable: Callable, environment: Value): Value {
  if (callable instanceof Closure) return callable.with({ environment });
  if (callable instanceof NativeFunction) return callable.bind(environment);
  raise('the target is not a closure');
}

function getInfos(callable: Callable): Value {
  if (callable instanceof NativeFunction) {
    return new Table(4).put('native', true).put('name', callable.name);
  }
  if (!(callable instanceof Closure)) raise('the target is not a closure');
  const { info, defaults } = callable.parts;
  const parameters = ['this', ...info.parameters, ...(info.hasRest ? ['vargv', '...'] : [])];
  return new Table(4)
    .put('native', false)
    .put('name', info.name ?? null)
    .put('src', info.file)
    .put('parameters', new SquirrelArray(parameters))
    .put('varargs', Number(info.hasRest))
    .put('defparams', new SquirrelArray([...defaults]));
}

const generatorMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  getstatus: [1, 'g', (self) => (self as GeneratorObject).status],
};

const threadMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  call: [-1, 'v', (self, ...args) => (self as Thread).start(args)],
  wakeup: [-1, 'v', (self, value = null) => (self as Thread).wakeUp(value)],
  wakeupthrow: [-2, 'v.b', (self, value) => (self as Thread).wakeUpThrowing(value)],
  getstatus: [1, 'v', (self) => (self as Thread).status],
};

const weakrefMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  ref: [1, 'r', (self) => (self as WeakReference).target],
};

const addMember: Definition = [
  -3,
  'y',
  (self, key, value, attributes = null, isStatic = false) => {
    addClassMember(self as ClassObject, key, value, attributes, isStatic);
    return null;
  },
];

function addClassMember(
  to: ClassObject,
  key: Value,
  value: Value,
  attributes: Value,
  isStatic: Value,
): void {
  if (key === null) raise('null key');
  newMember(to, key, value, isTrue(isStatic));
  if (attributes !== null) to.memberAttributes.set(key, attributes);
}

const classMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  ...raw('y'),
  getattributes: [2, 'y.', (self, key) => getAttributes(self as ClassObject, key)],
  setattributes: [
    3,
    'y..',
    (self, key, value) => exchangeAttributes(self as ClassObject, key, value),
  ],
  instance: [1, 'y', (self) => makeInstance(self as ClassObject)],
  getbase: [1, 'y', (self) => (self as ClassObject).base],
  newmember: addMember,
  rawnewmember: addMember,
};

function getAttributes(of: ClassObject, key: Value): Value {
  if (key === null) return of.attributes;
  if (typeof key !== 'string' || of.get(key) === undefined) raise('wrong index');
  return of.memberAttributes.get(key) ?? null;
}

function exchangeAttributes(of: ClassObject, key: Value, value: Value): Value {
  const old = getAttributes(of, key);
  if (key === null) of.attributes = value;
  else of.memberAttributes.set(key, value);
  return old;
}

const instanceMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  ...raw('x'),
  getclass: [1, 'x', (self) => (self as Instance).classObject],
};

/** Gives functions, classes, instances, generators, threads and weak references theirs. */
export function defineObjects(): void {
  defineAll(delegates.closure, { ...closureMembers, ...inspection });
  defineAll(delegates.generator, generatorMembers);
  defineAll(delegates.thread, threadMembers);
  defineAll(delegates.weakref, weakrefMembers);
  defineAll(delegates.class, classMembers);
  defineAll(delegates.instance, instanceMembers);
}
