import { ts } from 'ts-morph';
import { usesAccessor } from '../analysis/accessors.js';
import { after, ready, readyTarget } from '../squirrel/hold.js';
import {
  assignment,
  conditional,
  noTrivia,
  type Expression,
  type Statement,
} from '../squirrel/tree.js';
import type { Context } from './context.js';
import { takeApart } from './destructuring.js';
import { lowerExpression } from './dispatch.js';
import { lowerAccessorUpdate, lowerAssignment, lowerTarget, setterOf } from './effects.js';
import { readGuarded } from './idioms.js';
import { isPattern } from './patterns.js';
import { mayBeAbsent } from './presence.js';
import { isThere } from './truth.js';

const { SyntaxKind } = ts;

/** Lowers an assignment for its value. */
export function lowerAssigned(context: Context, node: ts.BinaryExpression): Expression {
  const { left, operatorToken, right } = node;
  if (operatorToken.kind === SyntaxKind.QuestionQuestionEqualsToken) {
    return lowerDefaulted(context, node);
  }
  if (operatorToken.kind !== SyntaxKind.EqualsToken) {
    const updated = lowerAccessorUpdate(context, node, true);
    if (updated !== null) return updated;
    // The call of a setter has no value.
    if (usesAccessor(context, left)) lowerTarget(context, left);
    return lowerAssignment(context, node);
  }
  const { steps, values } = ready(lowerExpression(context, right));
  const value = values[0]!;
  if (isPattern(left)) return after([...steps, ...takeApart(context, left, value)], value);
  const written = lowerAssignment(context, node);
  if (written.kind === 'assignment') return written;
  context.held.set(right, value);
  return after([...steps, effect(lowerAssignment(context, node))], value);
}

/** `target ??= value` for its value: what is there, or what is written. */
function lowerDefaulted(context: Context, { left, right }: ts.BinaryExpression): Expression {
  const value = lowerExpression(context, right);
  if (mayBeAbsent(context, left)) {
    return readGuarded(context, left, setterOf(context, left)(value));
  }
  const { steps, target } = readyTarget(lowerTarget(context, left));
  const test = after(steps, isThere(context, left, target));
  return conditional(test, target, assignment(target, '=', value));
}

const effect = (value: Expression): Statement => ({ kind: 'expression', value, trivia: noTrivia });
