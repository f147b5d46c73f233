import { call } from '../runtime/calls.js';
import { checkMemory, raise } from '../runtime/errors.js';
import { isNumber, toFloat, toInteger } from '../runtime/numbers.js';
import { ClassObject, float, Instance, type Float, type Value } from '../runtime/values.js';
import type { Dialect } from '../dialect.js';
import { native, type Definition } from './native.js';

/** The bytes of a blob, and where it is read and written next. */
class Bytes {
  private buffer: Uint8Array;
  place = 0;

  constructor(public length: number) {
    checkMemory(length);
    this.buffer = new Uint8Array(length);
  }

  get capacity(): number {
    return this.buffer.length;
  }

  get view(): DataView {
    return new DataView(this.buffer.buffer, 0, this.length);
  }

  get used(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** Makes it longer or shorter; what is new is 0. */
  resize(length: number): void {
    if (length > this.buffer.length) this.grow(Math.max(length, this.buffer.length * 2));
    this.buffer.fill(0, Math.min(this.length, length), Math.max(this.length, length));
    this.length = length;
    this.place = Math.min(this.place, length);
  }

  private grow(capacity: number): void {
    checkMemory(capacity);
    const { used } = this;
    this.buffer = new Uint8Array(capacity);
    this.buffer.set(used);
  }

  /** Returns where to read this number of bytes, and moves past them. */
  take(count: number): number {
    if (this.place + count > this.length) raise('io error');
    this.place += count;
    return this.place - count;
  }

  /** Returns where to write this number of bytes, and moves past them. */
  reserve(count: number): number {
    const start = this.place;
    if (start + count > this.length) this.resize(start + count);
    this.place = start + count;
    return start;
  }

  write(bytes: Uint8Array): void {
    const copy = bytes.slice();
    const start = this.reserve(copy.length);
    this.buffer.set(copy, start);
  }
}

/** How `readn` and `writen` take a number. */
interface Format {
  readonly size: number;
  readonly read: (view: DataView, place: number) => Value;
  readonly write: (view: DataView, place: number, value: number | Float) => void;
}

const integers = (size: number, read: Format['read'], write: Format['write']): Format => ({
  size,
  read,
  write,
});

const int32 = integers(
  4,
  (view, place) => view.getInt32(place, true),
  (view, place, value) => view.setInt32(place, toInteger(value), true),
);

const formats: Readonly<Record<string, Format>> = {
  l: int32,
  i: int32,
  s: integers(
    2,
    (view, place) => view.getInt16(place, true),
    (view, place, value) => view.setInt16(place, toInteger(value), true),
  ),
  w: integers(
    2,
    (view, place) => view.getUint16(place, true),
    (view, place, value) => view.setUint16(place, toInteger(value), true),
  ),
  c: integers(
    1,
    (view, place) => view.getInt8(place),
    (view, place, value) => view.setInt8(place, toInteger(value)),
  ),
  b: integers(
    1,
    (view, place) => view.getUint8(place),
    (view, place, value) => view.setUint8(place, toInteger(value)),
  ),
  f: integers(
    4,
    (view, place) => float(view.getFloat32(place, true)),
    (view, place, value) => view.setFloat32(place, toFloat(value), true),
  ),
  d: integers(
    8,
    (view, place) => float(view.getFloat64(place, true)),
    (view, place, value) => view.setFloat64(place, toFloat(value), true),
  ),
};

function formatOf(value: Value): Format {
  const format = isNumber(value) ? formats[String.fromCharCode(toInteger(value))] : undefined;
  return format ?? raise('invalid format');
}

function bytesOf(value: Value): Bytes {
  if (value instanceof Instance && value.payload instanceof Bytes) return value.payload;
  raise(value instanceof Instance ? 'the blob is invalid' : 'invalid type tag');
}

function integer(value: Value | undefined): number {
  return value !== undefined && isNumber(value) ? toInteger(value) : 0;
}

/** The bytes of a text. */
function textBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (each) => each.charCodeAt(0));
}

function bytesText(bytes: Uint8Array): string {
  return Array.from(bytes, (each) => String.fromCharCode(each)).join('');
}

const stream: Readonly<Record<string, Definition>> = {
  readblob: [2, 'xn', (self, count) => readBlob(self as Instance, integer(count))],
  readn: [2, 'xn', (self, format) => readNumber(bytesOf(self), formatOf(format))],
  writeblob: [-2, 'xx', (self, other) => writeBlob(bytesOf(self), other)],
  writen: [
    3,
    'xnn',
    (self, value, format) => {
      return writeNumber(bytesOf(self), value as number | Float, formatOf(format));
    },
  ],
  seek: [-2, 'xnn', (self, offset, origin) => seek(bytesOf(self), integer(offset), origin)],
  tell: [1, 'x', (self) => bytesOf(self).place],
  len: [1, 'x', (self) => bytesOf(self).length],
  eos: [1, 'x', (self) => (bytesOf(self).place === bytesOf(self).length ? 1 : null)],
  flush: [1, 'x', (self) => (bytesOf(self) instanceof Bytes ? 1 : null)],
};

function readBlob(self: Instance, count: number): Value {
  const bytes = bytesOf(self);
  const size = Math.min(count, bytes.length - bytes.place);
  if (size <= 0) raise('no data left to read');
  const start = bytes.take(size);
  return blobOf(blobClassOf(self.classObject), bytes.used.slice(start, start + size));
}

/** The library's own class among the bases of one. */
function blobClassOf(classObject: ClassObject): ClassObject {
  const { base } = classObject;
  return base?.base ? blobClassOf(base) : classObject;
}

