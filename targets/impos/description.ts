/** The form of the description of impOS: plain data, so that tests, hints and types can read it. */

/** The type of a value in Squirrel; `object` is one of impOS's own, such as a pin. */
export type ValueType =
  | 'array'
  | 'blob'
  | 'bool'
  | 'float'
  | 'function'
  | 'integer'
  | 'null'
  | 'object'
  | 'string'
  | 'table'
  | 'timer';

export type Unit = 's' | 'ms' | 'us' | 'bytes' | 'Hz' | 'kHz' | 'baud' | 'V' | 'dBm';

/** A value that goes into a function or comes out of it. */
export interface Value {
  /** What it can be; none for anything. */
  readonly types: readonly ValueType[];
  readonly unit?: Unit;
  /** The least and the greatest that are allowed, where that is documented. */
  readonly range?: readonly [number, number];
}

export interface Parameter extends Value {
  readonly name: string;
  readonly isOptional: boolean;
  /** What counts if it is left out, where that is documented. */
  readonly default?: number | string | boolean;
}

/** What is known of a member. */
interface Known {
  /** The production release of impOS that brought it; null for always, or not known. */
  readonly since: number | null;
  /** The page of impOS's documentation; null if it was not checked against the documentation. */
  readonly source: string | null;
}

export interface Method extends Known {
  readonly kind: 'method';
  readonly parameters: readonly Parameter[];
  /** Null for nothing. */
  readonly result: Value | null;
  /** Whether the call does not come back. */
  readonly isFinal: boolean;
}

/** A value, or an object of another description: the name of that. */
export interface Property extends Known {
  readonly kind: 'property';
  readonly types: readonly ValueType[];
  readonly object: ObjectName | null;
}

export type Member = Method | Property;
export type Members = Readonly<Record<string, Member>>;

/** The objects of impOS. */
export type ObjectName =
  | 'server'
  | 'imp'
  | 'net'
  | 'hardware'
  | 'agent'
  | 'pin'
  | 'i2c'
  | 'spi'
  | 'uart'
  | 'spiflash'
  | 'sampler'
  | 'fixedfrequencydac'
  | 'usb'
  | 'bluetooth'
  | 'blob'
  | 'crypto';

/** A constant: its name, and its number where that is documented. */
export interface Constant extends Known {
  readonly value: number | null;
  /** Constants that are used together, and those that may be added up. */
  readonly family: string;
  readonly isFlag: boolean;
}

type Types = ValueType | readonly ValueType[];

interface ValueOptions {
  readonly unit?: Unit;
  readonly range?: readonly [number, number];
}

interface MethodOptions {
  readonly since?: number;
  readonly isFinal?: boolean;
}

const ALWAYS = null;

/** What was learnt from public device programs, and not checked against impOS's documentation. */
export const UNCHECKED = null;

export function value(types: Types, options: ValueOptions = {}): Value {
  return { types: typeof types === 'string' ? [types] : types, ...options };
}

/** Anything at all. */
export const ANYTHING: Value = { types: [] };

export function required(
  name: string,
  types: Types | Value,
  options: ValueOptions = {},
): Parameter {
  return { name, isOptional: false, ...toValue(types), ...options };
}

export function optional(
  name: string,
  types: Types | Value,
  options: ValueOptions & Pick<Parameter, 'default'> = {},
): Parameter {
  return { name, isOptional: true, ...toValue(types), ...options };
}

export function method(
  source: string | null,
  parameters: readonly Parameter[] = [],
  result: Types | Value | null = null,
  { since, isFinal = false }: MethodOptions = {},
): Method {
  return {
    kind: 'method',
    parameters,
    result: result === null ? null : toValue(result),
    since: since ?? ALWAYS,
    source,
    isFinal,
  };
}

/** A value that a program reads. */
export function property(source: string | null, types: Types): Property {
  return { kind: 'property', ...value(types), object: null, since: ALWAYS, source };
}

/** A member that is an object with members of its own. */
export function object(source: string | null, name: ObjectName): Property {
  return { kind: 'property', types: ['object'], object: name, since: ALWAYS, source };
}

function toValue(types: Types | Value): Value {
  return typeof types === 'object' && 'types' in types ? types : value(types);
}
