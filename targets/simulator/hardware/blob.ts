import type { Blob } from '../../imp/blob.js';

/** How a type of number is stored, by the code of its letter. */
interface NumberType {
  readonly bytes: number;
  read(view: DataView, at: number): number;
  write(view: DataView, at: number, value: number): void;
}

const unsigned8: NumberType = {
  bytes: 1,
  read: (view, at) => view.getUint8(at),
  write: (view, at, value) => view.setUint8(at, value),
};
const signed32: NumberType = {
  bytes: 4,
  read: (view, at) => view.getInt32(at, true),
  write: (view, at, value) => view.setInt32(at, value, true),
};

const NUMBER_TYPES: Readonly<Record<string, NumberType>> = {
  l: signed32,
  i: signed32,
  s: {
    bytes: 2,
    read: (view, at) => view.getInt16(at, true),
    write: (view, at, value) => view.setInt16(at, value, true),
  },
  w: {
    bytes: 2,
    read: (view, at) => view.getUint16(at, true),
    write: (view, at, value) => view.setUint16(at, value, true),
  },
  c: { ...unsigned8, read: (view, at) => view.getInt8(at) },
  b: unsigned8,
  f: {
    bytes: 4,
    read: (view, at) => view.getFloat32(at, true),
    write: (view, at, value) => view.setFloat32(at, value, true),
  },
  d: {
    bytes: 8,
    read: (view, at) => view.getFloat64(at, true),
    write: (view, at, value) => view.setFloat64(at, value, true),
  },
};

/** Bytes that grow as they are written; text is bytes, a letter for each. */
class SimulatedBlob implements Blob {
  [index: number]: number;

  private _bytes: Uint8Array;
  private _length: number;
  private _place = 0;

  /** @param size - How many bytes there are, all 0. */
  constructor(size = 0) {
    this._bytes = new Uint8Array(size);
    this._length = size;
  }

  len(): number {
    return this._length;
  }

  tell(): number {
    return this._place;
  }

  eos(): number | null {
    return this._place >= this._length ? 1 : null;
  }

  seek(offset: number, from = 98): number {
    const letter = letterOf('seek', from);
    const starts: Readonly<Record<string, number>> = { b: 0, c: this._place, e: this._length };
    const start = starts[letter];
    if (start === undefined) throw new Error('invalid origin');
    const place = start + offset;
    if (place < 0 || place > this._length) return -1;
    this._place = place;
    return 0;
  }

  resize(size: number): void {
    const bytes = new Uint8Array(size);
    bytes.set(this._bytes.subarray(0, Math.min(size, this._length)));
    this._bytes = bytes;
    this._length = size;
    this._place = Math.min(this._place, size);
  }

  flush(): void {
    // A blob is its own memory.
  }

  readn(type: number): number {
    const kind = numberType('readn', type);
    if (this._place + kind.bytes > this._length) throw new Error('io error');
    this._place += kind.bytes;
    return kind.read(this._view(), this._place - kind.bytes);
  }

  writen(value: number, type: number): void {
    const kind = numberType('writen', type);
    this._reserve(kind.bytes);
    kind.write(this._view(), this._place, value);
    this._place += kind.bytes;
  }

  readblob(count: number): Blob {
    return blobOf(this.readstring(count));
  }

  writeblob(data: Blob): number {
    return this.writestring(data.tostring());
  }

  readstring(count: number): string {
    const end = Math.min(this._length, this._place + count);
    if (end <= this._place) throw new Error('no data left to read');
    const text = textOf(this._bytes.subarray(this._place, end));
    this._place = end;
    return text;
  }

  writestring(text: string): number {
    this._reserve(text.length);
    for (let i = 0; i < text.length; i++) this._bytes[this._place + i] = text.charCodeAt(i);
    this._place += text.length;
    return text.length;
  }

  /** The blob as data: its bytes, a letter for each. */
  toJSON(): { blob: string } {
    return { blob: this.tostring() };
  }

  tostring(): string {
    return textOf(this._bytes.subarray(0, this._length));
  }

  swap2(): void {
    this._swap(2);
  }

  swap4(): void {
    this._swap(4);
  }

  /** The byte at a place. */
  byteAt(place: number): number {
    this._requirePlace(place);
    return this._bytes[place]!;
  }

  setByte(place: number, value: number): void {
    this._requirePlace(place);
    this._bytes[place] = value;
  }

  private _requirePlace(place: number): void {
    if (place < this._length) return;
    throw new Error(`index out of range: ${place}, and the blob has ${this._length} bytes`);
  }

  private _swap(size: number): void {
    for (let at = 0; at + size <= this._length; at += size) {
      this._bytes.subarray(at, at + size).reverse();
    }
  }

  // Makes room behind the place, which is twice as much as needed so that writing stays linear.
  private _reserve(count: number): void {
    const end = this._place + count;
    if (end > this._bytes.length) {
      const bytes = new Uint8Array(2 * end);
      bytes.set(this._bytes);
      this._bytes = bytes;
    }
    this._length = Math.max(this._length, end);
  }

  private _view(): DataView {
    return new DataView(this._bytes.buffer);
  }
}

/** A program reads and writes the bytes of a blob by their places. */
const byPlace: ProxyHandler<SimulatedBlob> = {
  get(blob, name): unknown {
    const place = placeOf(name);
    if (place !== null) return blob.byteAt(place);
    const member: unknown = Reflect.get(blob, name);
    return typeof member === 'function' ? member.bind(blob) : member;
  },
  set(blob, name, value): boolean {
    const place = placeOf(name);
    if (place !== null) blob.setByte(place, value as number);
    return place !== null;
  },
};

function placeOf(name: string | symbol): number | null {
  return typeof name === 'string' && /^\d+$/.test(name) ? Number(name) : null;
}

/** `blob()`, for programs in JavaScript. */
export function makeBlob(size = 0): Blob {
  return new Proxy(new SimulatedBlob(size), byPlace);
}

/** A blob of these bytes. */
export function blobOf(text: string): Blob {
  const blob = makeBlob();
  blob.writestring(text);
  blob.seek(0);
  return blob;
}

/** Whether a value is a blob, be it one of another engine. */
export function isBlob(value: unknown): value is Blob {
  const methods = value as Partial<Blob> | null;
  return (
    typeof value === 'object' && typeof methods?.readblob === 'function' && 'writen' in methods
  );
}

/**
 * The bytes of what a program hands to a bus.
 * @param call - What it called, for the message.
 * @throws Error when it is neither text nor a blob.
 */
export function bytesOf(call: string, data: unknown): string {
  if (typeof data === 'string') return data;
  if (isBlob(data)) return data.tostring();
  throw new Error(`SimulatedImp: ${call} needs a string or a blob, got ${String(data)}`);
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function numberType(method: string, type: number): NumberType {
  const found = NUMBER_TYPES[letterOf(method, type)];
  if (found !== undefined) return found;
  throw new Error(`SimulatedImp: blob.${method}() has no type '${String.fromCharCode(type)}'`);
}

// A character is a number in Squirrel.
function letterOf(method: string, character: number): string {
  if (typeof character === 'number') return String.fromCharCode(character);
  throw new Error(
    `SimulatedImp: blob.${method}() needs the number of a character, such as 98 for 'b', got ${String(character)}`,
  );
}
