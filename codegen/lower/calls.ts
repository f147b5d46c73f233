import { ts } from 'ts-morph';
import { findings, type Finding } from '../diagnostics.js';
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
import { isStatementBody } from './functions.js';
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
export function lowerArguments(
  context: Context,
  node: ts.CallExpression | ts.NewExpression,
): Expression[] {
  const parameters = context.checker.getResolvedSignature(node)?.parameters ?? [];
  return (node.arguments ?? []).flatMap((argument, position) => {
    const parameter = parameters[position];
    const isErased =
      parameter !== undefined && context.isGlobals(context.checker.getTypeOfSymbol(parameter));
    if (isErased) context.comments.erase(argument);
    return isErased ? [] : [lowerExpression(context, argument)];
  });
}

// Methods of JavaScript's own types.

/** A method of JavaScript that Squirrel has under this or another name. */
interface BuiltIn {
  readonly lower: (object: Expression, args: readonly Expression[]) => Expression;
  /** Whether it may be called so. */
  readonly allows: (context: Context, node: ts.CallExpression) => boolean;
  /** Whether Squirrel's has no result, or another one. */
  readonly isStatement?: true;
}

const same =
  (method: string): BuiltIn['lower'] =>
  (object, args) =>
    call(member(object, method), ...args);

const takes =
  (least: number, most = least): BuiltIn['allows'] =>
  (_, { arguments: { length } }) =>
    length >= least && length <= most;

const arrayMethods: Readonly<Record<string, BuiltIn>> = {
  push: { lower: same('push'), allows: takes(1), isStatement: true },
  pop: { lower: same('pop'), allows: takes(0) },
  shift: { lower: (object) => call(member(object, 'remove'), literal('0')), allows: takes(0) },
  slice: { lower: same('slice'), allows: takes(0, 2) },
  reverse: { lower: same('reverse'), allows: takes(0), isStatement: true },
  sort: { lower: same('sort'), allows: isKnownOrder, isStatement: true },
  includes: {
    lower: (object, args) => binary(call(member(object, 'find'), ...args), '!=', nullLiteral),
    allows: takes(1),
  },
  splice: {
    lower: (object, [start, , item]) =>
      item === undefined
        ? call(member(object, 'remove'), start!)
        : call(member(object, 'insert'), start!, item),
    allows: isPlainSplice,
    isStatement: true,
  },
};

/** Methods that throw in Squirrel where they return undefined in JavaScript. */
const mustBePresent = new Set(['pop', 'shift']);

const functionMethods: Readonly<Record<string, BuiltIn>> = {
  call: { lower: lowerFunctionCall, allows: takes(0, Infinity) },
  bind: { lower: same('bindenv'), allows: takes(1) },
};

/** A bare call hands on the caller's own `this`, so `task.call(this)` is `task()`. */
function lowerFunctionCall(object: Expression, args: readonly Expression[]): Expression {
  const [first, ...others] = args;
  const isOwn = first?.kind === 'name' && first.name === 'this' && object.kind === 'name';
  return isOwn ? call(object, ...others) : call(member(object, 'call'), ...args);
}

function lowerBuiltIn(
  context: Context,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  isPresent: boolean,
): Expression | null {
  if (isMathTrunc(callee)) return lowerTrunc(context, node.arguments[0]!);
  const methods = methodsOf(context, callee);
  if (methods === null) return null;
  const builtIn = methods[callee.name.text];
  const refusal = refuse(context, node, builtIn, isPresent);
  if (refusal !== null) context.report(refusal, node);
  if (builtIn === undefined || refusal !== null) return nullLiteral;
  const object = lowerExpression(context, callee.expression);
  return builtIn.lower(
    object,
    node.arguments.map((argument) => lowerExpression(context, argument)),
  );
}

function methodsOf(
  context: Context,
  callee: ts.PropertyAccessExpression,
): Readonly<Record<string, BuiltIn>> | null {
  const type = context.typeOf(callee.expression);
  if (isArray(context, type)) return arrayMethods;
  if (isString(type)) return {};
  return isFunction(context, type) ? functionMethods : null;
}

function refuse(
  context: Context,
  node: ts.CallExpression,
  builtIn: BuiltIn | undefined,
  isPresent: boolean,
): Finding | null {
  const callee = node.expression as ts.PropertyAccessExpression;
  const method = callee.name.text;
  const type = context.checker.typeToString(context.typeOf(callee.expression));
  if (builtIn?.allows(context, node) !== true) {
    return findings.unknownMember(`${method}(${node.arguments.length} arguments)`, type);
  }
  if (isStatement(context, node)) return null;
  if (builtIn.isStatement === true) {
    return findings.unknownMember(`the result of ${method}()`, type);
  }
  return mustBePresent.has(method) && !isPresent ? findings.maybeAbsent(node.getText()) : null;
}

/** Whether nobody takes the result of a call. */
function isStatement(context: Context, { parent }: ts.CallExpression): boolean {
  if (ts.isExpressionStatement(parent)) return true;
  return ts.isArrowFunction(parent) && isStatementBody(context, parent.body as ts.Expression);
}

/** Only `splice(i, 1)` and `splice(i, 0, x)` have a name in Squirrel, where -1 is no position. */
function isPlainSplice(_: Context, { arguments: args }: ts.CallExpression): boolean {
  const [start, removed] = args;
  if (start === undefined || ts.isPrefixUnaryExpression(start)) return false;
  return args.length <= 3 && removed?.getText() === (args.length === 2 ? '1' : '0');
}

/** Without a comparator JavaScript compares texts, and Squirrel what there is. */
function isKnownOrder(
  context: Context,
  { expression, arguments: args }: ts.CallExpression,
): boolean {
  if (args.length > 0) return args.length === 1;
  const type = context.typeOf((expression as ts.PropertyAccessExpression).expression);
  const element = context.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return element !== undefined && isString(element);
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
