import type { Dialect } from '../dialect.js';
import { encodePoint, encodeText } from './bytes.js';

/** What a literal stands for; strings are bytes. */
export type LiteralValue =
  | { readonly type: 'integer' | 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };

const words: Readonly<Record<string, LiteralValue>> = {
  null: { type: 'null', value: null },
  true: { type: 'bool', value: true },
  false: { type: 'bool', value: false },
};

/** The value of a literal, its text as it stands in the source. */
export function literalValue(text: string, dialect: Dialect): LiteralValue {
  const word = words[text];
  if (word) return word;
  if (text.startsWith('-')) return negate(literalValue(text.slice(1).trim(), dialect));
  if (text.startsWith('@')) {
    return { type: 'string', value: encodeText(text.slice(2, -1).replaceAll('""', '"')) };
  }
  if (text.startsWith('"')) {
    return { type: 'string', value: unescape(text.slice(1, -1), dialect) };
  }
  if (text.startsWith("'")) {
    // A character is signed.
    const code = unescape(text.slice(1, -1), dialect).charCodeAt(0);
    return { type: 'integer', value: (code << 24) >> 24 };
  }
  return numberValue(text);
}

function negate(of: LiteralValue): LiteralValue {
  if (of.type === 'integer') return { type: 'integer', value: -of.value | 0 };
  if (of.type === 'float') return { type: 'float', value: -of.value };
  throw new Error(`A ${of.type} cannot be negated.`);
}

function numberValue(text: string): LiteralValue {
  if (/^0x/i.test(text)) return { type: 'integer', value: parseInt(`0${text.slice(2)}`, 16) | 0 };
  if (/^0[0-7]+$/.test(text)) return { type: 'integer', value: wrap(`0o${text.slice(1)}`) };
  if (/^\d+$/.test(text)) return { type: 'integer', value: wrap(text) };
  return { type: 'float', value: Math.fround(parseFloat(text)) };
}

/** Integers that are too long keep their last 32 bits. */
function wrap(digits: string): number {
  return Number(BigInt.asIntN(32, BigInt(digits)));
}

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  a: '\x07',
  b: '\b',
  n: '\n',
  r: '\r',
  v: '\v',
  f: '\f',
  0: '\0',
};

function unescape(text: string, dialect: Dialect): string {
  const hex = dialect === 'stock' ? '{1,2}' : '{1,4}';
  // Squirrel 3.1 takes as many digits after \u as after \U.
  const pattern = new RegExp(
    `\\\\x([\\da-fA-F]${hex})|\\\\[uU]([\\da-fA-F]{1,8})|\\\\(.)|[^\\\\]+`,
    'gs',
  );
  return text.replace(pattern, (whole, byte?: string, point?: string, letter?: string) => {
    if (byte !== undefined) return String.fromCharCode(parseInt(byte, 16) & 0xff);
    if (point !== undefined) return encodePoint(parseInt(point, 16));
    if (letter !== undefined) return escapes[letter] ?? letter;
    return encodeText(whole);
  });
}
