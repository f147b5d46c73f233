import { callMetamethod } from './calls.js';
import { metamethodOf } from './metamethods.js';
import { generalText } from './number-text.js';
import { Float, HeapObject, typeName, type Value } from './values.js';

/** What `tostring()` and `print()` make of a value. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Float) return floatText(value);
  const method = metamethodOf(value, '_tostring');
  const text = method === null ? null : callMetamethod(method, value, []);
  return typeof text === 'string' ? text : placeText(value);
}

const floatTexts = new Map<number, string>();

/** Programs print the same floats again and again. */
function floatText({ value }: Float): string {
  // A map takes both zeros for the same.
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const known = floatTexts.get(value);
  if (known !== undefined) return known;
  if (floatTexts.size > 1000) floatTexts.clear();
  const text = generalText(value);
  floatTexts.set(value, text);
  return text;
}

/** What a value is called that has no text. */
function placeText(value: HeapObject | null): string {
  const place = value === null ? '(nil)' : `0x${value.place.toString(16).padStart(8, '0')}`;
  return `(${typeName(value)} : 0x${place})`;
}

/** What errors call a value: a key by its text, up to a NUL, others by their type. */
export function nameText(value: Value): string {
  if (typeof value === 'string') return value.split('\0')[0]!;
  if (typeof value === 'number') return String(value);
  if (value instanceof Float) return generalText(value.value, 14);
  return typeName(value);
}
