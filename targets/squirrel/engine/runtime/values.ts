/**
 * The values of Squirrel. Integers are numbers, strings are strings of bytes, `null` and the bools
 * are their own; floats are objects, so that a number is always an integer.
 */
import { metamethods } from '../../../../codegen/squirrel/words.js';
import { MemberOrder } from './member-order.js';
import { emptySlots, inherit, Slots } from './slots.js';

export type Value = null | boolean | number | string | Float | HeapObject;

/** A value that is a key: floats that are equal are the same object. */
export type Key = boolean | number | string | Float | HeapObject;

// The fields of these classes are declared and then assigned: V8 takes much longer to define them.

/** A number of 32 bits that is not an integer. */
export class Float {
  declare readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A float, rounded to 32 bits. */
export function float(value: number): Float {
  return new Float(Math.fround(value));
}

let lastPlace = 0x1000;

/**
 * What compiled code reads first are the members of a value, without looking at what it is. What it
 * does not find there is looked for elsewhere.
 */
export abstract class HeapObject {
  /** Members by name. */
  declare readonly slots: Slots;
  /** What may be written there: the same, or a mark for each. */
  declare readonly own: Slots;
  declare private address: number;

  constructor(slots: Slots, own: Slots) {
    this.slots = slots;
    this.own = own;
    this.address = 0;
  }

  /** A number as of a place in memory: who is asked first comes first. */
  get place(): number {
    if (this.address === 0) this.address = lastPlace += 0x20;
    return this.address;
  }
}

/** The members that all values of a type have; the library fills them. */
export const delegates = {
  array: new Slots(),
  table: new Slots(),
  string: new Slots(),
  number: new Slots(),
  class: new Slots(),
  instance: new Slots(),
  closure: new Slots(),
  generator: new Slots(),
  thread: new Slots(),
  weakref: new Slots(),
};

export class SquirrelArray extends HeapObject {
  declare readonly items: Value[];
  /** How many items it was made with: there is room for exactly these. */
  declare readonly made: number;

  constructor(items: Value[]) {
    super(delegates.array, emptySlots);
    this.items = items;
    this.made = items.length;
  }
}

const noNames: readonly string[] = [];

export class Table extends HeapObject {
  /** Members whose key is not a string. */
  declare private others: Map<Key, Value> | null;
  declare readonly order: MemberOrder;
  declare delegate: Table | null;

  /**
   * @param size - how many members are expected.
   * @param slots - those that are there, which have these names.
   */
  constructor(size: number, slots = new Slots(), names: readonly string[] = noNames) {
    super(slots, slots);
    this.others = null;
    this.order = new MemberOrder(size, names);
    this.delegate = null;
  }

  get(key: Value): Value | undefined {
    if (typeof key === 'string') return this.slots[key];
    return this.others?.get(keyOf(key));
  }

  /** Puts a value under a key, whether there was one or not. */
  put(key: Value, value: Value): this {
    if (typeof key === 'string') {
      if (this.slots[key] === undefined) this.order.add(key);
      this.slots[key] = value;
    } else {
      this.putOther(keyOf(key), value);
    }
    return this;
  }

  private putOther(key: Key, value: Value): void {
    this.others ??= new Map();
    if (!this.others.has(key)) this.order.add(key);
    this.others.set(key, value);
  }

  remove(key: Value): void {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- It is as dynamic as they are.
    if (typeof key === 'string') delete this.slots[key];
    else this.others?.delete(keyOf(key));
    this.order.remove(keyOf(key));
  }

  clear(): void {
    for (const key of Object.keys(this.slots)) Reflect.deleteProperty(this.slots, key);
    this.others = null;
    this.order.clear();
  }

  /** Keys and values, in any order. */
  *members(): Generator<[Key, Value]> {
    for (const name of Object.keys(this.slots)) yield [name, this.slots[name]!];
    yield* this.others ?? [];
  }

  /** Keys and values, in their order. */
  *entries(): Generator<[Key, Value]> {
    for (let at = this.order.find(0); at >= 0; at = this.order.find(at + 1)) {
      const key = this.order.keyAt(at);
      yield [key, this.get(key)!];
    }
  }

