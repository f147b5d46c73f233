import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { collectionOf, isArray, isPlain, isString } from './types.js';

// A record is a table in Squirrel. One whose type has numbers for keys has them in its table, too: as no
// text may ask for them, it does not matter that they are texts in JavaScript.

/** Whether a value is a table, as far as its type says: no class has made it. */
export function isRecord(context: Context, type: ts.Type): boolean {
  if ((type.flags & ts.TypeFlags.Object) === 0 || isString(type)) return false;
  if (isArray(context, type) || collectionOf(type) !== null || type.isClass()) return false;
  return type.getCallSignatures().length === 0;
}

/** Whether a type has keys of which the program may only speak as numbers. */
export function takesNumbers({ checker }: Context, type: ts.Type): boolean {
  if (checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined) return false;
  const isIndexed = checker.getIndexInfoOfType(type, ts.IndexKind.Number) !== undefined;
  return isIndexed || type.getProperties().some(({ name }) => isNumeric(name));
}

/** Whether a key is one that a number makes. */
export function isNumeric(key: string): boolean {
  return String(Number(key)) === key;
}

/** Whether a value is data that JSON can hold, as far as its type says. */
export function isData(
  context: Context,
  type: ts.Type,
  seen: ReadonlySet<ts.Type> = new Set(),
): boolean {
  if (isPlain(type) || seen.has(type)) return true;
  const within = new Set(seen).add(type);
  if (type.isUnion())
    return type.types.every((each) => isPlain(each) || isData(context, each, within));
  if (isArray(context, type)) {
    const element = context.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return element !== undefined && isData(context, element, within);
  }
  if (!isRecord(context, type)) return false;
  const { checker } = context;
  const indexed = checker.getIndexInfosOfType(type).map((each) => each.type);
  const members = checker.getPropertiesOfType(type).map((each) => checker.getTypeOfSymbol(each));
  return [...indexed, ...members].every((each) => isData(context, each, within));
}
