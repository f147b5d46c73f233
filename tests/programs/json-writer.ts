// A JSON encoder that works without a tree of objects: what is written goes out at once, as memory
// is short on a device. It refuses what would not be JSON.

/** What the writer is in the middle of. */
interface Level {
  readonly isObject: boolean;
  count: number;
  /** Whether a key stands there and its value does not. */
  isKeyed: boolean;
}

function numberText(value: number): string {
  return Number.isInteger(value) ? String(Math.trunc(value)) : value.toFixed(2);
}

function encode(value: string | number | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number') return numberText(value);
  return value ? 'true' : 'false';
}

/** Writes one JSON value. */
export class JsonWriter {
  private readonly levels: Level[];
  private text = '';
  private isDone = false;

  constructor() {
    this.levels = [];
  }

  beginObject(): this {
    return this.begin(true);
  }

  beginArray(): this {
    return this.begin(false);
  }

  end(): this {
    if (this.levels.length === 0) throw new Error('there is nothing to end');
    const level = this.levels.pop()!;
    if (level.isKeyed) throw new Error('a key has no value');
    this.text += level.isObject ? '}' : ']';
    this.isDone = this.levels.length === 0;
    return this;
  }

  key(name: string): this {
    const level = this.level();
    if (level === null) throw new Error(`a key '${name}' outside of everything`);
    if (!level.isObject) throw new Error(`a key '${name}' in an array`);
    if (level.isKeyed) throw new Error(`a key '${name}' behind a key`);
    if (level.count > 0) this.text += ',';
    this.text += `"${name}":`;
    level.count += 1;
    level.isKeyed = true;
    return this;
  }

  value(value: string | number | boolean | null): this {
    this.place();
    this.text += encode(value);
    this.isDone = this.levels.length === 0;
    return this;
  }

  /** A list of numbers, which is most of what a sensor has to say. */
  values(values: readonly number[]): this {
    this.beginArray();
    for (const each of values) this.value(each);
    return this.end();
  }

  toText(): string {
    if (!this.isDone) throw new Error(`${this.levels.length} levels are open`);
    return this.text;
  }

  private begin(isObject: boolean): this {
    this.place();
    this.levels.push({ isObject, count: 0, isKeyed: false });
    this.text += isObject ? '{' : '[';
    return this;
  }

  private level(): Level | null {
    return this.levels.length === 0 ? null : this.levels[this.levels.length - 1]!;
  }

  /** Makes room for a value, with a comma in front of it where one is due. */
  private place(): void {
    if (this.isDone) throw new Error('there is a value already');
    const level = this.level();
    if (level === null) return;
    if (level.isObject) {
      if (!level.isKeyed) throw new Error('a value without a key');
      level.isKeyed = false;
      return;
    }
    if (level.count > 0) this.text += ',';
    level.count += 1;
  }
}

/** A reading of one sensor. */
interface Reading {
  readonly name: string;
  readonly values: number[];
  readonly isValid: boolean;
  readonly unit?: string;
  readonly note: string | null;
}

function writeReading(writer: JsonWriter, reading: Reading): void {
  writer.beginObject().key('name').value(reading.name);
  writer.key('values').values(reading.values);
  writer.key('valid').value(reading.isValid);
  if (reading.unit !== undefined) writer.key('unit').value(reading.unit);
  writer.key('note').value(reading.note).end();
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : Math.trunc(sum / values.length);
}

export function writeReport(device: string, readings: readonly Reading[]): string {
  const writer = new JsonWriter().beginObject();
  writer.key('device').value(device).key('readings').beginArray();
  for (const reading of readings) writeReading(writer, reading);
  writer.end().key('means').beginObject();
  for (const reading of readings) writer.key(reading.name).value(mean(reading.values));
  return writer.end().end().toText();
}

function attempt(print: (line: string) => void, task: () => string): void {
  try {
    print(task());
  } catch (error) {
    print(`error: ${(error as Error).message}`);
  }
}

export function main(print: (line: string) => void): void {
  const readings: Reading[] = [
    { name: 'temperature', values: [21, 22, -3], isValid: true, unit: 'degrees', note: null },
    { name: 'humidity', values: [], isValid: false, note: 'sensor absent' },
    { name: 'battery', values: [3.25, 3.5], isValid: true, unit: 'V', note: '' },
  ];
  print(writeReport('imp-1', readings));
  print(new JsonWriter().value(null).toText());
  print(new JsonWriter().beginArray().beginArray().end().beginObject().end().end().toText());

  attempt(print, () => new JsonWriter().toText());
  attempt(print, () => new JsonWriter().beginObject().beginArray().toText());
  attempt(print, () => new JsonWriter().beginObject().value(1).toText());
  attempt(print, () => new JsonWriter().key('a').toText());
  attempt(print, () => new JsonWriter().beginArray().key('a').toText());
  attempt(print, () => new JsonWriter().beginObject().key('a').key('b').toText());
  attempt(print, () => new JsonWriter().beginObject().key('a').end().toText());
  attempt(print, () => new JsonWriter().end().toText());
  attempt(print, () => new JsonWriter().value(true).value(false).toText());
}
