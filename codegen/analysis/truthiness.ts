import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { mayBeFloat } from './fractions.js';
import { once } from './once.js';
import { isPartMissed, mayFindNothing } from './presence.js';
import { bare, isLogical } from './uses.js';

/**
 * How the truth of a value is found. Squirrel has another idea than JavaScript of two values alone: ""
 * and NaN are true.
 */
export interface Truth {
  /** Whether it may be a text. */
  readonly mayBeText: boolean;
  /** Whether it may be something else than a text. */
  readonly mayBeOther: boolean;
  /** Whether it may be NaN. */
  readonly mayBeNaN: boolean;
}

/**
 * How the truth of a value is found. `a && b` and `a || b` are one of their operands; TypeScript would look
 * at all of a long chain for each part of it.
 */
export const truthOf = once((context, node: ts.Expression): Truth => {
  if (!ts.isBinaryExpression(node) || !isLogical(node)) return truthOfValue(context, node);
  const [left, right] = [truthOf(context, node.left), truthOf(context, node.right)];
  return {
    mayBeText: left.mayBeText || right.mayBeText,
    mayBeOther: left.mayBeOther || right.mayBeOther,
    mayBeNaN: left.mayBeNaN || right.mayBeNaN,
  };
});

function truthOfValue(context: Context, node: ts.Expression): Truth {
  const members = membersOf(context, context.typeOf(node));
  if (members === null) {
    return { mayBeText: true, mayBeOther: true, mayBeNaN: mayBeFloat(context, node) };
  }
  const is = (flags: ts.TypeFlags): boolean => members.some((each) => (each.flags & flags) !== 0);
  return {
    mayBeText: is(ts.TypeFlags.StringLike),
    mayBeOther:
      members.some(({ flags }) => (flags & ts.TypeFlags.StringLike) === 0) ||
      mayBeMissing(context, node),
    mayBeNaN: is(ts.TypeFlags.NumberLike) && mayBeFloat(context, node),
  };
}

/** Whether a value may be null though its type has no such value: a read that may find nothing. */
function mayBeMissing(context: Context, node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return mayBeMissing(context, node.expression);
  if (!ts.isIdentifier(node)) return mayFindNothing(context, node);
  const declaration = context.symbolOf(node)?.valueDeclaration;
  return declaration !== undefined && mayHoldMissing(context, declaration);
}

/** Whether a variable may hold what a read did not find. */
const mayHoldMissing = once((context, declaration: ts.Declaration): boolean => {
  if (ts.isBindingElement(declaration)) return isPartMissed(context, declaration);
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  return mayBeMissing(context, bare(declaration.initializer));
});

/** How the truth of any value of a type is found. */
export function truthOfType(context: Context, type: ts.Type): Truth {
  const members = membersOf(context, type);
  if (members === null) return { mayBeText: true, mayBeOther: true, mayBeNaN: true };
  const isText = ({ flags }: ts.Type): boolean => (flags & ts.TypeFlags.StringLike) !== 0;
  return {
    mayBeText: members.some(isText),
    mayBeOther: !members.every(isText),
    mayBeNaN: members.some(({ flags }) => (flags & ts.TypeFlags.NumberLike) !== 0),
  };
}

/** The types that a value may have; null for one that may be anything. */
function membersOf(context: Context, type: ts.Type): readonly ts.Type[] | null {
  if (type.isUnion()) {
    const members = type.types.map((each) => membersOf(context, each));
    return members.includes(null) ? null : members.flatMap((each) => each ?? []);
  }
  const { flags } = type;
  if (flags & ts.TypeFlags.TypeParameter) {
    const constraint = type.getConstraint();
    return constraint === undefined ? null : membersOf(context, constraint);
  }
  const { StringLike, NumberLike, BooleanLike, Null, Undefined, Void, Never } = ts.TypeFlags;
  const isPlain = StringLike | NumberLike | BooleanLike | Null | Undefined | Void | Never;
  return (flags & isPlain) !== 0 || isObject(context, type) ? [type] : null;
}

/** Whether a type is of objects alone: `{}`, for one, takes numbers, too. */
function isObject({ checker }: Context, type: ts.Type): boolean {
  const { Object, NonPrimitive, Intersection } = ts.TypeFlags;
  if ((type.flags & (Object | NonPrimitive | Intersection)) === 0) return false;
  const falsy = [checker.getNumberType(), checker.getStringType(), checker.getBooleanType()];
  return !falsy.some((each) => checker.isTypeAssignableTo(each, type));
}
