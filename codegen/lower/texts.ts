import { ts } from 'ts-morph';
import { mayBeAbsent } from './presence.js';
import { findings } from '../check/diagnostics.js';
import {
  binary,
  call,
  conditional,
  member,
  nullLiteral,
  string,
  type Expression,
} from '../squirrel/tree.js';
import { after, ready } from '../squirrel/hold.js';
import { isString, mayBeNull, mayBeObject, nothingsOf } from '../analysis/types.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { withNumberText } from './fractions.js';
import { readGuarded } from './idioms.js';
import { hasText, joined } from './library/arrays.js';
import { lowerChainOrDefault } from './optional-chain.js';
import { isCaught, isNoErrorHere } from '../analysis/errors.js';

/** An expression as a part of a text. Squirrel prints null with its address. */
export function asText(context: Context, node: ts.Expression): Expression {
  const inner = isStringCall(node) ? node.arguments[0]! : node;
  const type = context.typeOf(inner);
  if (hasText(context, inner)) return joined(context, inner);
  if (hasOwnText(context, type)) return call(member(lowerExpression(context, inner), 'toString'));
  const mayBeError = isCaught(context, inner) && !isNoErrorHere(context, inner);
  if (mayBeObject(type) || mayBeError) {
    context.report(findings.textOfObject(inner.getText()), inner);
  }
  return withNumberText(context, inner, lowerPart(context, inner));
}

/** Whether objects of a type have a `toString()` of the program's own. */
function hasOwnText(context: Context, type: ts.Type): boolean {
  if (type.isUnion() || !mayBeObject(type)) return false;
  const declarations = type.getProperty('toString')?.declarations ?? [];
  return declarations.length > 0 && declarations.every((each) => context.isOfProgram(each));
}

/** A part of a text, with a text for null. */
function lowerPart(context: Context, inner: ts.Expression): Expression {
  if (!mayBeNull(context.typeOf(inner))) return lowerExpression(context, inner);
  const nothing = textOfNothing(context, inner);
  if (ts.isOptionalChain(inner)) return lowerChainOrDefault(context, inner, nothing);
  if (mayBeAbsent(context, inner)) return readGuarded(context, inner, nothing);
  const { steps, values } = ready(lowerExpression(context, inner));
  const value = values[0]!;
  return conditional(after(steps, binary(value, '!=', nullLiteral)), value, nothing);
}

/** What is known of the type decides; what may be anything has the text of null. */
function textOfNothing(context: Context, node: ts.Expression): Expression {
  const type = context.typeOf(node);
  const nothings = nothingsOf(type);
  if (nothings.size > 1 && type.isUnion()) {
    context.report(findings.textOfNothing(node.getText()), node);
  }
  return string(nothings.has('null') ? 'null' : 'undefined');
}

/** `String(value)`. */
export function isStringCall(node: ts.Expression): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'String' &&
    node.arguments.length === 1
  );
}

/** Whether an expression is a text in Squirrel, too, as it stands: `String(value)` is left out. */
export function isText(context: Context, node: ts.Expression): boolean {
  return isString(context.typeOf(node)) && !isStringCall(node);
}
