import {
  symbol,
  symbolCircle,
  symbolDiamond2,
  symbolSquare2,
  symbolTimes,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape';
import type { Tone } from './lanes.js';

const SHAPES: Record<Tone, SymbolType> = {
  good: symbolCircle,
  bad: symbolTimes,
  warn: symbolTriangle,
  info: symbolDiamond2,
  quiet: symbolSquare2,
};

/** In square pixels. */
const SIZES: Record<Tone, number> = { good: 62, bad: 78, warn: 54, info: 58, quiet: 38 };

/** The path of the shape that a tone has, around 0. */
export function shapeOf(tone: Tone): string {
  return symbol(SHAPES[tone], SIZES[tone])() ?? '';
}

/**
 * The path of a shape with room for a count, around 0.
 * @param digits - Of the count.
 */
export function pill(digits: number): string {
  const half = Math.max(2, digits + 1);
  return `M${-half},-8h${2 * half}a8,8 0 0 1 0,16h${-2 * half}a8,8 0 0 1 0,-16z`;
}
