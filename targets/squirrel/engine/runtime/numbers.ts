import { Float, type Value } from './values.js';

export function isNumber(value: Value): value is number | Float {
  return typeof value === 'number' || value instanceof Float;
}

/** A number without its fraction; what does not fit becomes the smallest integer. */
export function toInteger(value: number | Float): number {
  if (typeof value === 'number') return value;
  const whole = Math.trunc(value.value);
  return whole >= -0x80000000 && whole <= 0x7fffffff ? whole | 0 : -0x80000000;
}

/** A number as a float has it. */
export function toFloat(value: number | Float): number {
  return typeof value === 'number' ? Math.fround(value) : value.value;
}
