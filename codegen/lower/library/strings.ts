import { ts } from 'ts-morph';
import { binary, call, global, member, nullLiteral, type Expression } from '../../squirrel/tree.js';
import {
  helper,
  lowerArgs,
  lowerReceiver,
  method,
  refuseUse,
  type BuiltIns,
  type Use,
} from './built-in.js';
import { isString } from '../../analysis/types.js';

/** Methods of strings. */
export const stringMethods: BuiltIns = {
  charAt: { takes: [1, 1], lower: helper('stringCharAt') },
  charCodeAt: {
    takes: [1, 1],
    lower: (use) => ({ kind: 'index', object: lowerReceiver(use), index: lowerArgs(use)[0]! }),
  },
  endsWith: { takes: [1, 1], lower: helper('stringEndsWith') },
  includes: { takes: [1, 1], lower: lowerIncludes },
  indexOf: { takes: [1, 2], lower: helper('stringIndexOf') },
  lastIndexOf: { takes: [1, 1], lower: helper('stringLastIndexOf') },
  padEnd: { takes: [1, 2], lower: helper('stringPadEnd') },
  padStart: { takes: [1, 2], lower: helper('stringPadStart') },
  repeat: { takes: [1, 1], lower: helper('stringRepeat') },
  replace: { takes: [2, 2], lower: lowerReplace },
  slice: { takes: [1, 2], lower: helper('stringSlice') },
  split: { takes: [1, 1], lower: lowerSplit },
  startsWith: { takes: [1, 1], lower: helper('stringStartsWith') },
  substring: { takes: [1, 2], lower: helper('stringSubstring') },
  toLowerCase: { takes: [0, 0], lower: method('tolower') },
  toString: { takes: [0, 0] as const, lower: lowerReceiver },
  toUpperCase: { takes: [0, 0], lower: method('toupper') },
  trim: { takes: [0, 0], lower: globalFunction('strip') },
  trimEnd: { takes: [0, 0], lower: globalFunction('rstrip') },
  trimStart: { takes: [0, 0], lower: globalFunction('lstrip') },

  at: 'text.slice(-1), or text[i]!',
  codePointAt: 'text.charCodeAt(i)',
  concat: 'a + b',
  localeCompare: 'a < b, a === b',
  replaceAll: 'text.split(part).join(replacement)',
  substr: 'text.slice(start, end)',
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
  const [part] = use.args;
  const isSome = ts.isStringLiteralLike(part!) && part.text !== '';
  if (!isSome) return helper('stringIncludes')(use);
  return binary(call(member(lowerReceiver(use), 'find'), ...lowerArgs(use)), '!=', nullLiteral);
}

function lowerSplit(use: Use): Expression {
  const isText = isString(use.context.typeOf(use.args[0]!));
  return isText ? helper('stringSplit')(use) : refuseUse(use, 'split(pattern)', "split(',')");
}

/** `$` in a replacement is an instruction for JavaScript. */
function lowerReplace(use: Use): Expression {
  const [part, replacement] = use.args;
  const isPlain =
    isString(use.context.typeOf(part!)) &&
    ts.isStringLiteralLike(replacement!) &&
    !replacement.text.includes('$');
  if (isPlain) return helper('stringReplace')(use);
  return refuseUse(use, 'replace()', "replace('a', 'b') with a literal that has no $");
}
