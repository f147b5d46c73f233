import { ts } from 'ts-morph';
import type { Context } from './context.js';

const unsure = ts.TypeFlags.Unknown | ts.TypeFlags.Any;

/** Whether a value may be null or undefined, which are one in Squirrel. */
export function mayBeNull(type: ts.Type): boolean {
  return nothingsOf(type).size > 0;
}

export const isBoolean = (type: ts.Type): boolean => isAll(type, ts.TypeFlags.BooleanLike);
export const isNumber = (type: ts.Type): boolean => isAll(type, ts.TypeFlags.NumberLike);
export const isString = (type: ts.Type): boolean => isAll(type, ts.TypeFlags.StringLike);

/** Which of JavaScript's two nothings may be in a type. */
export function nothingsOf(type: ts.Type): Set<'null' | 'undefined'> {
  const found = new Set<'null' | 'undefined'>();
  for (const { flags } of membersOf(type)) {
    if (flags & (ts.TypeFlags.Null | unsure)) found.add('null');
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | unsure)) found.add('undefined');
  }
  return found;
}

/** Whether a value may be an object, an array or a function. */
export function mayBeObject(type: ts.Type): boolean {
  return membersOf(type).some(
    ({ flags }) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) !== 0,
  );
}

/** Whether a value is a text, a number, a boolean or nothing. */
export function isPlain(type: ts.Type): boolean {
  const { StringLike, NumberLike, BooleanLike, Null, Undefined } = ts.TypeFlags;
  return isAll(type, StringLike | NumberLike | BooleanLike | Null | Undefined);
}

/** Whether a value is true in both languages whenever it is not null: no number, text or boolean. */
export function isTrueUnlessNull(context: Context, type: ts.Type): boolean {
  if (type.isTypeParameter() || context.isGlobals(type)) return false;
  const members = membersOf(type).filter(({ flags }) => (flags & nothings) === 0);
  return members.length > 0 && members.every((each) => isTrue(context, each));
}

const nothings = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** Whether a type is of objects alone: `{}`, for one, takes numbers, too. */
function isTrue({ checker }: Context, type: ts.Type): boolean {
  if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) === 0) return false;
  const falsy = [checker.getNumberType(), checker.getStringType(), checker.getBooleanType()];
  return !falsy.some((each) => checker.isTypeAssignableTo(each, type));
}

/** Whether a value is an array whenever it is not null. */
export function isArray(context: Context, type: ts.Type): boolean {
  const members = membersOf(context.checker.getNonNullableType(type));
  return members.every(
    (each) => context.checker.isArrayType(each) || context.checker.isTupleType(each),
  );
}

export function isFunction(context: Context, type: ts.Type): boolean {
  return context.checker.getNonNullableType(type).getCallSignatures().length > 0;
}

/** Whether a type has numbers that it does not name one by one, or fractions. */
export function mayBeNumber(type: ts.Type): boolean {
  return membersOf(type).some((each) => {
    if (each.isNumberLiteral()) return !Number.isInteger(each.value);
    const { StringLike, BooleanLike, Null, Undefined, Void, Never } = ts.TypeFlags;
    return (each.flags & (StringLike | BooleanLike | Null | Undefined | Void | Never)) === 0;
  });
}

function isAll(type: ts.Type, flags: ts.TypeFlags): boolean {
  return membersOf(type).every((each) => (each.flags & (flags | ts.TypeFlags.Never)) !== 0);
}

const generic = ts.TypeFlags.InstantiableNonPrimitive | ts.TypeFlags.Intersection;

function membersOf(type: ts.Type): readonly ts.Type[] {
  if (type.isUnion()) return type.types;
  // A type parameter is what it extends, and `Handlers[Name]` what any of the handlers is.
  const constraint = (type.flags & generic) !== 0 ? type.getConstraint() : undefined;
  return constraint === undefined || constraint === type ? [type] : membersOf(constraint);
}

/** Whether a file declares what JavaScript itself has. */
export function isJavaScript(file: ts.SourceFile): boolean {
  return /\/typescript\/lib\/lib\.[^/]+$/.test(file.fileName);
}

/** Whether a tuple has an element at a place, whatever its length. */
export function isElement(type: ts.Type, at: number): boolean {
  const property = type.getProperty(String(at));
  return property !== undefined && !(property.flags & ts.SymbolFlags.Optional);
}

/** Whether a member is one of JavaScript's own or of a package, not of this program. */
export function isForeign({ program }: Context, declaration: ts.Declaration): boolean {
  const file = declaration.getSourceFile();
  return file.fileName.includes('/node_modules/') && program.libraries.of(file) === null;
}

const collections: Readonly<Record<string, 'Map' | 'Set' | 'iterator'>> = {
  Map: 'Map',
  ReadonlyMap: 'Map',
  Set: 'Set',
  ReadonlySet: 'Set',
  ArrayIterator: 'iterator',
  MapIterator: 'iterator',
  SetIterator: 'iterator',
};

/** Whether a type is one that JavaScript declares under one of some names. */
function isDeclaredAs(type: ts.Type, names: ReadonlySet<string>): boolean {
  const symbol = type.getSymbol();
  const file = symbol?.declarations?.[0]?.getSourceFile();
  return file?.isDeclarationFile === true && names.has(symbol!.name);
}

const generators = new Set(['Generator']);
const iterables = new Set(['Iterable', 'IterableIterator', 'Iterator', 'IteratorObject']);
const iteratorResults = new Set(['IteratorResult', 'IteratorYieldResult', 'IteratorReturnResult']);

/** Whether a value comes from a generator function. */
export const isGenerator = (type: ts.Type): boolean => isDeclaredAs(type, generators);

/** Whether a value may be anything that a loop can walk. */
export const isIterable = (type: ts.Type): boolean => isDeclaredAs(type, iterables);

/** Whether a value is what `next()` of an iterator gives. */
export function isIteratorResult(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.every((each) => isDeclaredAs(each, iteratorResults));
}

/** The method of a type of the program that makes its values for a loop. */
export function iteratorMethodOf(
  type: ts.Type,
): ts.MethodDeclaration | ts.MethodSignature | undefined {
  const declarations = type.getProperties().flatMap((each) => each.declarations ?? []);
  return declarations
    .filter((each) => ts.isMethodDeclaration(each) || ts.isMethodSignature(each))
    .find((each) => isIteratorName(each.name) && !each.getSourceFile().isDeclarationFile);
}

/** `[Symbol.iterator]` */
export function isIteratorName(name: ts.PropertyName): boolean {
  return ts.isComputedPropertyName(name) && name.expression.getText() === 'Symbol.iterator';
}

/** Whether a value is a Map or a Set of JavaScript, or walks one. */
export function collectionOf(type: ts.Type): 'Map' | 'Set' | 'iterator' | null {
  const symbol = type.getSymbol();
  const file = symbol?.declarations?.[0]?.getSourceFile();
  return file?.isDeclarationFile === true ? (collections[symbol!.name] ?? null) : null;
}
