import { ts } from 'ts-morph';
import { lowerWalked } from './library/collections.js';
import { findings } from '../check/diagnostics.js';
import {
  binary,
  call,
  index,
  member,
  name,
  nullLiteral,
  string,
  type Expression,
} from '../squirrel/tree.js';
import { erasedArguments } from '../analysis/erased.js';
import { lowerLibraryCall } from './library/index.js';
import { lowerMember } from './names.js';
import { isFunction } from '../analysis/types.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { asText, isStringCall } from './texts.js';
import { lowerSpreadCall } from './spread.js';
import { lowerNewError } from './library/errors.js';

/**
 * Lowers a call.
 * @param isPresent - Whether the author says that its result is there: `pop()!`.
 */
export function lowerCall(
  context: Context,
  node: ts.CallExpression,
  isPresent = false,
): Expression {
  const { expression: callee } = node;
  const builtIn = lowerNewError(context, node) ?? lowerLibraryCall(context, node, isPresent);
  if (builtIn !== null) return builtIn;
  if (node.arguments.some(ts.isSpreadElement)) return lowerSpreadCall(context, node);
  if (isStringCall(node)) return binary(string(''), '+', asText(context, node));
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    return call(member(name('base'), 'constructor'), ...lowerArguments(context, node));
  }
  if (ts.isElementAccessExpression(callee)) {
    const isIterator = callee.argumentExpression.getText() === 'Symbol.iterator';
    if (isIterator) return lowerWalked(context, callee.expression);
    const object = lowerExpression(context, callee.expression);
    const key = lowerExpression(context, callee.argumentExpression);
    return call(index(object, key), ...lowerArguments(context, node));
  }
  if (!ts.isPropertyAccessExpression(callee)) {
    return call(lowerExpression(context, callee), ...lowerArguments(context, node));
  }
  return (
    lowerFunctionMethod(context, node, callee) ??
    call(context.held.get(callee) ?? lowerMember(context, callee), ...lowerArguments(context, node))
  );
}

/** The arguments, without those that are the globals, which Squirrel need not pass on. */
export function lowerArguments(
  context: Context,
  node: ts.CallExpression | ts.NewExpression,
): Expression[] {
  const erased = erasedArguments(context, node);
  for (const argument of erased) context.comments.erase(argument);
  const kept = (node.arguments ?? []).filter((argument) => !erased.has(argument));
  return kept.map((argument) => lowerExpression(context, argument));
}

// Methods of functions.

/** A bare call hands on the caller's own `this`, so `task.call(this)` is `task()`. */
function lowerFunctionCall(object: Expression, args: readonly Expression[]): Expression {
  const [first, ...others] = args;
  const isOwn = first?.kind === 'name' && first.name === 'this' && object.kind === 'name';
  return isOwn ? call(object, ...others) : call(member(object, 'call'), ...args);
}

/** `call()` and `bind(this)`; null when it is no method of a function. */
function lowerFunctionMethod(
  context: Context,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Expression | null {
  const type = context.typeOf(callee.expression);
  if (!isFunction(context, type)) return null;
  const { text } = callee.name;
  const isBind = text === 'bind' && node.arguments.length === 1;
  if (text !== 'call' && !isBind) {
    const found = `${text}(${node.arguments.length} arguments)`;
    context.report(findings.unknownMember(found, context.checker.typeToString(type)), node);
    return nullLiteral;
  }
  const object = lowerExpression(context, callee.expression);
  const args = node.arguments.map((argument) => lowerExpression(context, argument));
  return isBind ? call(member(object, 'bindenv'), ...args) : lowerFunctionCall(object, args);
}