function blobOf(classObject: ClassObject, content: Uint8Array): Instance {
  const blob = call(classObject, null, [content.length]) as Instance;
  bytesOf(blob).write(content);
  bytesOf(blob).place = 0;
  return blob;
}

function readNumber(bytes: Bytes, format: Format): Value {
  return format.read(bytes.view, bytes.take(format.size));
}

function writeNumber(bytes: Bytes, value: number | Float, format: Format): Value {
  const place = bytes.reserve(format.size);
  format.write(bytes.view, place, value);
  return null;
}

function writeBlob(bytes: Bytes, other: Value): Value {
  const { used } = bytesOf(other);
  bytes.write(used);
  return used.length;
}

/** Moves to a place from the beginning, from here or from the end; 0 if that is within. */
function seek(bytes: Bytes, offset: number, origin: Value | undefined): Value {
  const letter = origin === undefined ? 'b' : String.fromCharCode(integer(origin));
  const from = { b: 0, c: bytes.place, e: bytes.length }[letter];
  if (from === undefined) raise('invalid origin');
  const place = from + offset;
  if (place < 0 || place > bytes.length) return -1;
  bytes.place = place;
  return 0;
}

const constructor: Definition = [
  -1,
  'xn',
  (self, size) => construct(self as Instance, integer(size)),
];

const own: Readonly<Record<string, Definition>> = {
  constructor,
  resize: [2, 'xn', (self, size) => resize(bytesOf(self), integer(size))],
  swap2: [1, 'x', (self) => swap(bytesOf(self), 2)],
  swap4: [1, 'x', (self) => swap(bytesOf(self), 4)],
  _set: [
    3,
    'xnn',
    (self, place, value) => {
      bytesOf(self).used[placeIn(bytesOf(self), place)] = integer(value);
      return value!;
    },
  ],
  _get: [2, 'xn', (self, place) => bytesOf(self).used[placeIn(bytesOf(self), place)]!],
  _typeof: [1, 'x', () => 'blob'],
  _nexti: [2, 'x', (self, place) => nextPlace(bytesOf(self), place)],
  _cloned: [
    2,
    'xx',
    (self, other) => {
      (self as Instance).payload = copyOf(bytesOf(other));
      return null;
    },
  ],
};

/** Texts in blobs, which only an imp has. */
const texts: Readonly<Record<string, Definition>> = {
  writestring: [
    2,
    'xs',
    (self, text) => {
      bytesOf(self).write(textBytes(text as string));
      return (text as string).length;
    },
  ],
  readstring: [2, 'xn', (self, count) => readString(bytesOf(self), integer(count))],
  tostring: [1, 'x', (self) => bytesText(bytesOf(self).used)],
};

function construct(self: Instance, size: number): Value {
  if (size < 0) raise('cannot create blob with negative size');
  self.payload = new Bytes(size);
  return null;
}

function resize(bytes: Bytes, size: number): Value {
  if (size < 0) raise('resize failed');
  bytes.resize(size);
  return null;
}

function copyOf(bytes: Bytes): Bytes {
  const copy = new Bytes(bytes.length);
  copy.used.set(bytes.used);
  return copy;
}

function placeIn(bytes: Bytes, value: Value | undefined): number {
  const place = integer(value);
  if (place < 0 || place >= bytes.length) raise('index out of range');
  return place;
}

function nextPlace(bytes: Bytes, place: Value): Value {
  if (place === null) return 0;
  if (!isNumber(place)) raise('internal error (_nexti) wrong argument type');
  const next = toInteger(place) + 1;
  return next < bytes.length ? next : null;
}

function readString(bytes: Bytes, count: number): Value {
  const size = Math.min(count, bytes.length - bytes.place);
  if (size <= 0) raise('no data left to read');
  const start = bytes.take(size);
  return bytesText(bytes.used.slice(start, start + size));
}

/** Turns the bytes of each group round. */
function swap(bytes: Bytes, size: number): Value {
  const { used } = bytes;
  for (let place = 0; place + size <= used.length; place += size) {
    used.subarray(place, place + size).reverse();
  }
  return null;
}

/** The classes `stream` and `blob`. */
export function blobClasses(dialect: Dialect): { stream: ClassObject; blob: ClassObject } {
  const streamClass = classOf(null, stream);
  const methods = dialect === 'impos' ? { ...own, ...texts } : own;
  return { stream: streamClass, blob: classOf(streamClass, methods) };
}

function classOf(
  base: ClassObject | null,
  methods: Readonly<Record<string, Definition>>,
): ClassObject {
  const made = new ClassObject(base);
  for (const [name, definition] of Object.entries(methods)) {
    made.putMember(name, native(name, definition), true);
  }
  return made;
}

const scratch = new DataView(new ArrayBuffer(4));

/** The functions beside the class. */
export const blobFunctions: Readonly<Record<string, Definition>> = {
  casti2f: [
    2,
    '.n',
    (_, value) => {
      scratch.setInt32(0, integer(value));
      return float(scratch.getFloat32(0));
    },
  ],
  castf2i: [
    2,
    '.n',
    (_, value) => {
      scratch.setFloat32(0, toFloat(value as number | Float));
      return scratch.getInt32(0);
    },
  ],
  swap2: [
    2,
    '.n',
    (_, value) => {
      const word = (integer(value) << 16) >> 16;
      return (word << 8) | ((word >> 8) & 0xff);
    },
  ],
  swap4: [
    2,
    '.n',
    (_, value) => {
      scratch.setInt32(0, integer(value));
      return scratch.getInt32(0, true);
    },
  ],
  swapfloat: [
    2,
    '.n',
    (_, value) => {
      scratch.setFloat32(0, toFloat(value as number | Float));
      return float(scratch.getFloat32(0, true));
    },
  ],
};
