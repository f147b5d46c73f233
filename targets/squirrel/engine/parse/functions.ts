import type {
  Block,
  Expression,
  FunctionLiteral,
  Origin,
  Parameter,
} from '../../../../codegen/squirrel/tree.js';
import type { Cursor } from './cursor.js';
import { parseExpression } from './expressions.js';
import { parseBody } from './statements.js';

/** `function (a, b = 1, ...) {}` */
export function parseFunction(cursor: Cursor, origin: Origin): Expression {
  cursor.take();
  return { ...parseFunctionRest(cursor), origin };
}

/** What stands after the name of a function. */
export function parseFunctionRest(cursor: Cursor): FunctionLiteral {
  const parameters = parseParameters(cursor);
  return { kind: 'function', parameters, body: parseFunctionBody(cursor) };
}

export function parseLambda(cursor: Cursor, origin: Origin): Expression {
  cursor.take();
  const parameters = parseParameters(cursor);
  return { kind: 'lambda', parameters, value: parseExpression(cursor), origin };
}

function parseFunctionBody(cursor: Cursor): Block {
  const { loops } = cursor;
  cursor.loops = { canBreak: false, canContinue: false };
  const body = parseBody(cursor);
  cursor.loops = loops;
  return body;
}

function parseParameters(cursor: Cursor): Parameter[] {
  cursor.expect('(');
  const parameters: Parameter[] = [];
  let hasDefaults = false;
  while (!cursor.skip(')')) {
    if (cursor.at('...')) return [...parameters, parseRest(cursor, hasDefaults)];
    const parameter = parseParameter(cursor);
    if (hasDefaults && parameter.initial === null) cursor.fail("expected '='");
    hasDefaults = parameter.initial !== null;
    parameters.push(parameter);
    if (!cursor.skip(',') && !cursor.at(')')) cursor.fail("expected ')' or ','");
  }
  return parameters;
}

function parseParameter(cursor: Cursor): Parameter {
  const { origin } = cursor;
  const name = cursor.expectName().text;
  return { name, initial: cursor.skip('=') ? parseExpression(cursor) : null, origin };
}

function parseRest(cursor: Cursor, hasDefaults: boolean): Parameter {
  if (hasDefaults) {
    cursor.fail('function with default parameters cannot have variable number of parameters');
  }
  const { origin } = cursor;
  cursor.take();
  if (!cursor.skip(')')) cursor.fail("expected ')'");
  return { name: '...', initial: null, origin };
}
