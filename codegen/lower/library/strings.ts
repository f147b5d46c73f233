import { ts } from 'ts-morph';
import { after, ready } from '../../squirrel/hold.js';
import {
  binary,
  call,
  global,
  member,
  nullLiteral,
  type Expression,
  conditional,
  literal,
} from '../../squirrel/tree.js';
import {
  helper,
  lowerArgs,
  lowerReceiver,
  method,
  refuseUse,
  type BuiltIns,
  type Use,
  type BuiltIn,
} from './built-in.js';
import { isString } from '../../analysis/types.js';

/** Methods of strings. */
export const stringMethods: BuiltIns = {
  at: { takes: [1, 1], lower: helper('stringAt') },
  charAt: { takes: [1, 1], lower: helper('stringCharAt') },
  charCodeAt: {
    takes: [1, 1],
    lower: (use) => ({ kind: 'index', object: lowerReceiver(use), index: lowerArgs(use)[0]! }),
  },
  codePointAt: { takes: [1, 1], lower: lowerCodePoint },
  concat: { takes: [0, Infinity], lower: lowerConcat },
  endsWith: { takes: [1, 1], lower: helper('stringEndsWith') },
  includes: { takes: [1, 2], lower: lowerIncludes },
  indexOf: { takes: [1, 2], lower: helper('stringIndexOf') },
  lastIndexOf: { takes: [1, 1], lower: helper('stringLastIndexOf') },
  padEnd: { takes: [1, 2], lower: helper('stringPadEnd') },
  padStart: { takes: [1, 2], lower: helper('stringPadStart') },
  repeat: { takes: [1, 1], lower: helper('stringRepeat') },
  replace: { takes: [2, 2], lower: lowerReplace('stringReplace') },
  replaceAll: { takes: [2, 2], lower: lowerReplace('stringReplaceAll') },
  slice: { takes: [1, 2], lower: helper('stringSlice') },
  split: { takes: [1, 2], lower: lowerSplit },
  startsWith: { takes: [1, 2], lower: helper('stringStartsWith') },
  substring: { takes: [1, 2], lower: helper('stringSubstring') },
  substr: { takes: [1, 2], lower: helper('stringSubstr') },
  toLowerCase: { takes: [0, 0], lower: method('tolower') },
  toString: { takes: [0, 0] as const, lower: lowerReceiver },
  toUpperCase: { takes: [0, 0], lower: method('toupper') },
  trim: { takes: [0, 0], lower: globalFunction('strip') },
  trimEnd: { takes: [0, 0], lower: globalFunction('rstrip') },
  trimStart: { takes: [0, 0], lower: globalFunction('lstrip') },

  localeCompare: 'a < b, a === b',
};

/** Functions that make strings. */
export const stringFunctions: BuiltIns = {
  'String.fromCharCode': {
    takes: [1, Infinity],
    lower: (use) =>
      lowerArgs(use)
        .map((each): Expression => call(member(each, 'tochar')))
        .reduce((left, right) => binary(left, '+', right)),
  },

  'String.fromCodePoint': 'String.fromCharCode(code)',
};

/** A function of Squirrel's root table that takes the receiver. */
function globalFunction(text: string): (use: Use) => Expression {
  return (use) => call(global(text), lowerReceiver(use));
}

/** In Squirrel nothing is found in an empty string, not even the empty string. */
function lowerIncludes(use: Use): Expression {
  const [part, start] = use.args;
  if (start !== undefined) return binary(helper('stringIndexOf')(use), '>=', literal('0'));
  const isSome = ts.isStringLiteralLike(part!) && part.text !== '';
  if (!isSome) return helper('stringIncludes')(use);
  return binary(call(member(lowerReceiver(use), 'find'), ...lowerArgs(use)), '!=', nullLiteral);
}

/** A text that is not ASCII has several codes for one letter. */
function lowerCodePoint(use: Use): Expression {
  const { steps, values } = ready(lowerReceiver(use), lowerArgs(use)[0]!);
  const [text, at] = values;
  const code: Expression = { kind: 'index', object: text!, index: at! };
  return after(
    steps,
    use.isPresent ? code : conditional(binary(at!, 'in', text!), code, nullLiteral),
  );
}

function lowerConcat(use: Use): Expression {
  const { context, args } = use;
  if (!args.every((each) => isString(context.typeOf(each)))) {
    return refuseUse(use, 'concat(value)', 'a + b');
  }
  return lowerArgs(use).reduce((left, right) => binary(left, '+', right), lowerReceiver(use));
}

function lowerSplit(use: Use): Expression {
  const { context, args } = use;
  if (!isString(context.typeOf(args[0]!))) return refuseUse(use, 'split(pattern)', "split(',')");
  const [separator, limit] = lowerArgs(use);
  const parts = call(context.helper('stringSplit'), lowerReceiver(use), separator!);
  if (limit === undefined) return parts;
  return call(context.helper('arraySlice'), parts, literal('0'), limit);
}

/** `$` in a replacement is an instruction for JavaScript. */
function lowerReplace(text: 'stringReplace' | 'stringReplaceAll'): BuiltIn['lower'] {
  return (use) => {
    const [part, replacement] = use.args;
    const isPlain =
      isString(use.context.typeOf(part!)) &&
      ts.isStringLiteralLike(replacement!) &&
      !replacement.text.includes('$');
    if (isPlain) return helper(text)(use);
    return refuseUse(use, 'replace()', "replace('a', 'b') with a literal that has no $");
  };
}
