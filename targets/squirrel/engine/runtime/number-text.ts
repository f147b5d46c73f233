/**
 * Numbers as texts, as `printf` writes them: with the nearest digits, and the even one of two that
 * are as near. JavaScript takes the larger one.
 */

/** As `%g` does. */
export function generalText(value: number, precision = 6, keepZeros = false): string {
  if (!Number.isFinite(value)) return specialText(value);
  const digits = Math.max(precision, 1);
  const [mantissa, exponent] = exponentialParts(value, digits - 1);
  if (exponent < -4 || exponent >= digits) {
    return withExponent(keepZeros ? mantissa : trimZeros(mantissa), exponent);
  }
  const text = fixedText(value, digits - 1 - exponent);
  return keepZeros ? text : trimZeros(text);
}

/** As `%e` does. */
export function exponentialText(value: number, precision = 6): string {
  if (!Number.isFinite(value)) return specialText(value);
  const [mantissa, exponent] = exponentialParts(value, precision);
  return withExponent(mantissa, exponent);
}

/** As `%f` does. */
export function fixedText(value: number, precision = 6): string {
  if (!Number.isFinite(value)) return specialText(value);
  const sign = isNegative(value) ? '-' : '';
  const scaled = scaledDigits(Math.abs(value), precision);
  const digits = scaled.toString().padStart(precision + 1, '0');
  const whole = digits.slice(0, digits.length - precision);
  return precision === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-precision)}`;
}

function specialText(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function trimZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text[end - 1] === '0') end--;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}

function withExponent(mantissa: string, exponent: number): string {
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}

/** The mantissa with this number of decimals, and the exponent. */
function exponentialParts(value: number, precision: number): [string, number] {
  const sign = isNegative(value) ? '-' : '';
  const size = Math.abs(value);
  let exponent = size === 0 ? 0 : Number(size.toExponential(20).split('e')[1]);
  let digits = scaledDigits(size, precision - exponent).toString();
  if (digits.length > precision + 1) {
    exponent++;
    digits = digits.slice(0, -1);
  }
  digits = digits.padEnd(precision + 1, '0');
  const point = precision === 0 ? '' : `.${digits.slice(1)}`;
  return [`${sign}${digits[0]!}${point}`, exponent];
}

/** A number times a power of ten, to the nearest integer. */
function scaledDigits(size: number, power: number): bigint {
  const [numerator, denominator] = fractionOf(size);
  const factor = 10n ** BigInt(Math.abs(power));
  const above = power < 0 ? numerator : numerator * factor;
  const below = power < 0 ? denominator * factor : denominator;
  const whole = above / below;
  const rest = 2n * (above % below);
  const isUp = rest > below || (rest === below && whole % 2n === 1n);
  return isUp ? whole + 1n : whole;
}

/** A number as a fraction of integers. */
function fractionOf(size: number): [bigint, bigint] {
  let denominator = 1n;
  while (!Number.isInteger(size)) {
    size *= 2;
    denominator *= 2n;
  }
  return [BigInt(size), denominator];
}
