import { raise } from '../runtime/errors.js';
import { isNumber, toFloat, toInteger } from '../runtime/numbers.js';
import { exponentialText, fixedText, generalText } from '../runtime/number-text.js';
import type { Value } from '../runtime/values.js';

/** What stands between `%` and the letter. */
interface Style {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

const pattern = /%(%|([-+ #0]*)(\d*)(?:\.(\d*))?([\s\S]?))/g;

/** As `sprintf()` does. */
export function formatText(format: string, args: readonly Value[]): string {
  let next = 0;
  return format.replace(pattern, (...groups: (string | undefined)[]) => {
    const [, all, flags = '', width = '', precision, letter = ''] = groups;
    if (all === '%') return '%';
    if (next >= args.length) raise('not enough parameters for the given format string');
    checkLength(flags, width, precision);
    const style = {
      flags,
      width: Number(width),
      precision: precision === undefined ? undefined : Number(precision),
      letter,
    };
    return formatValue(style, args[next++]!);
  });
}

function checkLength(flags: string, width: string, precision: string | undefined): void {
  if (width.length > 2) raise('width format too long');
  if (precision !== undefined && precision.length > 2) raise('precision format too long');
  if (flags.length + width.length + (precision?.length ?? 0) > 20) raise('format too long');
}

function formatValue(style: Style, value: Value): string {
  switch (style.letter) {
    case 's':
      return formatString(style, value);
    case 'i':
    case 'd':
    case 'o':
    case 'u':
    case 'x':
    case 'X':
    case 'c':
      if (!isNumber(value)) raise('integer expected for the specified format');
      return formatInteger(style, toInteger(value));
    case 'f':
    case 'g':
    case 'G':
    case 'e':
    case 'E':
      if (!isNumber(value)) raise('float expected for the specified format');
      return formatFloat(style, toFloat(value));
    default:
      raise('invalid format');
  }
}

function formatString(style: Style, value: Value): string {
  if (typeof value !== 'string') raise('string expected for the specified format');
  const visible = value.split('\0')[0]!;
  return pad(style, visible.slice(0, style.precision ?? visible.length));
}

function formatInteger(style: Style, value: number): string {
  if (style.letter === 'c') return pad(style, String.fromCharCode(value & 0xff));
  const isSigned = style.letter === 'd' || style.letter === 'i';
  const digits = integerDigits(style, isSigned ? Math.abs(value) : value >>> 0);
  const sign = isSigned ? signOf(style, value < 0) : '';
  const prefix = sign + prefixOf(style, value);
  return padNumber({ ...style, flags: zeroFlags(style) }, prefix, digits);
}

/** A precision makes the flag 0 mean nothing. */
function zeroFlags({ flags, precision }: Style): string {
  return precision === undefined ? flags : flags.replaceAll('0', '');
}

function integerDigits({ letter, precision, flags }: Style, size: number): string {
  if (size === 0 && precision === 0) return letter === 'o' && flags.includes('#') ? '0' : '';
  const radix = letter === 'o' ? 8 : letter === 'x' || letter === 'X' ? 16 : 10;
  const digits = size.toString(radix).padStart(precision ?? 1, '0');
  if (letter === 'o' && flags.includes('#') && !digits.startsWith('0')) return `0${digits}`;
  return letter === 'X' ? digits.toUpperCase() : digits;
}

function prefixOf({ flags, letter }: Style, value: number): string {
  const hasPrefix = flags.includes('#') && value !== 0 && letter.toLowerCase() === 'x';
  return hasPrefix ? `0${letter}` : '';
}

function signOf({ flags }: Style, isNegative: boolean): string {
  if (isNegative) return '-';
  return flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

function formatFloat(style: Style, value: number): string {
  const text = floatDigits(style, value);
  const isNegative = text.startsWith('-');
  const digits = isNegative ? text.slice(1) : text;
  const sign = signOf(style, isNegative);
  const flags = Number.isFinite(value) ? style.flags : style.flags.replaceAll('0', '');
  const cased = /[GE]/.test(style.letter) ? digits.toUpperCase() : digits;
  return padNumber({ ...style, flags }, sign, cased);
}

function floatDigits({ letter, precision = 6, flags }: Style, value: number): string {
  const keepsPoint = flags.includes('#');
  const text = textOf(letter, precision, keepsPoint, value);
  const needsPoint = keepsPoint && Number.isFinite(value) && !text.includes('.');
  return needsPoint ? text.replace(/^(-?\d+)/, '$1.') : text;
}

function textOf(letter: string, precision: number, keepsPoint: boolean, value: number): string {
  switch (letter) {
    case 'f':
      return fixedText(value, precision);
    case 'e':
    case 'E':
      return exponentialText(value, precision);
    default:
      return generalText(value, precision, keepsPoint);
  }
}

function padNumber(style: Style, prefix: string, digits: string): string {
  const { flags, width } = style;
  const isZero = flags.includes('0') && !flags.includes('-');
  const filled = isZero ? digits.padStart(width - prefix.length, '0') : digits;
  return pad(style, prefix + filled);
}

function pad({ flags, width }: Style, text: string): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width);
}
