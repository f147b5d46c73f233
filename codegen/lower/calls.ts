import { ts } from 'ts-morph';
import { findings } from '../diagnostics.js';
import {
  binary,
  call,
  index,
  literal,
  member,
  name,
  nullLiteral,
  string,
  type Expression,
} from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerExpression } from './expressions.js';
import { asText, isStringCall } from './idioms.js';
import { lowerMember } from './names.js';
import { isArray, isFunction, isString } from '../types.js';

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
  if (isStringCall(node)) return binary(string(''), '+', asText(context, node));
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    return call(member(name('base'), 'constructor'), ...lowerArguments(context, node));
  }
  if (ts.isElementAccessExpression(callee)) {
    const object = lowerExpression(context, callee.expression);
    const key = lowerExpression(context, callee.argumentExpression);
    return call(index(object, key), ...lowerArguments(context, node));
  }
  if (!ts.isPropertyAccessExpression(callee)) {
    return call(lowerExpression(context, callee), ...lowerArguments(context, node));
  }
  return (
    lowerBuiltIn(context, node, callee, isPresent) ??
    call(lowerMember(context, callee), ...lowerArguments(context, node))
  );
}

/** The arguments, without those that are the globals, which Squirrel need not pass on. */
function lowerArguments(context: Context, node: ts.CallExpression): Expression[] {
  const parameters = context.checker.getResolvedSignature(node)?.parameters ?? [];
  return node.arguments.flatMap((argument, position) => {
    const parameter = parameters[position];
    const isErased =
      parameter !== undefined && context.isGlobals(context.checker.getTypeOfSymbol(parameter));
    return isErased ? [] : [lowerExpression(context, argument)];
  });
}

// Methods of JavaScript's own types.

type LowerMethod = (object: Expression, args: readonly Expression[]) => Expression;

const same =
  (method: string): LowerMethod =>
  (object, args) =>
    call(member(object, method), ...args);

/** Methods that throw in Squirrel where they return undefined in JavaScript. */
const mustBePresent = new Set(['pop', 'shift']);

const arrayMethods: Readonly<Record<string, LowerMethod>> = {
  push: same('push'),
  pop: same('pop'),
  shift: (object) => call(member(object, 'remove'), literal('0')),
  slice: same('slice'),
  reverse: same('reverse'),
  sort: same('sort'),
  includes: (object, args) => binary(call(member(object, 'find'), ...args), '!=', nullLiteral),
  splice: (object, [start, , item]) =>
    item === undefined
      ? call(member(object, 'remove'), start!)
      : call(member(object, 'insert'), start!, item),
};

const functionMethods: Readonly<Record<string, LowerMethod>> = { call: same('call') };

function lowerBuiltIn(
  context: Context,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  isPresent: boolean,
): Expression | null {
  if (isMathTrunc(callee)) return lowerTrunc(context, node.arguments[0]!);
  const methods = methodsOf(context, callee);
  if (methods === null) return null;
  const lower = methods[callee.name.text];
  const refusal = refuse(context, node, callee, lower !== undefined, isPresent);
  if (lower === undefined || refusal) return nullLiteral;
  const object = lowerExpression(context, callee.expression);
  return lower(
    object,
    node.arguments.map((argument) => lowerExpression(context, argument)),
  );
}

function methodsOf(
  context: Context,
  callee: ts.PropertyAccessExpression,
): Readonly<Record<string, LowerMethod>> | null {
  const type = context.typeOf(callee.expression);
  if (isArray(context, type)) return arrayMethods;
  if (isString(type)) return {};
  return isFunction(context, type) ? functionMethods : null;
}

function refuse(
  context: Context,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  isKnown: boolean,
  isPresent: boolean,
): boolean {
  const method = callee.name.text;
  if (!isKnown || (method === 'push' && node.arguments.length !== 1) || isOddSplice(node, method)) {
    const type = context.checker.typeToString(context.typeOf(callee.expression));
    context.report(
      findings.unknownMember(`${method}(${node.arguments.length} arguments)`, type),
      callee.name,
    );
    return true;
  }
  if (mustBePresent.has(method) && !isPresent && !ts.isExpressionStatement(node.parent)) {
    context.report(findings.maybeAbsent(node.getText()), node);
    return true;
  }
  return false;
}

/** Only `splice(i, 1)` and `splice(i, 0, x)` have a name in Squirrel, and no result. */
function isOddSplice(node: ts.CallExpression, method: string): boolean {
  if (method !== 'splice') return false;
  const count = node.arguments.length === 2 ? '1' : '0';
  const [, removed] = node.arguments;
  return (
    !ts.isExpressionStatement(node.parent) ||
    node.arguments.length > 3 ||
    removed === undefined ||
    !ts.isNumericLiteral(removed) ||
    removed.text !== count
  );
}

function isMathTrunc(callee: ts.PropertyAccessExpression): boolean {
  return callee.getText() === 'Math.trunc';
}

/** `Math.trunc(a / b)` divides as Squirrel does when both are integers. */
function lowerTrunc(context: Context, argument: ts.Expression): Expression {
  const value =
    ts.isBinaryExpression(argument) && argument.operatorToken.kind === ts.SyntaxKind.SlashToken
      ? binary(
          lowerExpression(context, argument.left),
          '/',
          lowerExpression(context, argument.right),
        )
      : lowerExpression(context, argument);
  return call(member(value, 'tointeger'));
}
