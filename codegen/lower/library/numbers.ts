import { ts } from 'ts-morph';
import type { HelperName } from '../../squirrel/helpers/index.js';
import { mayBeFloat, mayBeFraction, needsNumberText } from '../../analysis/fractions.js';
import {
  binary,
  call,
  global,
  literal,
  member,
  string,
  unary,
  type Expression,
  conditional,
} from '../../squirrel/tree.js';
import { isNumber, isString, isBoolean } from '../../analysis/types.js';
import {
  helper,
  helperFunction,
  lowerArgs,
  lowerReceiver,
  refuseUse,
  type BuiltIn,
  type BuiltIns,
  type Use,
} from './built-in.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';
import { lowerBits, withNumberText } from '../fractions.js';
import { lowerSpreadArguments } from '../spread.js';

/** Methods of numbers. */
export const numberMethods: BuiltIns = {
  toFixed: { takes: [0, 1], lower: helper('numberToFixed') },
  toString: { takes: [0, 1] as const, lower: lowerToString },

  toExponential: 'value.toFixed(digits)',
  toLocaleString: 'value.toFixed(digits)',
  valueOf: 'the number itself',
  toPrecision: 'value.toFixed(digits)',
};

/** Methods of booleans. */
export const booleanMethods: BuiltIns = {
  toString: { takes: [0, 0] as const, lower: lowerToString },
};

const infinity = (context: Context): Expression => context.helper('Infinity');

/** Functions that have numbers for arguments, or make them of texts. */
export const numberFunctions: BuiltIns = {
  isFinite: { takes: [1, 1], lower: helperFunction('isFinite') },
  isNaN: { takes: [1, 1], lower: helperFunction('isNaN') },
  Number: { takes: [1, 1], lower: lowerNumberCall },
  'Number.isFinite': { takes: [1, 1], lower: helperFunction('isFinite') },
  'Number.isInteger': { takes: [1, 1], lower: helperFunction('numberIsInteger') },
  'Number.isNaN': { takes: [1, 1], lower: helperFunction('isNaN') },
  'Number.parseFloat': { takes: [1, 1], lower: helperFunction('parseFloat') },
  'Number.parseInt': { takes: [1, 2], lower: helperFunction('parseInt') },
  parseFloat: { takes: [1, 1], lower: helperFunction('parseFloat') },
  parseInt: { takes: [1, 2], lower: helperFunction('parseInt') },

  'Math.abs': { takes: [1, 1], lower: helperFunction('mathAbs') },
  'Math.acos': math('acos', 1),
  'Math.asin': math('asin', 1),
  'Math.atan': math('atan', 1),
  'Math.atan2': math('atan2', 2),
  'Math.cbrt': { takes: [1, 1], lower: helperFunction('mathCbrt') },
  'Math.ceil': { takes: [1, 1], lower: lowerCeil },
  'Math.clz32': { takes: [1, 1], lower: helperFunction('mathClz32') },
  'Math.cos': math('cos', 1),
  'Math.exp': math('exp', 1),
  'Math.floor': { takes: [1, 1], lower: lowerFloor },
  'Math.fround': {
    takes: [1, 1],
    lower: ({ context, args: [value] }) =>
      call(member(lowerExpression(context, value!), 'tofloat')),
  },
  'Math.hypot': { takes: [2, 2], lower: helperFunction('mathHypot') },
  'Math.imul': {
    takes: [2, 2],
    lower: ({ context, args: [a, b] }) =>
      binary(lowerBits(context, a!), '*', lowerBits(context, b!)),
  },
  'Math.log': math('log', 1),
  'Math.log10': math('log10', 1),
  'Math.log2': { takes: [1, 1], lower: helperFunction('mathLog2') },
  'Math.max': {
    takes: [2, Infinity],
    takesSpread: true,
    lower: extreme('mathMax', (context) => unary('-', infinity(context))),
  },
  'Math.min': { takes: [2, Infinity], takesSpread: true, lower: extreme('mathMin', infinity) },
  'Math.pow': math('pow', 2),
  'Math.random': { takes: [0, 0], lower: helperFunction('mathRandom') },
  'Math.round': { takes: [1, 1], lower: helperFunction('mathRound') },
  'Math.sign': { takes: [1, 1], lower: helperFunction('mathSign') },
  'Math.sin': math('sin', 1),
  'Math.sqrt': math('sqrt', 1),
  'Math.tan': math('tan', 1),
  'Math.trunc': { takes: [1, 1], lower: lowerTrunc },

  'Number.isSafeInteger': 'Number.isInteger(value)',
};

