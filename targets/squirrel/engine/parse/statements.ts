import {
  noTrivia,
  type Block,
  type IfStatement,
  type Literal,
  type LocalStatement,
  type Origin,
  type Slot,
  type Statement,
  type SwitchCase,
} from '../../../../codegen/squirrel/tree.js';
import { parseClass } from './classes.js';
import type { Cursor } from './cursor.js';
import { parseExpression, parsePostfix, parseSequence } from './expressions.js';
import { parseFunctionRest } from './functions.js';

type Parser = (cursor: Cursor, origin: Origin) => Statement | Statement[];

const parsers: Readonly<Record<string, Parser>> = {
  if: parseIf,
  while: parseWhile,
  do: parseDo,
  for: parseFor,
  foreach: parseForeach,
  switch: parseSwitch,
  local: parseLocal,
  return: parseReturn,
  yield: parseReturn,
  break: parseJump,
  continue: parseJump,
  function: parseFunctionStatement,
  class: parseClassStatement,
  enum: parseEnum,
  try: parseTry,
  throw: parseThrow,
  const: parseConst,
  '{': (cursor, origin) => {
    return { kind: 'block', body: parseBraces(cursor), trivia: noTrivia, origin };
  },
};

/** The statements of a whole file. */
export function parseStatements(cursor: Cursor): Block {
  const { origin: start } = cursor;
  const statements: Statement[] = [];
  while (cursor.token.kind !== 'end') statements.push(...parseEnded(cursor));
  return { statements, dangling: [], range: { start, end: cursor.end } };
}

/** A statement and its end. */
function parseEnded(cursor: Cursor): Statement[] {
  const isEmpty = cursor.at(';');
  const statements = parseUnended(cursor);
  if (!isEmpty) cursor.endStatement();
  return statements;
}

/** A statement without its end; none for a semicolon, several for `local a, b`. */
function parseUnended(cursor: Cursor): Statement[] {
  if (cursor.skip(';')) return [];
  const { origin, token } = cursor;
  const parse = token.kind === 'word' || token.kind === 'symbol' ? parsers[token.text] : undefined;
  const parsed = parse
    ? parse(cursor, origin)
    : ({ kind: 'expression', value: parseSequence(cursor), trivia: noTrivia, origin } as const);
  return Array.isArray(parsed) ? parsed : [parsed];
}

function parseBraces(cursor: Cursor): Block {
  const start = cursor.origin;
  cursor.expect('{');
  const block = parseUntilEnd(cursor);
  cursor.expect('}');
  return { ...block, range: { start, end: cursor.end } };
}

/** Statements up to the end of a block or of a case. */
function parseUntilEnd(cursor: Cursor): Block {
  const { origin: start } = cursor;
  const statements: Statement[] = [];
  while (!cursor.at('}') && !cursor.at('case') && !cursor.at('default')) {
    if (cursor.token.kind === 'end') cursor.fail("expected '}'");
    statements.push(...parseEnded(cursor));
  }
  return { statements, dangling: [], range: { start, end: cursor.end } };
}

/** A block, or a statement without braces, whose end is that of the statement around it. */
export function parseBody(cursor: Cursor): Block {
  if (cursor.at('{')) return parseBraces(cursor);
  const { origin: start } = cursor;
  return { statements: parseUnended(cursor), dangling: [], range: { start, end: cursor.end } };
}

/** What an `if` controls: without braces, its variables live on. */
function parseBranch(cursor: Cursor): Block {
  if (cursor.at('{')) return parseBraces(cursor);
  const { origin: start } = cursor;
  const statements = parseEnded(cursor);
  const block: Block = { statements, dangling: [], range: { start, end: cursor.end } };
  const declares = statements.some((each) => each.kind === 'local' || isLocalFunction(each));
  return declares ? { ...block, isBare: true } : block;
}

function isLocalFunction(node: Statement): boolean {
  return node.kind === 'functionStatement' && node.isLocal;
}

