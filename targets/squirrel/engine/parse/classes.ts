import {
  noTrivia,
  type ClassLiteral,
  type ClassMember,
  type Expression,
  type Field,
  type Slot,
  type TableLiteral,
} from '../../../../codegen/squirrel/tree.js';
import type { Cursor } from './cursor.js';
import { parseExpression, parseSequence } from './expressions.js';
import { parseFunctionRest } from './functions.js';

/** `{ a = 1, [key] = 2, "name": 3, function f() {} }` */
export function parseTable(cursor: Cursor): TableLiteral {
  cursor.expect('{');
  return parseSlots(cursor, '}');
}

function parseSlots(cursor: Cursor, end: '}' | '/>'): TableLiteral {
  const slots: Slot[] = [];
  while (!cursor.skip(end)) {
    slots.push(parseSlot(cursor));
    cursor.skip(',');
  }
  return { kind: 'table', slots };
}

function parseSlot(cursor: Cursor): Slot {
  const { origin } = cursor;
  if (cursor.at('function') || cursor.at('constructor')) {
    const key = parseMethodName(cursor);
    const value = parseFunctionRest(cursor);
    return { key, isMethod: true, value, trivia: noTrivia, origin };
  }
  if (cursor.token.kind === 'string') {
    const key = `[${cursor.take().text}]`;
    cursor.expect(':');
    return { key, value: parseExpression(cursor), trivia: noTrivia, origin };
  }
  const key = parseKey(cursor);
  cursor.expect('=');
  return { ...key, value: parseExpression(cursor), trivia: noTrivia, origin };
}

/** The name of a method; `constructor` needs no `function` before it. */
function parseMethodName(cursor: Cursor): string {
  return cursor.take().text === 'function' ? cursor.expectName().text : 'constructor';
}

type Key = Pick<Slot, 'key' | 'computed'>;

function parseKey(cursor: Cursor): Key {
  if (!cursor.skip('[')) return { key: cursor.expectName().text };
  const computed = parseSequence(cursor);
  cursor.expect(']');
  return isString(computed) ? { key: `[${computed.text}]` } : { key: '', computed };
}

function isString(node: Expression): node is Extract<Expression, { kind: 'literal' }> {
  return node.kind === 'literal' && /^@?"/.test(node.text);
}

/** What stands after the name of a class, or after `class`. */
export function parseClass(cursor: Cursor): ClassLiteral {
  const extended = cursor.skip('extends') ? parseExpression(cursor) : null;
  const attributes = parseAttributes(cursor);
  cursor.expect('{');
  const members: ClassMember[] = [];
  while (!cursor.skip('}')) {
    members.push(parseMember(cursor));
    cursor.skip(';');
  }
  return { kind: 'class', extended, ...attributes, members, dangling: [] };
}

function parseAttributes(cursor: Cursor): { attributes?: TableLiteral } {
  return cursor.skip('</') ? { attributes: parseSlots(cursor, '/>') } : {};
}

function parseMember(cursor: Cursor): ClassMember {
  const attributes = parseAttributes(cursor);
  const isStatic = cursor.skip('static');
  const { origin } = cursor;
  const shared = { isStatic, ...attributes, trivia: noTrivia, origin };
  if (!cursor.at('function') && !cursor.at('constructor')) {
    return { kind: 'field', ...parseField(cursor), ...shared };
  }
  const name = parseMethodName(cursor);
  const { parameters, body } = parseFunctionRest(cursor);
  return { kind: 'method', name, parameters, body, ...shared };
}

function parseField(cursor: Cursor): Pick<Field, 'name' | 'computed' | 'value'> {
  const { key, computed } = parseKey(cursor);
  cursor.expect('=');
  const value = parseExpression(cursor);
  if (computed) return { name: '', computed, value };
  return key.startsWith('[') ? stringField(key, value) : { name: key, value };
}

/** A field of which the name is a string: there is no other way to write it. */
function stringField(key: string, value: Expression): Pick<Field, 'name' | 'computed' | 'value'> {
  return { name: '', computed: { kind: 'literal', text: key.slice(1, -1) }, value };
}