  clone(): Table {
    const copy = new Table(this.order.capacity);
    for (const [key, value] of this.entries()) copy.put(key, value);
    copy.delegate = this.delegate;
    return copy;
  }
}

type MakeTable = (...values: Value[]) => Table;

/** Compiles a function that makes tables with these members, so that they look alike to V8. */
export function tableMaker(names: readonly string[]): MakeTable {
  const values = names.map((_, place) => `v${place}`).join(', ');
  const lines = names.map((name, place) => `this[${JSON.stringify(name)}] = v${place};`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The names are quoted.
  const Made = new Function(values, lines.join('\n'));
  Object.defineProperty(Made, 'prototype', { value: Slots.prototype as object });
  const code = `return (${values}) => new Table(${names.length}, new Made(${values}), names);`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function('Table', 'Made', 'names', code);
  return (make as (...args: unknown[]) => MakeTable)(Table, Made, names);
}

const floatKeys = new Map<number, Float>();

function keyOf(key: Value): Key {
  return key instanceof Float ? floatKey(key) : key!;
}

function floatKey(key: Float): Float {
  const known = floatKeys.get(key.value);
  if (known === undefined) floatKeys.set(key.value, key);
  return known ?? key;
}

/** The metamethods of a class, by name. */
export type Metamethods = Partial<Record<string, Callable>>;

/** Makes the fields of a new instance. */
type MakeFields = new (values: readonly Value[]) => Slots;

export class ClassObject extends HeapObject {
  /** Functions and static members. */
  readonly methods: Slots;
  readonly order: MemberOrder;
  /** The fields and what they are at first, in the order in which they were declared. */
  readonly fieldNames: string[];
  readonly fieldValues: Value[];
  readonly metamethods: Metamethods;
  readonly memberAttributes = new Map<Value, Value>();
  attributes: Value = null;
  isLocked = false;
  private makeFields: MakeFields | null = null;

  constructor(readonly base: ClassObject | null) {
    const methods = new Slots();
    super(inherit(methods), new Slots());
    this.methods = methods;
    this.metamethods = { ...base?.metamethods };
    this.fieldNames = [...(base?.fieldNames ?? [])];
    this.fieldValues = [...(base?.fieldValues ?? [])];
    this.order = new MemberOrder(base?.order.capacity ?? 0, noNames);
    if (base !== null) this.copyMembers(base);
  }

  private copyMembers({ methods, slots, own, order, memberAttributes }: ClassObject): void {
    Object.assign(this.methods, methods);
    Object.assign(this.slots, slots);
    Object.assign(this.own, own);
    for (const [name, value] of memberAttributes) this.memberAttributes.set(name, value);
    for (let at = order.find(0); at >= 0; at = order.find(at + 1)) this.order.add(order.keyAt(at));
  }

  get(key: Value): Value | undefined {
    return typeof key === 'string' ? this.slots[key] : undefined;
  }

  /** Adds a member or replaces it. What is a field stays one. */
  putMember(name: string, value: Value, isShared: boolean): void {
    if (this.own[name] === undefined && isShared) this.putShared(name, value);
    else this.putField(name, value);
  }

  private putShared(name: string, value: Value): void {
    if (value instanceof Callable && metamethods.has(name)) {
      this.metamethods[name] = value;
      return;
    }
    if (this.methods[name] === undefined) this.order.add(name);
    const { base } = this;
    const sees = base !== null && value instanceof Closure;
    this.methods[name] = sees ? value.with({ base }) : value;
  }

  /** Instances that are made from now on have this field, or this value in it. */
  private putField(name: string, value: Value): void {
    const place = this.fieldNames.indexOf(name);
    if (this.slots[name] === undefined) this.order.add(name);
    if (place < 0) {
      this.fieldNames.push(name);
      this.fieldValues.push(value);
      this.own[name] = true;
    } else {
      this.fieldValues[place] = value;
    }
    this.slots[name] = value;
    this.makeFields = null;
  }

  lock(): void {
    if (this.isLocked) return;
    this.isLocked = true;
    this.base?.lock();
  }

  newFields(): Slots {
    this.makeFields ??= fieldMaker(this.fieldNames, this.methods);
    return new this.makeFields(this.fieldValues);
  }
}

/** Compiles a constructor, so that instances of a class look alike to V8. */
function fieldMaker(names: readonly string[], methods: Slots): MakeFields {
  const lines = names.map((name, place) => `this[${JSON.stringify(name)}] = values[${place}];`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The names are quoted.
  const make = new Function('values', lines.join('\n')) as unknown as MakeFields;
  Object.defineProperty(make, 'prototype', { value: methods });
  return make;
}

/** What a class of the library keeps in an instance. */
interface Payload {
  /** The bytes that it takes. */
  readonly capacity: number;
}

export class Instance extends HeapObject {
  declare readonly classObject: ClassObject;
  declare payload: Payload | null;

  constructor(classObject: ClassObject) {
    super(classObject.newFields(), classObject.own);
    this.classObject = classObject;
    this.payload = null;
  }

  /** A copy with the same values in its fields. */
  clone(): Instance {
    const copy = new Instance(this.classObject);
    for (const name of this.classObject.fieldNames) copy.slots[name] = this.slots[name];
    return copy;
  }
}

/** A JavaScript function that takes `this` and the arguments. */
export type Code = (self: Value, ...args: Value[]) => Value;

/** A callable value. Its code can be called directly with `arity` arguments. */
export abstract class Callable extends HeapObject {
  /** The number of arguments that need no check; -1 if any do. */
  declare readonly arity: number;
  declare readonly code: Code;

  constructor(arity: number, code: Code) {
    super(delegates.closure, emptySlots);
    this.arity = arity;
    this.code = code;
  }
}

/** What is known of a function before it runs. */
export interface FunctionInfo {
  /** Undefined for one that has no name. */
  readonly name: string | undefined;
  readonly file: string;
  readonly line: number;
  /** The names of its parameters, without `this` and what collects the rest. */
  readonly parameters: readonly string[];
  readonly hasRest: boolean;
  /** Whether its code is a generator of JavaScript, in programs with coroutines. */
  readonly isCoroutine: boolean;
  /** What its code takes of an imp's memory, about, and the texts in it. */
  readonly size: { readonly bytes: number; readonly texts: readonly string[] };
}

/**
 * Makes the code of a function, which may need to know its own closure. Without one, it may return
 * the values of the variables that it captures.
 */
export type CodeMaker = (closure: Holder | null) => Code | readonly (Value | undefined)[];

/** What the code of a function sees of its closure. */
export interface Holder {
  base: ClassObject | null;
  closure: Closure | null;
}

/** All that makes a closure. */
export interface ClosureParts {
  readonly info: FunctionInfo;
  readonly maker: CodeMaker;
  readonly defaults: readonly Value[];
  readonly root: Table;
  /** The class whose methods `base` means. */
  readonly base: ClassObject | null;
  /** What `this` always is; null where the caller says it. */
  readonly environment: Value;
}

export class Closure extends Callable {
  declare readonly parts: ClosureParts;

  constructor(parts: ClosureParts) {
    const { info, maker, base, environment } = parts;
    const holder: Holder = { base, closure: null };
    const code = maker(holder) as Code;
    const isSimple = !info.hasRest && !info.isCoroutine;
    super(
      isSimple ? info.parameters.length : -1,
      environment === null ? code : bound(code, environment, info.parameters.length),
    );
    this.parts = parts;
    holder.closure = this;
  }

  /** The values of the variables of other functions that it uses. */
  get captures(): readonly (Value | undefined)[] {
    const found = this.parts.maker(null);
    return typeof found === 'function' ? [] : found;
  }

  /** The same function, with other parts. */
  with(changes: Partial<ClosureParts>): Closure {
    return new Closure({ ...this.parts, ...changes });
  }
}

/** Code that does not care what `this` is. */
function bound(code: Code, self: Value, arity: number): Code {
  if (arity === 0) return () => code(self);
  if (arity === 1) return (_, first) => code(self, first);
  if (arity === 2) return (_, first, second) => code(self, first, second);
  return (_, ...args) => code(self, ...args);
}

export class NativeFunction extends Callable {
  constructor(
    readonly name: string,
    arity: number,
    code: Code,
    /** The least number of arguments where any number is right; -1 where none is checked. */
    readonly least: number,
  ) {
    super(arity, code);
  }

  /** The same function, with `this` always the same. */
  bind(environment: Value): NativeFunction {
    const code = bound(this.code, environment, this.arity);
    return new NativeFunction(this.name, this.arity, code, this.least);
  }
}

export class WeakReference extends HeapObject {
  constructor(readonly target: Value) {
    super(delegates.weakref, emptySlots);
  }
}

/** What a value is called in Squirrel. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'number':
      return 'integer';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    default:
      return value === null ? 'null' : objectType(value);
  }
}

/** Types that are declared elsewhere name themselves. */
const typeNames = new Map<unknown, string>([
  [Float, 'float'],
  [SquirrelArray, 'array'],
  [Table, 'table'],
  [ClassObject, 'class'],
  [Instance, 'instance'],
  [Closure, 'function'],
  [NativeFunction, 'function'],
  [WeakReference, 'weakref'],
]);

export function nameType(type: abstract new (...args: never[]) => HeapObject, name: string): void {
  typeNames.set(type, name);
}

function objectType(value: Float | HeapObject): string {
  return typeNames.get(value.constructor) ?? 'userdata';
}
