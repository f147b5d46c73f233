import { ts } from 'ts-morph';
import { isData } from '../../analysis/records.js';
import { findings } from '../../check/diagnostics.js';
import { after, ready } from '../../squirrel/hold.js';
import {
  binary,
  call,
  global,
  literal,
  member,
  string,
  type Expression,
} from '../../squirrel/tree.js';
import { isString, mayBeNull } from '../../analysis/types.js';
import { asText } from '../texts.js';
import { lowerExpression } from '../dispatch.js';
import {
  lowerArg,
  lowerArgs,
  refuseUse,
  type BuiltIn,
  type BuiltIns,
  type Use,
} from './built-in.js';

/** What impOS does for a program: the log of impCloud, timers, the clock, JSON. */
export const hostFunctions: BuiltIns = {
  'console.debug': written('log'),
  'console.error': written('error'),
  'console.info': written('log'),
  'console.log': written('log'),
  'console.warn': written('error'),

  'console.assert': 'if (!condition) console.error(text)',
  'console.table': 'console.log()',

  clearTimeout: { takes: [1, 1], lower: lowerClearTimeout, hasNoResult: true },
  setTimeout: { takes: [2, 2], callbacks: [[0, 0], null], lower: lowerSetTimeout },
  setInterval: 'setTimeout() again in the function that it calls',

  'Date.now': { takes: [0, 0], lower: lowerNow },
  'JSON.parse': { takes: [1, 1], lower: lowerParse },
  'JSON.stringify': { takes: [1, 1], lower: lowerStringify },
};

/** `imp.wakeup(seconds, task)` */
function lowerSetTimeout(use: Use): Expression {
  const { context, args } = use;
  const delay = args[1]!;
  const milliseconds = lowerExpression(context, delay);
  const isKnown = ts.isNumericLiteral(delay);
  const seconds = isKnown
    ? literal(String(Number(delay.text) / 1000))
    : binary(milliseconds, '/', literal('1000.0'));
  return call(member(global('imp'), 'wakeup'), seconds, lowerArg(use, 0));
}

/** `imp.cancelwakeup(timer)`, which wants a timer. */
function lowerClearTimeout({ context, args: [timer] }: Use): Expression {
  const { steps, values } = ready(lowerExpression(context, timer!));
  const cancelled = call(member(global('imp'), 'cancelwakeup'), values[0]!);
  if (!mayBeNull(context.typeOf(timer!))) return after(steps, cancelled);
  return binary(after(steps, values[0]!), '&&', cancelled);
}

function lowerNow({ context, node }: Use): Expression {
  context.report(findings.clock(), node);
  return call(member(global('hardware'), 'millis'));
}

function lowerParse(use: Use): Expression {
  use.context.report(findings.json('JSON.parse', 'http.jsondecode'), use.node);
  return call(member(global('http'), 'jsondecode'), ...lowerArgs(use));
}

function lowerStringify(use: Use): Expression {
  const { context, args, node } = use;
  if (!isData(context, context.typeOf(args[0]!))) {
    return refuseUse(use, `JSON.stringify(${args[0]!.getText()})`, 'a record of what it holds');
  }
  context.report(findings.json('JSON.stringify', 'http.jsonencode'), node);
  return call(member(global('http'), 'jsonencode'), ...lowerArgs(use));
}

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
