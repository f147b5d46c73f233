/**
 * Strings of Squirrel are bytes. Here each is a string whose characters are below 256, one a byte.
 */

/** The bytes of a text, in UTF-8. */
export function encodeText(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return Array.from(text, (character) => encodePoint(character.codePointAt(0)!)).join('');
}

/** The bytes of a character in UTF-8; empty for a number that is not a character. */
export function encodePoint(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  const tail = (shift: number): number => ((point >> shift) & 0x3f) | 0x80;
  if (point < 0x800) return String.fromCharCode((point >> 6) | 0xc0, tail(0));
  if (point < 0x10000) return String.fromCharCode((point >> 12) | 0xe0, tail(6), tail(0));
  if (point < 0x110000) {
    return String.fromCharCode((point >> 18) | 0xf0, tail(12), tail(6), tail(0));
  }
  return '';
}

/** The text of bytes in UTF-8; what is not UTF-8 becomes U+FFFD. */
export function decodeText(bytes: string): string {
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  return bytes.replace(/[\xc2-\xf4][\x80-\xbf]{1,3}|[\x80-\xff]/g, decodeCharacter);
}

function decodeCharacter(bytes: string): string {
  const first = bytes.charCodeAt(0);
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first < 0xc2 || bytes.length < size) return '\ufffd'.repeat(bytes.length);
  let point = first & (0xff >> (size + 1));
  for (const each of bytes.slice(1, size)) point = (point << 6) | (each.charCodeAt(0) & 0x3f);
  const isValid = encodePointIs(point, bytes.slice(0, size));
  const character = isValid ? String.fromCodePoint(point) : '\ufffd'.repeat(size);
  return character + decodeText(bytes.slice(size));
}

/** Whether the bytes are the shortest ones of a character that is not half of another one. */
function encodePointIs(point: number, bytes: string): boolean {
  return encodePoint(point) === bytes && (point < 0xd800 || point > 0xdfff);
}
