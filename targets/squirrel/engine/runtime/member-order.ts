/**
 * The order of the members of a table: that of Squirrel's hash table, which goes by the hash of the
 * keys, the size of the table and what was added and removed before.
 *
 * Most tables are never walked, so additions are only noted until something asks for the order.
 */
import { Float, type Key } from './values.js';

const smallest = 4;

const noKeys: readonly Key[] = [];

export class MemberOrder {
  declare private readonly expected: number;
  /** What was added before something asked for the order: at first, what tables share. */
  declare private pending: readonly Key[];
  declare private isShared: boolean;
  declare private nodes: NodeTable | null;

  /**
   * @param expected - how many members are expected.
   * @param keys - those that are there.
   */
  constructor(expected: number, keys: readonly Key[]) {
    this.expected = expected;
    this.pending = keys;
    this.isShared = true;
    this.nodes = null;
  }

  add(key: Key): void {
    if (this.nodes !== null) this.nodes.add(key);
    else if (this.isShared) this.copyPending(key);
    else (this.pending as Key[]).push(key);
  }

  private copyPending(key: Key): void {
    this.pending = [...this.pending, key];
    this.isShared = false;
  }

  remove(key: Key): void {
    this.settled().remove(key);
  }

  clear(): void {
    this.settled().clear();
  }

  get size(): number {
    return this.nodes === null ? this.pending.length : this.nodes.used;
  }

  /** How many members fit before the table grows. */
  get capacity(): number {
    return this.settled().capacity;
  }

  /** How many places there are, for a member each. */
  get places(): number {
    if (this.nodes !== null) return this.nodes.capacity;
    let count = smallest;
    while (count < this.expected || count <= this.pending.length) count *= 2;
    return count;
  }

  /** The first place with a member, from a place on; -1 if there is none. */
  find(place: number): number {
    const { keys } = this.settled();
    while (place < keys.length && keys[place] === null) place++;
    return place < keys.length ? place : -1;
  }

  keyAt(place: number): Key {
    return this.settled().keys[place]!;
  }

  private settled(): NodeTable {
    this.nodes ??= this.settle();
    return this.nodes;
  }

  private settle(): NodeTable {
    let capacity = smallest;
    while (this.expected > capacity) capacity *= 2;
    const nodes = new NodeTable(capacity);
    for (const key of this.pending) nodes.add(key);
    this.pending = noKeys;
    this.isShared = true;
    return nodes;
  }
}

/** Squirrel's hash table, without the values: chained scatter with Brent's variation, as in Lua. */
class NodeTable {
  keys!: (Key | null)[];
  private links!: Int32Array;
  private firstFree!: number;
  used = 0;

  constructor(capacity: number) {
    this.allocate(capacity);
  }

  get capacity(): number {
    return this.keys.length;
  }

  private allocate(capacity: number): void {
    this.keys = new Array<Key | null>(capacity).fill(null);
    this.links = new Int32Array(capacity).fill(-1);
    this.firstFree = capacity - 1;
  }

  private mainPlace(key: Key): number {
    return hash(key) & (this.keys.length - 1);
  }

  add(key: Key): void {
    const place = this.placeFor(this.mainPlace(key));
    this.keys[place] = key;
    if (this.findFree()) this.used++;
    else this.rehash(this.capacityFor());
  }

  /** A place for a key whose main place may be taken; another key may have to move. */
  private placeFor(main: number): number {
    const { keys, links } = this;
    const key = keys[main] ?? null;
    if (key === null) return main;
    const free = this.firstFree;
    const keyMain = this.mainPlace(key);
    if (main > free && keyMain !== main) {
      this.move(keyMain, main, free);
      return main;
    }
    links[free] = links[main]!;
    links[main] = free;
    return free;
  }

  private move(chain: number, from: number, to: number): void {
    const { keys, links } = this;
    let previous = chain;
    while (links[previous] !== from) previous = links[previous]!;
    links[previous] = to;
    keys[to] = keys[from]!;
    links[to] = links[from]!;
    keys[from] = null;
    links[from] = -1;
  }

  /** Whether the table still has a free place. */
  private findFree(): boolean {
    for (;;) {
      if (this.keys[this.firstFree] === null && this.links[this.firstFree] === -1) return true;
      if (this.firstFree === 0) return false;
      this.firstFree--;
    }
  }

  remove(key: Key): void {
    let place = this.mainPlace(key);
    while (this.keys[place] !== key) place = this.links[place]!;
    this.keys[place] = null;
    this.used--;
    const capacity = this.capacityFor();
    if (capacity !== this.capacity) this.rehash(capacity);
  }

  clear(): void {
    this.keys.fill(null);
    this.used = 0;
    this.rehash(this.capacityFor());
  }

  private capacityFor(): number {
    const { capacity, used } = this;
    if (used >= capacity - capacity / 4) return capacity * 2;
    return used <= capacity / 4 && capacity > smallest ? capacity / 2 : capacity;
  }

  private rehash(capacity: number): void {
    const old = this.keys;
    this.allocate(capacity);
    this.used = 0;
    for (const key of old) if (key !== null) this.add(key);
  }
}

function hash(key: Key): number {
  if (typeof key === 'string') return hashText(key);
  if (typeof key === 'number') return key;
  if (typeof key === 'boolean') return Number(key);
  return key instanceof Float ? Math.trunc(key.value) | 0 : key.place >> 3;
}

function hashText(text: string): number {
  let result = text.length;
  const step = (text.length >> 5) | 1;
  for (let left = text.length, place = 0; left >= step; left -= step, place++) {
    // Characters are signed.
    const character = ((text.charCodeAt(place) << 24) >> 24) & 0xffff;
    result ^= (result << 5) + (result >>> 2) + character;
  }
  return result;
}