function parseIf(cursor: Cursor, origin: Origin): IfStatement & { origin: Origin } {
  cursor.take();
  const test = parseTest(cursor);
  const then = parseBranch(cursor);
  const otherwise = cursor.skip('else') ? parseElse(cursor) : null;
  return { kind: 'if', test, then, otherwise, trivia: noTrivia, origin };
}

function parseElse(cursor: Cursor): Block | IfStatement {
  if (!cursor.at('if')) return parseBranch(cursor);
  const node = parseIf(cursor, cursor.origin);
  cursor.endStatement();
  return node;
}

function parseTest(cursor: Cursor) {
  cursor.expect('(');
  const test = parseSequence(cursor);
  cursor.expect(')');
  return test;
}

function parseLoopBody(cursor: Cursor): Block {
  return within(cursor, { canBreak: true, canContinue: true }, parseBody);
}

function within<Node>(cursor: Cursor, loops: Cursor['loops'], parse: (at: Cursor) => Node): Node {
  const outer = cursor.loops;
  cursor.loops = loops;
  const node = parse(cursor);
  cursor.loops = outer;
  return node;
}

function parseWhile(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const test = parseTest(cursor);
  return { kind: 'while', test, body: parseLoopBody(cursor), trivia: noTrivia, origin };
}

function parseDo(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const body = parseLoopBody(cursor);
  cursor.expect('while');
  return { kind: 'doWhile', test: parseTest(cursor), body, trivia: noTrivia, origin };
}

function parseFor(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  cursor.expect('(');
  const initial = parseInitial(cursor);
  cursor.expect(';');
  const test = cursor.at(';') ? null : parseSequence(cursor);
  cursor.expect(';');
  const step = cursor.at(')') ? null : parseSequence(cursor);
  cursor.expect(')');
  const body = parseLoopBody(cursor);
  const steps = step === null ? [] : step.kind === 'comma' ? step.expressions : [step];
  return { kind: 'for', initial, test, step: steps, body, trivia: noTrivia, origin };
}

function parseInitial(cursor: Cursor) {
  if (cursor.at(';')) return [];
  if (cursor.skip('local')) return parseVariables(cursor);
  return parseSequence(cursor);
}

function parseForeach(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  cursor.expect('(');
  const first = parseLoopName(cursor);
  const second = cursor.skip(',') ? parseLoopName(cursor) : null;
  cursor.expect('in');
  const collection = parseExpression(cursor);
  cursor.expect(')');
  const body = parseLoopBody(cursor);
  const names = second === null ? { key: null, value: first } : { key: first, value: second };
  return { kind: 'foreach', ...names, collection, body, trivia: noTrivia, origin };
}

function parseLoopName(cursor: Cursor) {
  const { origin } = cursor;
  return { kind: 'name', name: cursor.expectName().text, origin } as const;
}

function parseSwitch(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const value = parseTest(cursor);
  cursor.expect('{');
  const loops = { ...cursor.loops, canBreak: true };
  const cases = within(cursor, loops, parseCases);
  cursor.expect('}');
  return { kind: 'switch', value, cases, dangling: [], trivia: noTrivia, origin };
}

/** The default comes last. */
function parseCases(cursor: Cursor): SwitchCase[] {
  const cases: SwitchCase[] = [];
  while (cursor.skip('case')) {
    const test = parseExpression(cursor);
    cursor.expect(':');
    cases.push({ test, body: parseUntilEnd(cursor), trivia: noTrivia });
  }
  if (!cursor.skip('default')) return cases;
  cursor.expect(':');
  return [...cases, { test: null, body: parseUntilEnd(cursor), trivia: noTrivia }];
}

function parseLocal(cursor: Cursor, origin: Origin): Statement[] {
  cursor.take();
  if (!cursor.skip('function')) return parseVariables(cursor);
  const name = cursor.expectName().text;
  const value = parseFunctionRest(cursor);
  const node = { kind: 'functionStatement', name, isLocal: true, value, trivia: noTrivia } as const;
  return [{ ...node, origin }];
}

