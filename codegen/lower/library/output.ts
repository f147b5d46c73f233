import { ts } from 'ts-morph';
import { binary, call, global, member, string, type Expression } from '../../squirrel/tree.js';
import { isString } from '../../analysis/types.js';
import { asText } from '../texts.js';
import { refuseUse, type BuiltIn, type BuiltIns, type Use } from './built-in.js';

/** Functions of JavaScript's console, which write to the log of impCloud. */
export const consoleFunctions: BuiltIns = {
  'console.debug': written('log'),
  'console.error': written('error'),
  'console.info': written('log'),
  'console.log': written('log'),
  'console.warn': written('error'),

  'console.assert': 'if (!condition) console.error(text)',
  'console.table': 'console.log()',
  'Date.now': "time() or hardware.millis(), declared as the platform's",
  'JSON.parse': "http.jsondecode(), declared as the platform's",
  'JSON.stringify': "http.jsonencode(), declared as the platform's",
};

function written(text: 'log' | 'error'): BuiltIn {
  return {
    takes: [0, Infinity],
    hasNoResult: true,
    lower: (use) => call(member(global('server'), text), lowerLine(use)),
  };
}

/** The values with blanks between them. */
function lowerLine(use: Use): Expression {
  const { context, args } = use;
  const [first, second] = args;
  if (first === undefined) return string('');
  const isPattern =
    second !== undefined && ts.isStringLiteralLike(first) && /%[a-zA-Z]/.test(first.text);
  if (isPattern) return refuseUse(use, 'a pattern with %', 'a template: `${value}`');
  if (second === undefined) {
    const text = asText(context, first);
    return isString(context.typeOf(first)) ? text : binary(string(''), '+', text);
  }
  const [start, ...others] = args.map((each) => asText(context, each));
  return others.reduce((line, each) => binary(binary(line, '+', string(' ')), '+', each), start!);
}
