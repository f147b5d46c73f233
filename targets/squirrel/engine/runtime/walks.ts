/**
 * What `foreach` walks over. The place is kept like Squirrel does, so that a collection that
 * changes meanwhile is walked in the same way.
 */
import { callMetamethod } from './calls.js';
import { GeneratorObject, resume, resumeSteps, type Suspension } from './coroutines.js';
import { raise } from './errors.js';
import { lookUp } from './members.js';
import { metamethodOf } from './metamethods.js';
import { ClassObject, Instance, SquirrelArray, Table, typeName, type Value } from './values.js';

export abstract class Walk {
  key: Value = null;
  value: Value = null;
  place = 0;

  constructor(readonly collection: Value) {}

  /** Goes on to the next member; false if there is none. */
  abstract next(): boolean;
}

class ArrayWalk extends Walk {
  private readonly items: readonly Value[];

  constructor(array: SquirrelArray) {
    super(array);
    this.items = array.items;
  }

  next(): boolean {
    if (this.place >= this.items.length) return false;
    this.key = this.place;
    this.value = this.items[this.place++]!;
    return true;
  }
}

class TextWalk extends Walk {
  constructor(private readonly text: string) {
    super(text);
  }

  next(): boolean {
    if (this.place >= this.text.length) return false;
    this.key = this.place;
    this.value = (this.text.charCodeAt(this.place++) << 24) >> 24;
    return true;
  }
}

class MemberWalk extends Walk {
  constructor(private readonly members: Table | ClassObject) {
    super(members);
  }

  next(): boolean {
    const { order } = this.members;
    const place = order.find(this.place);
    if (place < 0) return false;
    this.key = order.keyAt(place);
    this.value = this.members.get(this.key)!;
    this.place = place + 1;
    return true;
  }
}

class InstanceWalk extends Walk {
  private index: Value = null;

  constructor(private readonly instance: Instance) {
    super(instance);
  }

  next(): boolean {
    const method = metamethodOf(this.instance, '_nexti');
    if (method === null) raise('_nexti failed');
    this.index = callMetamethod(method, this.instance, [this.index]);
    this.key = this.index;
    if (this.index === null) return false;
    const value = lookUp(this.instance, this.index);
    if (value === undefined) raise('_nexti returned an invalid idx');
    this.value = value;
    return true;
  }
}

/** What a generator returns is not one of its values. */
class GeneratorWalk extends Walk {
  constructor(readonly generator: GeneratorObject) {
    super(generator);
  }

  next(): boolean {
    return this.take(this.isOver ? null : resume(this.generator));
  }

  get isOver(): boolean {
    if (this.generator.status === 'running') raise('cannot iterate generator');
    return this.generator.status === 'dead';
  }

  take(value: Value): boolean {
    if (this.isOver) return false;
    this.key = this.place++;
    this.value = value;
    return true;
  }
}

class NoWalk extends Walk {
  next(): boolean {
    raise(`cannot iterate ${typeName(this.collection)}`);
  }
}

export function walk(collection: Value): Walk {
  if (collection instanceof SquirrelArray) return new ArrayWalk(collection);
  if (collection instanceof Table) return new MemberWalk(collection);
  if (typeof collection === 'string') return new TextWalk(collection);
  if (collection instanceof ClassObject) return new MemberWalk(collection);
  if (collection instanceof Instance) return new InstanceWalk(collection);
  return collection instanceof GeneratorObject
    ? new GeneratorWalk(collection)
    : new NoWalk(collection);
}

/** The same walk, over what a variable holds now. */
export function walkOn(current: Walk, collection: Value): Walk {
  if (collection === current.collection) return current;
  const next = walk(collection);
  next.place = current.place;
  return next;
}

/** The next member, in a program with threads. */
export function* nextSteps(current: Walk): Generator<Suspension, boolean, Value> {
  if (!(current instanceof GeneratorWalk) || current.isOver) return current.next();
  return current.take(yield* resumeSteps(current.generator));
}
