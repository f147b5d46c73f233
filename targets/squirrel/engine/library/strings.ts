import { raise } from '../runtime/errors.js';
import { isNumber, toFloat, toInteger } from '../runtime/numbers.js';
import { delegates, float, Float, SquirrelArray, type Value } from '../runtime/values.js';
import { formatText } from './format.js';
import { defineAll, type Definition } from './native.js';
import { parseFloatText, parseIntegerText } from './number-parsing.js';
import { range, shared } from './tables.js';

const stringMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  len: [1, 's', (self) => (self as string).length],
  tointeger: [-1, 'sn', (self, base) => parseIntegerValue(self as string, base)],
  tofloat: [1, 's', (self) => float(toFloat(numberOf(self as string, 10)))],
  slice: [-1, 'snn', (self, from, to) => slice(self as string, from, to)],
  find: [-2, 'ssn', (self, text, from) => find(self as string, text as string, from)],
  tolower: [-1, 'snn', (self, from, to) => change(self as string, from, to, lower)],
  toupper: [-1, 'snn', (self, from, to) => change(self as string, from, to, upper)],
};

/** A number at the beginning of a text: one with a point or an exponent is a float. */
function numberOf(text: string, base: number): number | Float {
  const end = text.indexOf('\0');
  const visible = end < 0 ? text : text.slice(0, end);
  const isFloat = visible.includes('.') || (base <= 13 && /e/i.test(visible));
  const value = isFloat ? parseFloatText(visible) : parseIntegerText(visible, base);
  if (value === null) raise('cannot convert the string');
  return isFloat ? float(value) : value;
}

function parseIntegerValue(text: string, base: Value | undefined): Value {
  const radix = base !== undefined && isNumber(base) ? toInteger(base) : 10;
  return toInteger(numberOf(text, radix));
}

function slice(text: string, from: Value | undefined, to: Value | undefined): Value {
  return text.slice(...range(text.length, from, to));
}

/** Texts end at their first NUL here. */
function find(text: string, part: string, from: Value | undefined): Value {
  const start = from !== undefined && isNumber(from) ? toInteger(from) : 0;
  if (start < 0 || start >= text.length) return null;
  const end = text.indexOf('\0', start);
  const visible = end < 0 ? text : text.slice(0, end);
  const place = visible.indexOf(part.split('\0')[0]!, start);
  return place < 0 ? null : place;
}

const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());

function change(
  text: string,
  from: Value | undefined,
  to: Value | undefined,
  by: (text: string) => string,
): Value {
  const [start, end] = range(text.length, from, to);
  return text.slice(0, start) + by(text.slice(start, end)) + text.slice(end);
}

const numberMembers: Readonly<Record<string, Definition>> = {
  ...shared,
  tointeger: [1, 'n|b', (self) => (isNumber(self) ? toInteger(self) : Number(self))],
  tofloat: [1, 'n|b', (self) => float(isNumber(self) ? toFloat(self) : Number(self))],
  tochar: [1, 'n|b', (self) => String.fromCharCode(integerOf(self) & 0xff)],
};

function integerOf(value: Value): number {
  return isNumber(value) ? toInteger(value) : Number(value);
}

/** The functions of the string library, which are globals. */
export const stringFunctions: Readonly<Record<string, Definition>> = {
  format: [-2, '.s', (_, format, ...args) => formatText(format as string, args)],
  strip: [2, '.s', (_, text) => stripRight(stripLeft(text as string))],
  lstrip: [2, '.s', (_, text) => stripLeft(text as string)],
  rstrip: [2, '.s', (_, text) => stripRight(text as string)],
  split: [3, '.ss', (_, text, separators) => split(text as string, separators as string)],
};

/** Those that came with 3.1. */
export const newStringFunctions: Readonly<Record<string, Definition>> = {
  escape: [2, '.s', (_, text) => escape(text as string)],
  startswith: [3, '.ss', (_, text, start) => (text as string).startsWith(start as string)],
  endswith: [3, '.ss', (_, text, end) => (text as string).endsWith(end as string)],
};

function stripLeft(text: string): string {
  return text.replace(/^[ \t\n\v\f\r]+/, '');
}

function stripRight(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n\v\f\r'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** Each of the separators ends a part; an empty part after the last one does not count. */
function split(text: string, separators: string): Value {
  if (separators === '') raise('empty separators string');
  const parts: string[] = [];
  let start = 0;
  const visible = text.split('\0')[0]!;
  for (let place = 0; place < visible.length; place++) {
    if (!separators.includes(visible[place]!)) continue;
    parts.push(visible.slice(start, place));
    start = place + 1;
  }
  if (start < visible.length) parts.push(visible.slice(start));
  return new SquirrelArray(parts);
}

const escaped: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  "'": "\\'",
  '\0': '\\0',
};

function escape(text: string): string {
  const parts = Array.from(text, (each) => {
    const code = each.charCodeAt(0);
    const known = escaped[each];
    if (known !== undefined) return known;
    if (code >= 0x20 && code < 0x7f) return each;
    const signed = ((code << 24) >> 24) >>> 0;
    return `\\x${signed.toString(16).padStart(2, '0')}`;
  });
  return parts.join('');
}

/** Gives strings and numbers their functions. */
export function defineTexts(): void {
  defineAll(delegates.string, stringMembers);
  defineAll(delegates.number, numberMembers);
}
