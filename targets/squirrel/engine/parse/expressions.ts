import type {
  AssignmentOperator,
  BinaryOperator,
  Expression,
  Literal,
  Origin,
  Traced,
} from '../../../../codegen/squirrel/tree.js';
import type { Cursor } from './cursor.js';
import { parseClass, parseTable } from './classes.js';
import { parseFunction, parseLambda } from './functions.js';

const assignments: ReadonlySet<string> = new Set(['=', '<-', '+=', '-=', '*=', '/=', '%=']);

/** Operators that bind alike, the loosest first; those of a level are read from left to right. */
const stockLevels: readonly (readonly BinaryOperator[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '<=>'],
  ['<', '>', '<=', '>=', 'in', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** In 3.0, `in` and `instanceof` bind like `&&`. */
const imposLevels = stockLevels.map((level) => level.filter((each) => !each.startsWith('in')));

/** Expressions separated by commas. */
export function parseSequence(cursor: Cursor): Expression {
  const { origin } = cursor;
  const expressions = [parseExpression(cursor)];
  while (cursor.skip(',')) expressions.push(parseExpression(cursor));
  return expressions.length === 1 ? expressions[0]! : { kind: 'comma', expressions, origin };
}

export function parseExpression(cursor: Cursor): Expression {
  const { origin } = cursor;
  const left = parseOr(cursor);
  if (assignments.has(cursor.token.text) && cursor.token.kind === 'symbol') {
    return parseAssignment(cursor, left, origin);
  }
  if (!cursor.skip('?')) return left;
  const whenTrue = parseExpression(cursor);
  cursor.expect(':');
  const whenFalse = parseExpression(cursor);
  return { kind: 'conditional', test: left, whenTrue, whenFalse, origin };
}

function parseAssignment(cursor: Cursor, target: Expression, origin: Origin): Expression {
  checkTarget(cursor, target);
  const operator = cursor.take().text as AssignmentOperator;
  const value = parseExpression(cursor);
  return { kind: 'assignment', operator, target, value, origin };
}

function checkTarget(cursor: Cursor, target: Expression): void {
  if (target.kind === 'name' && target.name === 'base') cursor.fail("'base' cannot be modified");
  if (!isPlace(target)) cursor.fail("can't assign expression");
}

function isPlace({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'global' || kind === 'member' || kind === 'index';
}

function parseOr(cursor: Cursor): Expression {
  const { origin } = cursor;
  const left = parseAnd(cursor);
  if (!cursor.skip('||')) return left;
  return { kind: 'binary', operator: '||', left, right: parseOr(cursor), origin };
}

function parseAnd(cursor: Cursor): Expression {
  const { origin } = cursor;
  let left = parseLevel(cursor, 0);
  for (;;) {
    if (cursor.skip('&&')) {
      return { kind: 'binary', operator: '&&', left, right: parseAnd(cursor), origin };
    }
    const isTest = cursor.dialect === 'impos' && (cursor.at('in') || cursor.at('instanceof'));
    if (!isTest) return left;
    const operator = cursor.take().text as BinaryOperator;
    left = { kind: 'binary', operator, left, right: parseLevel(cursor, 0), origin };
  }
}

function parseLevel(cursor: Cursor, level: number): Expression {
  const levels = cursor.dialect === 'stock' ? stockLevels : imposLevels;
  const operators = levels[level];
  if (operators === undefined) return parsePostfix(cursor);
  const { origin } = cursor;
  let left = parseLevel(cursor, level + 1);
  for (;;) {
    const operator = operators.find((each) => cursor.at(each));
    if (operator === undefined) return left;
    cursor.take();
    left = { kind: 'binary', operator, left, right: parseLevel(cursor, level + 1), origin };
  }
}

/** A value with members, indexes and calls after it. */
export function parsePostfix(cursor: Cursor): Expression {
  const { origin } = cursor;
  let value = parseValue(cursor);
  for (;;) {
    if (cursor.skip('.')) {
      const place = cursor.origin;
      value = { kind: 'member', object: value, name: cursor.expectName().text, origin: place };
    } else if (cursor.at('[')) {
      value = parseIndex(cursor, value, origin);
    } else if (cursor.at('(')) {
      value = { kind: 'call', callee: value, args: parseArguments(cursor), origin };
    } else if (cursor.at('++') || cursor.at('--')) {
      return parseIncrement(cursor, value, origin);
    } else {
      return value;
    }
  }
}

function parseIndex(cursor: Cursor, object: Expression, origin: Origin): Expression {
  if (cursor.token.startsLine) {
    cursor.fail('cannot brake deref/or comma needed after [exp]=exp slot declaration');
  }
  cursor.take();
  const index = parseExpression(cursor);
  cursor.expect(']');
  return { kind: 'index', object, index, origin };
}

function parseIncrement(cursor: Cursor, operand: Expression, origin: Origin): Expression {
  if (cursor.endsStatement) return operand;
  if (!isPlace(operand)) cursor.fail("can't '++' or '--' an expression");
  const operator = cursor.take().text as '++' | '--';
  return { kind: 'update', operator, prefix: false, operand, origin };
}

function parseArguments(cursor: Cursor): Expression[] {
  cursor.expect('(');
  const args: Expression[] = [];
  while (!cursor.skip(')')) {
    args.push(parseExpression(cursor));
    if (cursor.skip(',') && cursor.at(')')) cursor.fail("expression expected, found ')'");
  }
  return args;
}

type ValueParser = (cursor: Cursor, origin: Origin) => Expression;

const values: Readonly<Record<string, ValueParser>> = {
  '(': parseParentheses,
  '[': parseArray,
  '{': (cursor, origin) => ({ ...parseTable(cursor), origin }),
  '::': parseGlobal,
  '@': parseLambda,
  '-': parseMinus,
  '!': (cursor, origin) => parseUnary(cursor, '!', origin),
  '~': (cursor, origin) => parseUnary(cursor, '~', origin),
  '++': parsePrefixUpdate,
  '--': parsePrefixUpdate,
  function: parseFunction,
  class: (cursor, origin) => {
    cursor.take();
    return { ...parseClass(cursor), origin };
  },
  typeof: (cursor, origin) => parseUnary(cursor, 'typeof ', origin),
  clone: (cursor, origin) => parseUnary(cursor, 'clone ', origin),
  resume: (cursor, origin) => parseUnary(cursor, 'resume ', origin),
  delete: parseDelete,
  null: takeLiteral,
  true: takeLiteral,
  false: takeLiteral,
};

for (const word of ['this', 'base', 'constructor', '__LINE__', '__FILE__']) {
  Object.assign(values, { [word]: takeName });
}

function parseValue(cursor: Cursor): Expression {
  const { kind, text } = cursor.token;
  const { origin } = cursor;
  if (kind === 'name') return takeName(cursor, origin);
  if (kind === 'string' || kind === 'integer' || kind === 'float') {
    return takeLiteral(cursor, origin);
  }
  const parse = kind === 'end' ? undefined : values[text];
  return parse ? parse(cursor, origin) : cursor.fail('expression expected');
}

function takeName(cursor: Cursor, origin: Origin): Expression {
  return { kind: 'name', name: cursor.take().text, origin };
}

function takeLiteral(cursor: Cursor, origin: Origin): Literal & Traced {
  const { text } = cursor.token;
  if (text.startsWith("'") && characterCount(text) > 1) cursor.fail('constant too long');
  cursor.take();
  return { kind: 'literal', text, origin };
}

function characterCount(text: string): number {
  return text.slice(1, -1).replace(/\\x[\da-fA-F]+|\\./g, '.').length;
}

/** Parentheses are kept where they take a function from its object. */
function parseParentheses(cursor: Cursor, origin: Origin): Expression {
  cursor.take();
  const value = parseSequence(cursor);
  cursor.expect(')');
  const isMethod = isPlace(value) && value.kind !== 'name';
  return isMethod && cursor.at('(') ? { kind: 'group', value, origin } : value;
}

function parseArray(cursor: Cursor, origin: Origin): Expression {
  cursor.take();
  const elements: Expression[] = [];
  while (!cursor.skip(']')) {
    elements.push(parseExpression(cursor));
    cursor.skip(',');
  }
  return { kind: 'array', elements, origin };
}

function parseGlobal(cursor: Cursor): Expression {
  cursor.take();
  const { origin } = cursor;
  return { kind: 'global', name: cursor.expectName().text, origin };
}

/** A minus sign before a number belongs to it. */
function parseMinus(cursor: Cursor, origin: Origin): Expression {
  cursor.take();
  const { kind } = cursor.token;
  if (kind !== 'integer' && kind !== 'float') return parseOperand(cursor, '-', origin);
  return { kind: 'literal', text: `-${takeLiteral(cursor, origin).text}`, origin };
}

type UnaryOperator = Extract<Expression, { kind: 'unary' }>['operator'];

function parseUnary(cursor: Cursor, operator: UnaryOperator, origin: Origin): Expression {
  cursor.take();
  return parseOperand(cursor, operator, origin);
}

function parseOperand(cursor: Cursor, operator: UnaryOperator, origin: Origin): Expression {
  return { kind: 'unary', operator, operand: parsePostfix(cursor), origin };
}

function parseDelete(cursor: Cursor, origin: Origin): Expression {
  cursor.take();
  const operand = parsePostfix(cursor);
  if (!isPlace(operand)) cursor.fail("can't delete an expression");
  return { kind: 'unary', operator: 'delete ', operand, origin };
}

function parsePrefixUpdate(cursor: Cursor, origin: Origin): Expression {
  const operator = cursor.take().text as '++' | '--';
  const operand = parsePostfix(cursor);
  if (!isPlace(operand)) cursor.fail("can't '++' or '--' an expression");
  return { kind: 'update', operator, prefix: true, operand, origin };
}
