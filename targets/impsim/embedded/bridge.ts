/**
 * Values of a Squirrel program as values of the simulated imp, which is JavaScript, and back.
 */
import { I2C_NAMES, PIN_NAMES, SPI_NAMES, UART_NAMES } from '../../impos/names.js';
import { blobOf, isBlob } from '../../simulator/hardware/blob.js';
import {
  Callable,
  ClassObject,
  decodeText,
  encodeText,
  float,
  Float,
  HeapObject,
  Instance,
  NativeFunction,
  raise,
  SquirrelArray,
  SquirrelError,
  Table,
  Thrown,
  type Engine,
  type Value,
} from '../../squirrel/engine/engine.js';
import { emptySlots } from '../../squirrel/engine/runtime/slots.js';
import { HeldFunctions } from './held.js';

type HostFunction = (...given: unknown[]) => unknown;

/** How texts cross: as the bytes that they are, or as UTF-8. */
export type TextKind = 'bytes' | 'utf8';

/** Something of the simulated imp that a program only holds, such as a timer. */
class Handle extends HeapObject {
  constructor(readonly host: object) {
    super(emptySlots, emptySlots);
  }
}

/** For a value that impOS cannot serialize: an instance, a class. */
const UNSERIALIZABLE = Object.freeze({ type: 'instance' });

/** Data that is nested deeper holds itself. */
const MOST_DEPTH = 100;

export class Bridge {
  private readonly blobClass: ClassObject;
  private readonly hosts = new WeakMap<HeapObject, object>();
  private readonly values = new WeakMap<object, Table>();
  private readonly functions = new WeakMap<Callable, HostFunction>();
  /** What impOS holds of the program. */
  readonly held = new HeldFunctions();
  private nativeCount = 0;
  /** How many calls of the simulated imp are in progress. */
  private depth = 0;

  /**
   * @param afterCall - Called after each call of impOS; may stop the program.
   * @param onError - Told what the program did not catch, with where it was thrown.
   */
  constructor(
    private readonly engine: Engine,
    private readonly afterCall: () => void,
    private readonly onError: (error: SquirrelError) => void,
  ) {
    this.blobClass = engine.root.get('blob') as ClassObject;
  }

  /** An object of impOS as a table of its functions and the objects in it. */
  object(host: object, texts: TextKind): Table {
    const known = this.values.get(host);
    if (known !== undefined) return known;
    const table = new Table(0);
    this.values.set(host, table);
    this.hosts.set(table, host);
    for (const name of memberNames(host)) {
      const member: unknown = Reflect.get(host, name);
      if (member !== undefined) table.put(name, this.member(host, name, member, texts));
    }
    return table;
  }

  private member(host: object, name: string, member: unknown, texts: TextKind): Value {
    return typeof member === 'function'
      ? this.native(name, (...given) => Reflect.apply(member, host, given) as unknown, texts)
      : this.toSquirrel(member, texts);
  }

  /** A function of the simulated imp that programs can call. */
  native(name: string, host: HostFunction, texts: TextKind): NativeFunction {
    const number = this.nativeCount++;
    return this.engine.function(name, (_, ...given) => {
      const values = given.map((each) => this.toHost(each, texts));
      const result = this.guarded(() => host(...values));
      if (name === 'cancelwakeup') this.held.noteCancelled(values[0]);
      else this.held.note(name, number, given, result);
      const converted = this.toSquirrel(result, texts);
      this.afterCall();
      return converted;
    });
  }

  /** A function that sends data to the other side, with the floats that JavaScript does not know. */
  sender(name: string, host: HostFunction): NativeFunction {
    return this.engine.function(name, (_, ...given) => {
      const values = given.map((each) => this.payload(each));
      const result = this.toSquirrel(
        this.guarded(() => host(...values)),
        'utf8',
      );
      this.afterCall();
      return result;
    });
  }

  /** A value as data for another engine. */
  payload(value: Value): unknown {
    return this.toHost(value, 'utf8', 0, true);
  }

  private guarded(work: () => unknown): unknown {
    this.depth++;
    try {
      return work();
    } catch (error) {
      if (error instanceof SquirrelError) throw error.cause;
      if (error instanceof Error) raise(encodeText(error.message));
      throw error;
    } finally {
      this.depth--;
    }
  }

  toSquirrel(value: unknown, texts: TextKind): Value {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return (value | 0) === value ? value : float(value);
    if (typeof value === 'string') return texts === 'utf8' ? encodeText(value) : value;
    if (value instanceof Float) return value;
    if (typeof value === 'function') return this.native('unknown', value as HostFunction, texts);
    if (Array.isArray(value)) {
      return new SquirrelArray(value.map((each) => this.toSquirrel(each, texts)));
    }
    return this.objectToSquirrel(value, texts);
  }

