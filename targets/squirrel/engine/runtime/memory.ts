/**
 * What values take of an imp's memory: the bytes that objects have in the 32-bit Squirrel machine,
 * for all that can be reached from where the program can begin.
 */
import { GeneratorObject } from './coroutines.js';
import {
  ClassObject,
  Closure,
  Float,
  HeapObject,
  Instance,
  NativeFunction,
  SquirrelArray,
  Table,
  WeakReference,
  type FunctionInfo,
  type Value,
} from './values.js';

/** Bytes of an object without what is in it, and of each part. */
const SIZES = {
  text: 28,
  array: 32,
  item: 8,
  table: 40,
  node: 20,
  instance: 48,
  field: 8,
  class: 330,
  member: 24,
  closure: 44,
  captured: 52,
  bound: 21,
  generator: 120,
} as const;

/** An array that grows has room for these at first, then for twice as many. */
const FIRST_ITEMS = 4;

/** What is in an object, beside its own bytes. */
type Parts = Iterable<Value | undefined>;

/** What is there before a program starts, and counts for nothing. */
export class LibraryMark {
  /** The objects, with the number of their members if they are tables. */
  readonly objects = new Map<HeapObject, number>();
  readonly texts = new Set<string>();
}

class Measure {
  bytes = 0;
  /** How many values there were to look at. */
  count = 0;
  readonly texts = new Set<string>();
  readonly seen = new Set<HeapObject | FunctionInfo>();
  private readonly waiting: HeapObject[] = [];

  constructor(
    private readonly library: LibraryMark,
    private readonly freeFiles: ReadonlySet<string>,
  ) {}

  add(value: Value | undefined): void {
    this.count++;
    if (typeof value === 'string') this.addText(value);
    if (typeof value !== 'object' || value === null || isFree(value)) return;
    if (this.seen.has(value) || this.isLibrary(value)) return;
    this.seen.add(value);
    this.waiting.push(value);
  }

  /** Whether nothing of the program can be in an object. */
  private isLibrary(value: HeapObject): boolean {
    const members = this.library.objects.get(value);
    return members !== undefined && members === memberCount(value);
  }

  /** Measures all that can be reached from what was added. */
  run(): void {
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      for (const part of this.measure(next)) this.add(part);
    }
  }

  /** A text is there once. */
  private addText(text: string): void {
    if (this.texts.has(text) || this.library.texts.has(text)) return;
    this.texts.add(text);
    this.bytes += SIZES.text + text.length;
  }

  /** Adds what an object takes itself. */
  private measure(object: HeapObject): Parts {
    if (object instanceof Table) return this.measureTable(object);
    if (object instanceof SquirrelArray) return this.measureArray(object);
    if (object instanceof Instance) return this.measureInstance(object);
    if (object instanceof Closure) return this.measureClosure(object);
    if (object instanceof ClassObject) return this.measureClass(object);
    if (object instanceof GeneratorObject) this.bytes += SIZES.generator;
    if (object instanceof WeakReference) this.bytes += SIZES.bound;
    return [];
  }

  private *measureTable(table: Table): Parts {
    const { size, places } = table.order;
    const known = this.library.objects.get(table);
    // impOS made its tables with room enough.
    this.bytes +=
      known === undefined ? SIZES.table + SIZES.node * places : SIZES.node * (size - known);
    yield table.delegate;
    for (const [key, value] of table.members()) {
      yield key;
      yield value;
    }
  }

  private measureArray({ items, made }: SquirrelArray): Parts {
    let room = made === 0 ? FIRST_ITEMS : made;
    while (room < items.length) room *= 2;
    this.bytes += SIZES.array + SIZES.item * room;
    return items;
  }

  private *measureInstance({ classObject, slots, payload }: Instance): Parts {
    const { fieldNames } = classObject;
    this.bytes += SIZES.instance + SIZES.field * fieldNames.length + (payload?.capacity ?? 0);
    yield classObject;
    for (const name of fieldNames) yield slots[name];
  }

  private *measureClass({
    base,
    order,
    methods,
    fieldNames,
    slots,
    metamethods,
  }: ClassObject): Parts {
    const members = [...Object.keys(methods), ...fieldNames];
    this.bytes += SIZES.class + SIZES.node * order.places + SIZES.member * members.length;
    yield base;
    for (const name of members) {
      yield name;
      yield slots[name];
    }
    yield* Object.values(metamethods);
  }

  private *measureClosure(closure: Closure): Parts {
    const { info, environment, defaults } = closure.parts;
    const { captures } = closure;
    if (!this.freeFiles.has(info.file)) {
      this.bytes += SIZES.closure + SIZES.captured * captures.length;
      if (environment !== null) this.bytes += SIZES.bound;
      this.addFunction(info);
    }
    yield* captures;
    yield* defaults;
    yield environment;
  }

  /** The code of a function is there once. */
  private addFunction(info: FunctionInfo): void {
    if (this.seen.has(info)) return;
    this.seen.add(info);
    this.bytes += info.size.bytes;
    for (const text of info.size.texts) this.addText(text);
  }
}

/** A float has no memory of its own, and a function of impOS is not the program's. */
function isFree(value: Float | HeapObject): value is Float {
  return value instanceof Float || value instanceof NativeFunction;
}

export interface MemorySize {
  readonly bytes: number;
  /** The number of values in it: what measuring them took. */
  readonly count: number;
}

function memberCount(value: HeapObject): number {
  return value instanceof Table ? value.order.size : 0;
}

/** Marks all that can be reached from values as the library's. */
export function markLibrary(values: Iterable<Value>): LibraryMark {
  const measured = new Measure(new LibraryMark(), new Set());
  for (const value of values) measured.add(value);
  measured.run();
  const mark = new LibraryMark();
  for (const each of measured.seen) {
    if (each instanceof HeapObject) mark.objects.set(each, memberCount(each));
  }
  for (const text of measured.texts) mark.texts.add(text);
  return mark;
}

/**
 * The size of all that can be reached from values.
 * @param freeFiles - Files whose functions count for nothing.
 */
export function measure(
  values: Iterable<Value>,
  library: LibraryMark,
  freeFiles: ReadonlySet<string>,
): MemorySize {
  const measured = new Measure(library, freeFiles);
  for (const value of values) measured.add(value);
  measured.run();
  return { bytes: measured.bytes, count: measured.count };
}
