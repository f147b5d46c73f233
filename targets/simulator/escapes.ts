const LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  '\\': '\\',
  '"': '"',
};

/** What text with escapes looks like in a scenario. */
export const ESCAPED = '^([^\\\\]|\\\\x[0-9a-fA-F]{2}|\\\\[nrt0"\\\\])*$';

/** The same, for messages. */
export const ESCAPES = 'text with the escapes \\x1a, \\n, \\r, \\t, \\0, \\" and \\\\ only';

/** Reads bytes that are written as text with escapes: `\x1a`, `\r`, `\n`, `\t`, `\0`, `\"`, `\\`. */
export function unescape(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|([nrt0"\\]))/g, (_, code?: string, letter = '') =>
    code === undefined
      ? LETTERS[letter as string]!
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
