/**
 * A copy of a state: of an object and everything it refers to. Functions, frozen objects and private
 * `#` fields are not part of a state, because they do not change or are set at each transition.
 */
export type Snapshot = readonly [object: object, values: readonly unknown[]][];

/** The field of the manager that counts events. */
export const EVENTS = '_cmEvents';

/** The time at which every walk begins. Numbers from here on are times in milliseconds. */
export const EPOCH = 1_000_000_000;

function isState(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Object.isFrozen(value);
}

/** Copies a state, so that it can be restored into the same objects. */
export function snapshotOf(root: object): Snapshot {
  const seen = new Set<object>([root]);
  const snapshot: [object, unknown[]][] = [];
  // The set grows while it is walked.
  for (const object of seen) {
    const values: unknown[] = Array.isArray(object) ? object.slice() : Object.values(object);
    snapshot.push([object, values]);
    for (const value of values) if (isState(value)) seen.add(value);
  }
  return snapshot;
}

/** Writes a state back into its objects. */
export function restore(snapshot: Snapshot): void {
  for (const [object, values] of snapshot) {
    if (Array.isArray(object)) {
      object.length = values.length;
      for (let i = 0; i < values.length; i++) object[i] = values[i];
    } else {
      const fields = object as Record<string, unknown>;
      let i = 0;
      for (const name in fields) fields[name] = values[i++];
      if (i !== values.length) throw new Error('Objects must keep their fields.');
    }
  }
}

/**
 * Describes a state: states with the same key have the same future. Objects, functions, texts that
 * begin with # and numbers of events are numbered as they come, because only their relations matter.
 * @param oldest - The age in milliseconds from which on all times are alike.
 */
export function keyOf(root: object, now: number, oldest: number): string {
  const numbers = new Map<unknown, number>();
  let key = '';
  const write = (value: unknown): void => {
    if (!isState(value) && typeof value !== 'function' && !isName(value)) {
      key += describe(value, now, oldest);
      return;
    }
    const number = numbers.get(value);
    key += `$${number ?? ''}`;
    if (number !== undefined) return;
    numbers.set(value, numbers.size);
    if (isState(value)) writeFields(value);
  };
  const writeFields = (object: Record<string, unknown>): void => {
    key += '{';
    for (const name in object) {
      write(name === EVENTS ? eventName(object[name]) : object[name]);
      key += ',';
    }
    key += '}';
  };
  write(root);
  return key;
}

function describe(value: unknown, now: number, oldest: number): string {
  if (typeof value === 'number' && value >= EPOCH) return `@${Math.max(value - now, -oldest)}`;
  if (typeof value === 'object' && value !== null) return 'constant';
  return String(value);
}

/** Names a number of events. */
export function eventName(events: unknown): string {
  return `#event ${String(events)}`;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('#');
}
