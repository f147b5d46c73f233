import { ts } from 'ts-morph';
import { truthOfType } from '../analysis/truthiness.js';
import { isPlain, isString, mayBeNull, mayBeNumber } from '../analysis/types.js';
import {
  binary,
  call,
  global,
  member,
  name,
  noTrivia,
  string,
  unary,
  type Expression,
} from '../squirrel/tree.js';
import type { HelperName } from '../squirrel/helpers/index.js';
import { isLibrary, rootOf } from './library/built-in.js';
import { truth } from './conditions.js';
import type { Context } from './context.js';

// JavaScript's own functions where they are values: `texts.map(Number)`, `(log = console.log)`.

/** What a function becomes; null where the type of its argument does not allow it. */
type Make = (context: Context, argument: ts.Type | undefined) => Expression | null;

const helper =
  (text: HelperName): Make =>
  (context) =>
    context.helper(text);

const math =
  (text: string): Make =>
  () =>
    member(global('math'), text);

const values: Readonly<Record<string, Make>> = {
  'Array.isArray': () => ofValue((value) => binary(unary('typeof ', value), '==', string('array'))),
  Boolean: makeBoolean,
  'console.debug': makeLogger('log'),
  'console.error': makeLogger('error'),
  'console.info': makeLogger('log'),
  'console.log': makeLogger('log'),
  'console.warn': makeLogger('error'),
  'Date.now': () =>
    call(member(member(global('hardware'), 'millis'), 'bindenv'), global('hardware')),
  isFinite: helper('isFinite'),
  isNaN: helper('isNaN'),
  Number: (context, argument) =>
    argument !== undefined && isString(argument) ? context.helper('numberOf') : null,
  'Number.isFinite': helper('isFinite'),
  'Number.isInteger': helper('numberIsInteger'),
  'Number.isNaN': helper('isNaN'),
  'Number.parseFloat': helper('parseFloat'),
  'Number.parseInt': helper('parseInt'),
  parseFloat: helper('parseFloat'),
  parseInt: helper('parseInt'),
  String: makeString,

  'Math.abs': helper('mathAbs'),
  'Math.acos': math('acos'),
  'Math.asin': math('asin'),
  'Math.atan': math('atan'),
  'Math.atan2': math('atan2'),
  'Math.cbrt': helper('mathCbrt'),
  'Math.ceil': helper('mathCeil'),
  'Math.cos': math('cos'),
  'Math.exp': math('exp'),
  'Math.floor': helper('mathFloor'),
  'Math.log': math('log'),
  'Math.log10': math('log10'),
  'Math.log2': helper('mathLog2'),
  'Math.pow': math('pow'),
  'Math.random': helper('mathRandom'),
  'Math.round': helper('mathRound'),
  'Math.sign': helper('mathSign'),
  'Math.sin': math('sin'),
  'Math.sqrt': math('sqrt'),
  'Math.tan': math('tan'),
  'Math.trunc': helper('mathTrunc'),
};

/** Lowers a function of JavaScript that is used as a value; null for anything else. */
export function lowerFunctionValue(
  context: Context,
  node: ts.Identifier | ts.PropertyAccessExpression,
): Expression | null {
  const text = node.getText();
  if (!Object.hasOwn(values, text) || !isPassedOn(node)) return null;
  if (!isLibrary(context, rootOf(node))) return null;
  const [expected] = context.checker.getContextualType(node)?.getCallSignatures() ?? [];
  const parameter = expected?.parameters[0];
  return values[text]!(context, parameter && context.checker.getTypeOfSymbol(parameter));
}

/** Whether a function goes somewhere, and is not called here or asked for a member. */
function isPassedOn(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isPassedOn(parent);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isBindingElement(parent) ||
    (ts.isBinaryExpression(parent) && parent.right === node)
  );
}

/** `function(value) { return ...; }` */
function ofValue(make: (value: Expression) => Expression): Expression {
  return {
    kind: 'function',
    parameters: [{ name: 'value', initial: null }],
    body: {
      statements: [{ kind: 'return', value: make(name('value')), trivia: noTrivia }],
      dangling: [],
    },
  };
}

function makeBoolean(context: Context, argument: ts.Type | undefined): Expression {
  const found = truthOfType(context, argument ?? context.checker.getAnyType());
  return ofValue((value) => {
    const test = truth(context, found, value);
    return test === value ? unary('!', unary('!', value)) : test;
  });
}

function makeString(context: Context, argument: ts.Type | undefined): Expression | null {
  if (argument === undefined || !isPlain(argument) || mayBeNull(argument)) return null;
  const text = (value: Expression): Expression =>
    mayBeNumber(argument) ? call(context.helper('numberToString'), value) : value;
  return ofValue((value) => binary(string(''), '+', text(value)));
}

/** The host's log, for whoever gives it one text. */
function makeLogger(text: 'log' | 'error'): Make {
  return (_, argument) =>
    argument !== undefined && isString(argument)
      ? call(member(member(global('server'), text), 'bindenv'), global('server'))
      : null;
}
