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
import { callsUser } from '../analysis/uses.js';
import { after, hold, ready } from '../squirrel/hold.js';
import { needsSteps } from '../squirrel/settle/order.js';
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
    called(
      context,
      callee,
      context.held.get(callee) ?? lowerMember(context, callee),
      lowerArguments(context, node),
    )
  );
}

/** Arguments may replace the function in a field: where they take steps, it is read before them. */
function called(
  context: Context,
  node: ts.PropertyAccessExpression,
  callee: Expression,
  args: readonly Expression[],
): Expression {
  const isReplaced =
    callee.kind === 'member' &&
    args.some(needsSteps) &&
    isReplaceable(context, node) &&
    (node.parent as ts.CallExpression).arguments.some((each) => callsUser(context, each));
  if (!isReplaced) return call(callee, ...args);
  const { steps, values } = ready(callee.object);
  const object = values[0]!;
  const { step, held } = hold({ ...callee, object }, callee.name);
  return after([...steps, step], call(member(held, 'call'), object, ...args));
}

/** Whether this is a field that is written to, not a method. */
function isReplaceable(context: Context, node: ts.PropertyAccessExpression): boolean {
  const declaration = context.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  if (declaration === undefined) return false;
  const isField = ts.isPropertyDeclaration(declaration) || ts.isPropertySignature(declaration);
  const isReadonly = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0;
  return isField && !isReadonly;
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