function parseVariables(cursor: Cursor): LocalStatement[] {
  const variables: LocalStatement[] = [];
  do {
    const { origin } = cursor;
    const name = cursor.expectName().text;
    const value = cursor.skip('=') ? parseExpression(cursor) : null;
    variables.push({ kind: 'local', name, value, trivia: noTrivia, origin });
  } while (cursor.skip(','));
  return variables;
}

function parseReturn(cursor: Cursor, origin: Origin): Statement {
  const kind = cursor.take().text as 'return' | 'yield';
  const value = cursor.endsStatement ? null : parseSequence(cursor);
  return { kind, value, trivia: noTrivia, origin };
}

function parseJump(cursor: Cursor, origin: Origin): Statement {
  const { canBreak, canContinue } = cursor.loops;
  const kind = cursor.token.text as 'break' | 'continue';
  if (!(kind === 'break' ? canBreak : canContinue)) {
    cursor.fail(`'${kind}' has to be in a loop block`);
  }
  cursor.take();
  return { kind, trivia: noTrivia, origin };
}

/** `function name() {}`, or `function owner::name() {}`. */
function parseFunctionStatement(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const names = [cursor.expectName().text];
  while (cursor.skip('::')) names.push(cursor.expectName().text);
  const name = names.pop()!;
  const value = parseFunctionRest(cursor);
  const owners = names.length === 0 ? {} : { owners: names };
  const node = { kind: 'functionStatement', name, ...owners, isLocal: false, value } as const;
  return { ...node, trivia: noTrivia, origin };
}

function parseClassStatement(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const start = cursor.token;
  const target = parsePostfix(cursor);
  const node = { kind: 'classStatement', trivia: noTrivia, origin } as const;
  if (target.kind === 'name') return { ...node, name: target.name, value: parseClass(cursor) };
  const isPlace = ['member', 'index', 'global'].includes(target.kind);
  if (!isPlace) cursor.fail('invalid class name', start);
  return { ...node, name: '', target, value: parseClass(cursor) };
}

function parseEnum(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const name = cursor.expectName().text;
  cursor.expect('{');
  const slots: Slot[] = [];
  let next = 0;
  while (!cursor.skip('}')) {
    slots.push(parseEnumSlot(cursor, () => next++));
    cursor.skip(',');
  }
  return { kind: 'enum', name, slots, trivia: noTrivia, origin };
}

/** Members without a value are numbered; those with one do not count. */
function parseEnumSlot(cursor: Cursor, number: () => number): Slot {
  const { origin } = cursor;
  const key = cursor.expectName().text;
  const value = cursor.skip('=')
    ? parseScalar(cursor)
    : ({ kind: 'literal', text: String(number()) } as const);
  return { key, value, trivia: noTrivia, origin };
}

function parseTry(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const body = parseBody(cursor);
  cursor.expect('catch');
  cursor.expect('(');
  const error = cursor.expectName().text;
  cursor.expect(')');
  return { kind: 'try', body, error, handler: parseBody(cursor), trivia: noTrivia, origin };
}

function parseThrow(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  return { kind: 'throw', value: parseSequence(cursor), trivia: noTrivia, origin };
}

function parseConst(cursor: Cursor, origin: Origin): Statement {
  cursor.take();
  const name = cursor.expectName().text;
  cursor.expect('=');
  return { kind: 'const', name, value: parseScalar(cursor), trivia: noTrivia, origin };
}

/** An integer, a float or a string; from 3.1 on, also a bool. */
function parseScalar(cursor: Cursor): Literal & { origin: Origin } {
  const { origin } = cursor;
  const sign = cursor.skip('-') ? '-' : '';
  const { kind, text } = cursor.token;
  const isNumber = kind === 'integer' || kind === 'float';
  if (sign !== '' && !isNumber) cursor.fail('scalar expected : integer,float');
  const isBool = cursor.dialect === 'stock' && kind === 'word' && /^(true|false)$/.test(text);
  if (!isNumber && kind !== 'string' && !isBool) {
    cursor.fail('scalar expected : integer,float or string');
  }
  cursor.take();
  return { kind: 'literal', text: sign + text, origin };
}
