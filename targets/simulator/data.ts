/** Data that programs send, log or throw: values of JSON. */
export type Data =
  null | boolean | number | string | readonly Data[] | { readonly [name: string]: Data };

/** An object that knows what it is as data, such as a blob. */
interface Json {
  toJSON(): unknown;
}

/** Data that is nested deeper contains itself. */
const MOST_DEPTH = 50;

/**
 * Copies data, so that it stays as it is now. What is not data, such as a function, or contains
 * itself, becomes a table that names its type.
 */
export function copyData(value: unknown): Data {
  try {
    return copyNested(value, 0);
  } catch {
    return { type: 'object' };
  }
}

function copyNested(value: unknown, depth: number): Data {
  if (value == null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'function') return { type: 'function' };
  if (depth > MOST_DEPTH) throw new Error('The data contains itself.');
  if (Array.isArray(value)) return (value as unknown[]).map((each) => copyNested(each, depth + 1));
  return copyTable(value as Record<string, unknown>, depth);
}

function copyTable(table: Record<string, unknown>, depth: number): Data {
  if ('toJSON' in table) return copyNested((table as unknown as Json).toJSON(), depth + 1);
  const copy: Record<string, Data> = {};
  for (const name of Object.keys(table).sort()) {
    // In Squirrel it may be a number.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-conversion
    copy['' + name] = copyNested(table[name], depth + 1);
  }
  return copy;
}

/** The canonical JSON of data: sorted names, no spaces, floats with the digits that 32 bits have. */
export function dataJson(data: Data): string {
  if (data == null) return 'null';
  if (typeof data === 'string') return quote(data);
  if (typeof data === 'number') return numberJson(data);
  if (typeof data === 'boolean') return data ? 'true' : 'false';
  if (Array.isArray(data)) return `[${(data as Data[]).map((each) => dataJson(each)).join(',')}]`;
  return tableJson(data as Record<string, Data>);
}

function tableJson(table: Record<string, Data>): string {
  const names = Object.keys(table).sort();
  return `{${names.map((name) => `${quote(name)}:${dataJson(table[name]!)}`).join(',')}}`;
}

/** Data as people read it: a text as it is, and anything else as JSON. */
export function dataText(data: Data): string {
  return typeof data === 'string' ? data : dataJson(data);
}

function numberJson(value: number): string {
  const fits = value >= -2147483647 && value <= 2147483647;
  if (fits && value === Math.trunc(value)) return `${Math.trunc(value)}`;
  return value - value === 0 ? `${shortest(value)}` : 'null';
}

/** The number with the fewest digits that is the same in 32 bits. */
function shortest(value: number): number {
  const size = value < 0 ? -value : value;
  if (size < 1e-30) return value;
  let exponent = 0;
  let scaled = Math.fround(value);
  for (; scaled > -100000 && scaled < 100000; exponent--) scaled *= 10;
  for (; scaled <= -1000000 || scaled >= 1000000; exponent++) scaled /= 10;
  for (let digits = 6; digits < 9; digits++) {
    const rounded = parseFloat(`${Math.round(scaled)}e${exponent}`);
    if (Math.fround(rounded) === Math.fround(value)) return rounded;
    scaled *= 10;
    exponent--;
  }
  return value;
}

/** A text as JSON has it; a letter of Squirrel is a byte. */
function quote(text: string): string {
  let isPlain = true;
  for (let i = 0; i < text.length && isPlain; i++) isPlain = !isMarked(text.charCodeAt(i));
  if (isPlain) return `"${text}"`;
  let quoted = '"';
  for (let i = 0; i < text.length; i++) quoted += escaped(text, i);
  return `${quoted}"`;
}

function escaped(text: string, index: number): string {
  const code = text.charCodeAt(index);
  if (!isMarked(code)) return text.charAt(index);
  if (code === 10) return '\\n';
  if (code >= 32) return `\\${text.charAt(index)}`;
  return `\\u00${HEX.charAt(code >> 4)}${HEX.charAt(code & 15)}`;
}

const HEX = '0123456789abcdef';

function isMarked(code: number): boolean {
  return code === 34 || code === 92 || (code >= 0 && code < 32);
}
