import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings, kindOf } from '../diagnostics.js';
import {
  binary,
  literal,
  nullLiteral,
  string,
  type Expression,
  type Slot,
} from '../squirrel/tree.js';
import { lowerExpression } from './expressions.js';
import { asText, isText } from './idioms.js';
import { lowerIdentifier } from './names.js';
import { at } from './origin.js';

export function lowerNumber(context: Context, node: ts.NumericLiteral): Expression {
  const value = Number(node.text);
  if (!Number.isInteger(value)) return literal(String(value));
  if (value > 0x7fffffff) context.report(findings.largeNumber(node.text), node);
  return literal(String(value));
}

export function lowerTemplate(context: Context, node: ts.TemplateExpression): Expression {
  const parts: Expression[] = [];
  let hasText = node.head.text !== '';
  if (hasText) parts.push(string(node.head.text));
  for (const { expression, literal: tail } of node.templateSpans) {
    hasText ||= parts.length < 2 && isText(context, expression);
    parts.push(asText(context, expression));
    if (tail.text === '') continue;
    hasText ||= parts.length < 2;
    parts.push(string(tail.text));
  }
  // The first `+` must find a text on one side, or it would add numbers.
  if (!hasText || parts.length === 1) parts.unshift(string(''));
  return parts.reduce((left, right) => binary(left, '+', right));
}

export function lowerObject(context: Context, node: ts.ObjectLiteralExpression): Expression {
  const slots = node.properties.map((each) => at(each, lowerSlot(context, each)));
  return { kind: 'table', slots };
}

function lowerSlot(context: Context, property: ts.ObjectLiteralElementLike): Slot {
  const trivia = context.comments.around(property);
  if (ts.isShorthandPropertyAssignment(property)) {
    const value = at(property.name, lowerIdentifier(context, property.name));
    return { key: property.name.text, value, trivia };
  }
  if (ts.isPropertyAssignment(property) && isPlainKey(property.name)) {
    const value = lowerExpression(context, property.initializer);
    return { key: slotKey(property.name), value, trivia };
  }
  const what = ts.isPropertyAssignment(property) ? 'A computed or numeric key' : kindOf(property);
  context.refuse(findings.unknownSyntax(what), property);
  return { key: '', value: nullLiteral, trivia };
}

function isPlainKey(key: ts.PropertyName): key is ts.Identifier | ts.StringLiteral {
  return ts.isIdentifier(key) || ts.isStringLiteral(key);
}

function slotKey(key: ts.Identifier | ts.StringLiteral): string {
  return ts.isIdentifier(key) ? key.text : `[${string(key.text).text}]`;
}
