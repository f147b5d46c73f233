import { isNumber, toFloat, toInteger } from '../runtime/numbers.js';
import { float, type Value } from '../runtime/values.js';
import type { Definition } from './native.js';

/** A number between 0 and 1, less than 1. */
export type Chance = () => number;

const largestRandom = 0x7fffffff;

const unary = (compute: (value: number) => number): Definition => [
  2,
  '.n',
  (_, value) => float(compute(number(value))),
];

const binary = (compute: (left: number, right: number) => number): Definition => [
  3,
  '.nn',
  (_, left, right) => float(compute(number(left), number(right))),
];

function number(value: Value | undefined): number {
  return value !== undefined && isNumber(value) ? toFloat(value) : 0;
}

/** The functions of mathematics: globals of stock Squirrel, members of `math` on an imp. */
export function mathematics(chance: Chance): Readonly<Record<string, Definition>> {
  return {
    sqrt: unary(Math.sqrt),
    sin: unary(Math.sin),
    cos: unary(Math.cos),
    asin: unary(Math.asin),
    acos: unary(Math.acos),
    log: unary(Math.log),
    log10: unary(Math.log10),
    tan: unary(Math.tan),
    atan: unary(Math.atan),
    atan2: binary(Math.atan2),
    pow: binary(power),
    floor: unary(Math.floor),
    ceil: unary(Math.ceil),
    exp: unary(Math.exp),
    fabs: unary(Math.abs),
    abs: [2, '.n', (_, value) => absolute(value)],
    srand: [2, '.n', () => null],
    rand: [1, '', () => Math.floor(chance() * (largestRandom + 1))],
  };
}

/** In C, 1 to any power is 1. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent)))
    return 1;
  return Math.pow(base, exponent);
}

function absolute(value: Value): number {
  const whole = isNumber(value) ? toInteger(value) : 0;
  return Math.abs(whole) | 0;
}

export const constants: Readonly<Record<string, Value>> = {
  RAND_MAX: largestRandom,
  PI: float(Math.PI),
};
