/**
 * Values of Squirrel to and from those of JSON, for what a machine exchanges with the world.
 */
import { decodeText, encodeText } from './parse/bytes.js';
import { toText } from './runtime/text.js';
import { float, Float, SquirrelArray, Table, typeName, type Value } from './runtime/values.js';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Numbers that are integers of 32 bits become integers, others floats. */
export function fromJson(json: unknown): Value {
  if (json === null || json === undefined || typeof json === 'boolean') return json ?? null;
  if (typeof json === 'number')
    return Number.isInteger(json) && (json | 0) === json ? json : float(json);
  if (typeof json === 'string') return encodeText(json);
  if (Array.isArray(json)) return new SquirrelArray(json.map(fromJson));
  const entries = Object.entries(json);
  const table = new Table(entries.length);
  for (const [name, value] of entries) table.put(encodeText(name), fromJson(value));
  return table;
}

/** @throws an Error for values that JSON does not have, such as functions and instances. */
export function toJson(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return decodeText(value);
  if (value instanceof Float) return value.value;
  if (value instanceof SquirrelArray) return value.items.map(toJson);
  if (!(value instanceof Table)) throw new Error(`A ${typeName(value)} cannot be serialized.`);
  const entries = [...value.entries()];
  return Object.fromEntries(entries.map(([key, each]) => [decodeText(toText(key)), toJson(each)]));
}
