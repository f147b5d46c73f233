/** Numbers at the beginning of texts, as the functions of C find them; null if there is none. */

/** As `strtol()` does: what does not fit becomes the largest or smallest integer. */
export function parseIntegerText(text: string, base: number): number | null {
  const [, sign = '', rest = ''] = /^[ \t\n\v\f\r]*([+-]?)(.*)$/s.exec(text)!;
  const isHex = /^0x[\da-f]/i.test(rest) && (base === 16 || base === 0);
  const radix = base === 0 ? (isHex ? 16 : rest.startsWith('0') ? 8 : 10) : base;
  if (radix < 2 || radix > 36) return null;
  const size = parseInt(isHex ? rest.slice(2) : digitsOf(rest, radix), radix);
  if (Number.isNaN(size)) return null;
  return sign === '-' ? Math.max(-size, -0x80000000) | 0 : Math.min(size, 0x7fffffff);
}

/** The digits alone: JavaScript would take a sign or `0x` among them. */
function digitsOf(text: string, radix: number): string {
  let end = 0;
  while (end < text.length && parseInt(text[end]!, 36) < radix) end++;
  return text.slice(0, end);
}

/** As `strtod()` does, without `inf` and `nan`, which have no point. */
export function parseFloatText(text: string): number | null {
  const found = /^[ \t\n\v\f\r]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/i.exec(text);
  return found === null ? null : Number(found[1]);
}
