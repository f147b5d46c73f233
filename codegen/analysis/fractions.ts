import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { Kind } from './flow/graph.js';
import { findValues } from './flow/statements.js';
import type { Values } from './flow/values.js';
import { mayBeNumber } from './types.js';

// TypeScript has one type of number. Which of them are floats in Squirrel is found by what flows where:
// what is not proven to be an integer may be a fraction. Of what comes from outside nothing is known.

const valuesOf = new WeakMap<Context['program'], Values>();

function values(context: Context): Values {
  const known = valuesOf.get(context.program) ?? findValues(context);
  valuesOf.set(context.program, known);
  return known;
}

/** Whether a number may be a fraction, as far as the program tells. */
export function mayBeFraction(context: Context, node: ts.Expression): boolean {
  return (kindsOf(context, node) & Kind.Fraction) !== 0;
}

/** Whether the program itself may make a float of a number: a fraction, a large one or NaN. */
export function mayBeFloat(context: Context, node: ts.Expression): boolean {
  return (kindsOf(context, node) & (Kind.Fraction | Kind.Float)) !== 0;
}

/** Whether Squirrel may write another text of a number: it is not known to be an integer. */
export function needsNumberText(context: Context, node: ts.Expression): boolean {
  const kinds = kindsOf(context, node);
  return kinds !== 0 && !(kinds === Kind.Outside && isUnknown(context.typeOf(node)));
}

/** The same of the elements of an array. */
export function elementsNeedNumberText(context: Context, node: ts.Expression): boolean {
  const { checker } = context;
  const element = checker.getIndexTypeOfType(context.ownerTypeOf(node), ts.IndexKind.Number);
  if (element !== undefined && !mayBeNumber(element)) return false;
  return values(context).of(node).holder.element.kinds !== 0;
}

function kindsOf(context: Context, node: ts.Expression): number {
  return mayBeNumber(context.typeOf(node)) ? values(context).of(node).kinds : 0;
}

/** Whether a value may be anything. */
function isUnknown(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
}
