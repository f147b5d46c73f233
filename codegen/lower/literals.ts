import { ts } from 'ts-morph';
import { findings, kindOf } from '../check/diagnostics.js';
import {
  binary,
  literal,
  nullLiteral,
  string,
  type Expression,
  type FunctionLiteral,
  type Slot,
} from '../squirrel/tree.js';
import { lowerFunctionBody } from './functions.js';
import { lowerParameters } from './parameters.js';
import { lowerIdentifier } from './names.js';
import { at } from './origin.js';
import { lowerSpreadList, lowerSpreadObject } from './spread.js';
import type { Context } from './context.js';
import { bracketed } from './member-names.js';
import { lowerExpression, lowerBlock } from './dispatch.js';
import { asText, isText } from './texts.js';

export function lowerNumber(context: Context, node: ts.NumericLiteral): Expression {
  const value = Number(node.text);
  if (!Number.isInteger(value) || value <= 0x7fffffff) return literal(String(value));
  // A float holds some of the numbers that an integer does not.
  if (Math.fround(value) !== value) context.report(findings.largeNumber(node.text), node);
  return literal(value < 1e21 ? `${value}.0` : String(value));
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

export function lowerArray(context: Context, { elements }: ts.ArrayLiteralExpression): Expression {
  if (elements.some(ts.isSpreadElement)) return lowerSpreadList(context, elements);
  return { kind: 'array', elements: elements.map((each) => lowerExpression(context, each)) };
}

export function lowerObject(context: Context, node: ts.ObjectLiteralExpression): Expression {
  const lowerEach = (each: ts.ObjectLiteralElementLike): Slot => at(each, lowerSlot(context, each));
  if (node.properties.some(ts.isSpreadAssignment))
    return lowerSpreadObject(context, node, lowerEach);
  const slots = node.properties.map(lowerEach);
  return { kind: 'table', slots };
}

function lowerSlot(context: Context, property: ts.ObjectLiteralElementLike): Slot {
  const [key, value] = lowerEntry(context, property);
  return { key, value, trivia: context.comments.around(property) };
}

function lowerEntry(
  context: Context,
  property: ts.ObjectLiteralElementLike,
): [key: string, value: Expression] {
  if (ts.isShorthandPropertyAssignment(property)) {
    const value = at(property.name, lowerIdentifier(context, property.name));
    return [context.members.keyOf(property.name), value];
  }
  if (ts.isPropertyAssignment(property) && isPlainKey(property.name)) {
    return [slotKey(context, property.name), lowerExpression(context, property.initializer)];
  }
  if (ts.isMethodDeclaration(property) && isPlainKey(property.name)) {
    return [slotKey(context, property.name), lowerMethodOfTable(context, property)];
  }
  const what = ts.isPropertyAssignment(property) ? 'A computed or numeric key' : kindOf(property);
  context.refuse(findings.unknownSyntax(what, property.kind), property);
  return ['', nullLiteral];
}

function lowerMethodOfTable(context: Context, node: ts.MethodDeclaration): FunctionLiteral {
  return {
    kind: 'function',
    parameters: lowerParameters(context, node),
    // A method of an object literal always has a body.
    body: lowerFunctionBody(context, node, lowerBlock(context, node.body!)),
  };
}

function isPlainKey(key: ts.PropertyName): key is ts.Identifier | ts.StringLiteral {
  return ts.isIdentifier(key) || ts.isStringLiteral(key);
}

function slotKey(context: Context, key: ts.Identifier | ts.StringLiteral): string {
  return ts.isIdentifier(key) ? context.members.keyOf(key) : bracketed(key.text);
}