/** Constants of JavaScript's own objects. */
export const numberConstants: Readonly<Record<string, (context: Context) => Expression>> = {
  Infinity: infinity,
  'Math.E': () => literal(String(Math.E)),
  'Math.LN10': () => literal(String(Math.LN10)),
  'Math.LN2': () => literal(String(Math.LN2)),
  'Math.LOG10E': () => literal(String(Math.LOG10E)),
  'Math.LOG2E': () => literal(String(Math.LOG2E)),
  'Math.PI': () => literal(String(Math.PI)),
  'Math.SQRT1_2': () => literal(String(Math.SQRT1_2)),
  'Math.SQRT2': () => literal(String(Math.SQRT2)),
  NaN: (context) => context.helper('NaN'),
  'Number.EPSILON': () => literal(String(Number.EPSILON)),
  'Number.MAX_SAFE_INTEGER': () => literal('9007199254740991.0'),
  'Number.MIN_SAFE_INTEGER': () => literal('-9007199254740991.0'),
  'Number.NaN': (context) => context.helper('NaN'),
  'Number.NEGATIVE_INFINITY': (context) => unary('-', infinity(context)),
  'Number.POSITIVE_INFINITY': infinity,
};

/** A function of impOS's `math`, which stock Squirrel has among its globals. */
function math(text: string, count: number): BuiltIn {
  return {
    takes: [count, count],
    lower: (use) => call(member(global('math'), text), ...lowerArgs(use)),
  };
}

/** The largest or the smallest argument, or one that any argument replaces. */
function extreme(text: HelperName, whenEmpty: (context: Context) => Expression): BuiltIn['lower'] {
  return (use) => {
    const { context, args } = use;
    const choose = context.helper(text);
    if (!args.some(ts.isSpreadElement)) {
      return lowerArgs(use).reduce((left, right) => call(choose, left, right));
    }
    const [first, ...others] = args;
    const isBounded = ts.isNumericLiteral(first!) && others.length > 0;
    const list = lowerSpreadArguments(context, isBounded ? others : args);
    const initial = isBounded ? lowerExpression(context, first) : whenEmpty(context);
    return call(context.helper('arrayReduce'), list, choose, initial);
  };
}

function lowerNumberCall(use: Use): Expression {
  const type = use.context.typeOf(use.args[0]!);
  if (isNumber(type)) return lowerArgs(use)[0]!;
  if (isString(type)) return helperFunction('numberOf')(use);
  if (isBoolean(type)) return conditional(lowerArgs(use)[0]!, literal('1'), literal('0'));
  return refuseUse(use, `Number(${use.context.checker.typeToString(type)})`, 'value ? 1 : 0');
}

function lowerToString(use: Use): Expression {
  const { context, receiver, args } = use;
  if (args.length > 0) {
    if (!mayBeFraction(context, receiver)) return helper('integerToString')(use);
    return refuseUse(use, 'toString(radix) of a fraction', 'Math.trunc(value).toString(radix)');
  }
  if (!needsNumberText(context, receiver)) return call(member(lowerReceiver(use), 'tostring'));
  return binary(string(''), '+', withNumberText(context, receiver, lowerReceiver(use)));
}

/** The two sides of a division, which need no float when the quotient becomes an integer. */
function quotient(node: ts.Expression): ts.BinaryExpression | null {
  if (ts.isParenthesizedExpression(node)) return quotient(node.expression);
  if (!ts.isBinaryExpression(node)) return null;
  return node.operatorToken.kind === ts.SyntaxKind.SlashToken ? node : null;
}

/** `Math.trunc(a / b)` divides as Squirrel does when both are integers. */
function lowerTrunc({ context, args: [argument] }: Use): Expression {
  const division = quotient(argument!);
  const parts = division === null ? [argument!] : [division.left, division.right];
  const isFloat = parts.some((each) => mayBeFloat(context, each));
  const value =
    division === null
      ? lowerExpression(context, argument!)
      : binary(
          lowerExpression(context, division.left),
          '/',
          lowerExpression(context, division.right),
        );
  return isFloat ? call(context.helper('mathTrunc'), value) : call(member(value, 'tointeger'));
}

function lowerFloor(use: Use): Expression {
  const { context } = use;
  const division = quotient(use.args[0]!);
  if (division === null) return helperFunction('mathFloor')(use);
  const [left, right] = [division.left, division.right];
  return call(
    context.helper('floorDivide'),
    lowerExpression(context, left),
    lowerExpression(context, right),
  );
}

/** What is rounded up is rounded down with the other sign. */
function lowerCeil(use: Use): Expression {
  const { context } = use;
  const division = quotient(use.args[0]!);
  if (division === null) return helperFunction('mathCeil')(use);
  return unary(
    '-',
    call(
      context.helper('floorDivide'),
      unary('-', lowerExpression(context, division.left)),
      lowerExpression(context, division.right),
    ),
  );
}
