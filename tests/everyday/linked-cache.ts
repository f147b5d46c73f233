// LRU cache on a doubly linked list, with a time to live.

interface Entry<K, V> {
  key: K;
  value: V;
  expires: number;
  prev: Entry<K, V> | null;
  next: Entry<K, V> | null;
}

interface CacheOptions<K, V> {
  capacity: number;
  ttl?: number;
  onEvict?: (key: K, value: V) => void;
  clock?: () => number;
}

class LRUCache<K, V> {
  #map = new Map<K, Entry<K, V>>();
  #head: Entry<K, V> | null = null;
  #tail: Entry<K, V> | null = null;
  readonly capacity: number;
  private ttl: number;
  private onEvict?: (key: K, value: V) => void;
  private clock: () => number;

  constructor({ capacity, ttl = Infinity, onEvict, clock = Date.now }: CacheOptions<K, V>) {
    if (capacity <= 0) throw new RangeError('capacity must be positive');
    this.capacity = capacity;
    this.ttl = ttl;
    this.onEvict = onEvict;
    this.clock = clock;
  }

  get size() {
    return this.#map.size;
  }

  get(key: K): V | undefined {
    const entry = this.#map.get(key);
    if (!entry) return undefined;
    if (entry.expires < this.clock()) {
      this.delete(key);
      return undefined;
    }
    this.#unlink(entry);
    this.#pushFront(entry);
    return entry.value;
  }

  set(key: K, value: V): this {
    let entry = this.#map.get(key);
    const expires = this.clock() + this.ttl;
    if (entry) {
      entry.value = value;
      entry.expires = expires;
      this.#unlink(entry);
    } else {
      if (this.#map.size >= this.capacity) this.#evict();
      entry = { key, value, expires, prev: null, next: null };
      this.#map.set(key, entry);
    }
    this.#pushFront(entry);
    return this;
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  delete(key: K): boolean {
    const entry = this.#map.get(key);
    if (!entry) return false;
    this.#unlink(entry);
    return this.#map.delete(key);
  }

  clear(): void {
    this.#map.clear();
    this.#head = this.#tail = null;
  }

  *entries(): IterableIterator<[K, V]> {
    for (let e = this.#head; e; e = e.next) yield [e.key, e.value];
  }

  keys(): K[] {
    return [...this.entries()].map(([key]) => key);
  }

  #evict() {
    const last = this.#tail;
    if (!last) return;
    this.delete(last.key);
    this.onEvict?.(last.key, last.value);
  }

  #unlink(entry: Entry<K, V>) {
    if (entry.prev) entry.prev.next = entry.next;
    else this.#head = entry.next;
    if (entry.next) entry.next.prev = entry.prev;
    else this.#tail = entry.prev;
    entry.prev = entry.next = null;
  }

  #pushFront(entry: Entry<K, V>) {
    entry.next = this.#head;
    if (this.#head) this.#head.prev = entry;
    this.#head = entry;
    if (!this.#tail) this.#tail = entry;
  }
}

let time = 0;
const cache = new LRUCache<string, number>({
  capacity: 3,
  ttl: 100,
  clock: () => time,
  onEvict: (key, value) => console.log(`evicted ${key}=${value}`),
});

cache.set('a', 1).set('b', 2).set('c', 3);
console.log(cache.keys().join(' '));
cache.get('a');
cache.set('d', 4);
console.log(cache.keys().join(' '), cache.size);
time = 101;
console.log(cache.get('a') ?? 'expired', cache.has('a'));
cache.set('e', 5);
for (const [key, value] of cache.entries()) console.log(`${key}: ${value}`);
console.log(cache.delete('e'), cache.delete('zzz'));
cache.clear();
console.log(cache.size);
try {
  new LRUCache({ capacity: 0 });
} catch (e) {
  console.log((e as Error).message);
}
