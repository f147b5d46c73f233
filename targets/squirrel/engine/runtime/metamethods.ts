import { Callable, Instance, Table, type Value } from './values.js';

/** A function that Squirrel calls by itself for a table with a delegate, or an instance. */
export function metamethodOf(value: Value, name: string): Callable | null {
  if (value instanceof Instance) return value.classObject.metamethods[name] ?? null;
  if (!(value instanceof Table) || value.delegate === null) return null;
  const found = value.delegate.slots[name];
  return found instanceof Callable ? found : null;
}