  private objectToSquirrel(value: object, texts: TextKind): Value {
    if (isBlob(value)) return this.blob(value.tostring());
    const isPlain = Object.getPrototypeOf(value) === Object.prototype;
    if (isPlain && !Object.values(value).some((each) => typeof each === 'function')) {
      const table = new Table(0);
      for (const [name, each] of Object.entries(value)) {
        table.put(encodeText(name), this.toSquirrel(each, texts));
      }
      return table;
    }
    return isPlain || memberNames(value).length > 0 ? this.object(value, texts) : new Handle(value);
  }

  /** A blob of these bytes. */
  private blob(bytes: string): Value {
    const blob = this.engine.call(this.blobClass, null, [bytes.length]) as Instance;
    this.engine.call(blob.slots['writestring']!, blob, [bytes]);
    this.engine.call(blob.slots['seek']!, blob, [0]);
    return blob;
  }

  toHost(value: Value, texts: TextKind, depth = 0, keepsFloats = false): unknown {
    if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
    if (typeof value === 'string') return texts === 'utf8' ? decodeText(value) : value;
    if (value instanceof Float) return keepsFloats ? value : value.value;
    if (value instanceof Handle) return value.host;
    if (value instanceof Callable) return this.callback(value, texts);
    if (depth > MOST_DEPTH) raise('the data is nested too deeply, or in itself');
    if (value instanceof SquirrelArray) {
      return value.items.map((each) => this.toHost(each, texts, depth + 1, keepsFloats));
    }
    if (value instanceof Table) {
      return this.hosts.get(value) ?? this.record(value, texts, depth, keepsFloats);
    }
    if (value instanceof Instance && value.classObject === this.blobClass) {
      return blobOf(this.engine.call(value.slots['tostring']!, value) as string);
    }
    return UNSERIALIZABLE;
  }

  private record(table: Table, texts: TextKind, depth: number, keepsFloats: boolean): object {
    const entries = [...table.entries()].map(([key, value]) => [
      typeof key === 'string' ? decodeText(key) : String(this.toHost(key, texts)),
      this.toHost(value, texts, depth + 1, keepsFloats),
    ]);
    return Object.fromEntries(entries) as object;
  }

  /**
   * Calls a function of the program.
   * @throws what the program has thrown: data as data, a text as an error.
   */
  call(callee: Value, given: Value[]): Value {
    // Only a long call takes time: many short ones at one moment are to be noticed.
    if (this.depth === 0) this.engine.restartSteps();
    try {
      return this.engine.call(callee, this.engine.root, given);
    } catch (error) {
      if (this.depth > 0 || !(error instanceof SquirrelError)) throw error;
      this.onError(error);
      throw error.cause instanceof Thrown && typeof error.value !== 'string'
        ? this.data(error.value)
        : error;
    }
  }

  /** A value as data, if it is that. */
  data(value: Value): unknown {
    try {
      return this.toHost(value, 'utf8');
    } catch {
      return { type: 'object' };
    }
  }

  /** A function of the program that the simulated imp can call. */
  private callback(callee: Callable, texts: TextKind): HostFunction {
    const known = this.functions.get(callee);
    if (known !== undefined) return known;
    const made = (...given: unknown[]): unknown => {
      this.held.noteCalled(callee);
      const values = given.map((each) => this.toSquirrel(each, texts));
      return this.toHost(this.call(callee, values), texts);
    };
    this.functions.set(callee, made);
    return made;
  }
}

/** Data as JavaScript has it: floats are numbers. */
export function plainData(data: unknown): unknown {
  if (data instanceof Float) return data.value;
  if (Array.isArray(data)) return data.map(plainData);
  if (typeof data !== 'object' || data === null || isBlob(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, plainData(each)]));
}

/** The members of an object, without the private ones, and with all pins and buses. */
function memberNames(host: object): string[] {
  const names = new Set<string>();
  for (let each: object | null = host; ; each = Object.getPrototypeOf(each) as object | null) {
    if (each === null || each === Object.prototype) break;
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  }
  if ('pin1' in host) {
    for (const name of [...PIN_NAMES, ...I2C_NAMES, ...SPI_NAMES, ...UART_NAMES]) names.add(name);
  }
  return [...names].filter((name) => name !== 'constructor' && !name.startsWith('_'));
}
