import { ts } from 'ts-morph';
import { takesNumbers } from '../analysis/records.js';
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
import { isIteratorName, isNumber, isString } from '../analysis/types.js';
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
  const trivia = context.comments.around(property);
  if (ts.isPropertyAssignment(property) && isComputedKey(context, property.name)) {
    const computed = lowerExpression(context, property.name.expression);
    return { key: '', computed, value: lowerExpression(context, property.initializer), trivia };
  }
  const [key, value] = lowerEntry(context, property);
  return { key, value, trivia };
}

function lowerEntry(
  context: Context,
  property: ts.ObjectLiteralElementLike,
): [key: string, value: Expression] {
  if (ts.isShorthandPropertyAssignment(property)) {
    const value = at(property.name, lowerIdentifier(context, property.name));
    return [context.members.keyOf(property.name), value];
  }
  const known = ts.isPropertyAssignment(property) ? knownKey(context, property.name) : null;
  if (ts.isPropertyAssignment(property) && known !== null) {
    return [known, lowerExpression(context, property.initializer)];
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

/** The key that a number or the value of a constant is; null where it is not known. */
function knownKey(context: Context, key: ts.PropertyName): string | null {
  const value = valueOfKey(context, key);
  if (typeof value === 'string') return bracketed(value);
  if (value === null || !Number.isInteger(value) || value < 0) return null;
  return takesNumbersAt(context, key) ? `[${value}]` : null;
}

/** Whether the object that a key is in has numbers for keys in Squirrel, too. */
function takesNumbersAt(context: Context, key: ts.PropertyName): boolean {
  const object = key.parent.parent as ts.ObjectLiteralExpression;
  const expected = context.checker.getContextualType(object);
  const isKnown = expected !== undefined && (expected.flags & unknown) === 0;
  const record = isKnown ? context.checker.getNonNullableType(expected) : context.typeOf(object);
  return takesNumbers(context, record);
}

const unknown = ts.TypeFlags.Unknown | ts.TypeFlags.Any;

function valueOfKey(context: Context, key: ts.PropertyName): string | number | null {
  if (ts.isNumericLiteral(key)) return Number(key.text);
  const type = ts.isComputedPropertyName(key) ? context.typeOf(key.expression) : undefined;
  return type?.isStringLiteral() || type?.isNumberLiteral() ? type.value : null;
}

/** Whether a key is only known when the program runs, and is a text, or a number where the table has those. */
function isComputedKey(context: Context, key: ts.PropertyName): key is ts.ComputedPropertyName {
  if (!ts.isComputedPropertyName(key) || knownKey(context, key) !== null) return false;
  const type = context.typeOf(key.expression);
  if (isString(type)) return true;
  return isNumber(type) && takesNumbersAt(context, key);
}

type PlainKey = ts.Identifier | ts.StringLiteral | ts.ComputedPropertyName;

function isPlainKey(key: ts.PropertyName): key is PlainKey {
  return ts.isIdentifier(key) || ts.isStringLiteral(key) || isIteratorName(key);
}

function slotKey(context: Context, key: PlainKey): string {
  if (ts.isComputedPropertyName(key)) return 'iterator';
  return ts.isIdentifier(key) ? context.members.keyOf(key) : bracketed(key.text);
}
