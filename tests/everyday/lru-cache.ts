// A cache that forgets what was used least recently. A Map keeps its keys in order of insertion.

declare function print(text: string): void;

class LruCache<K extends string | number, V> {
  hits = 0;
  misses = 0;
  private readonly limit: number;
  private readonly entries: Map<K, V>;

  constructor(limit: number) {
    this.limit = limit;
    this.entries = new Map<K, V>();
  }

  get(key: K): V | undefined {
    if (!this.entries.has(key)) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    const value = this.entries.get(key) as V;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    if (this.entries.has(key)) {
      this.entries.delete(key);
    } else if (this.entries.size >= this.limit) {
      this.evict();
    }
    this.entries.set(key, value);
  }

  /** The keys, least recently used first. */
  order(): string {
    const keys: string[] = [];
    for (const [key] of this.entries) {
      keys.push(`${key}`);
    }
    return keys.join(' ');
  }

  size(): number {
    return this.entries.size;
  }

  private evict(): void {
    for (const [key] of this.entries) {
      print(`  forgets ${key}\n`);
      this.entries.delete(key);
      return;
    }
  }
}

// Names that a table of Squirrel also has as functions must be ordinary keys.
const words = new LruCache<string, number>(3);
words.set('len', 1);
words.set('keys', 2);
words.set('values', 3);
print(`${words.order()}\n`);
print(`len is ${words.get('len') ?? 'forgotten'}\n`);
words.set('map', 4);
print(`${words.order()}\n`);
print(`keys is ${words.get('keys') ?? 'forgotten'}\n`);
print(`filter is ${words.get('filter') ?? 'unknown'}\n`);
words.set('values', 30);
words.set('filter', 0);
print(`${words.order()}\n`);
print(`filter is ${words.get('filter') ?? 'unknown'}\n`);
print(`hits ${words.hits}, misses ${words.misses}, size ${words.size()}\n`);

const squares = new LruCache<number, number>(4);
function square(n: number): number {
  const known = squares.get(n);
  if (known !== undefined) return known;
  const result = n * n;
  squares.set(n, result);
  return result;
}

const asked = [1, 2, 3, 1, 4, -5, 2, 1, 0, 3];
print(`${asked.map((n) => square(n)).join(' ')}\n`);
print(`${squares.order()}\n`);
print(`hits ${squares.hits}, misses ${squares.misses}\n`);

// Null is a value like others; only an absent key is a miss.
const owners = new LruCache<string, string | null>(2);
owners.set('shed', null);
owners.set('barn', 'Ann');
owners.get('shed');
owners.get('mill');
print(`owners: hits ${owners.hits}, misses ${owners.misses}\n`);

// Setting a key again keeps its place in a plain Map.
const plain = new Map<string, number>();
plain.set('b', 1);
plain.set('a', 2);
plain.set('c', 3);
plain.set('b', 9);
plain.delete('a');
plain.set('a', 4);
let shown = '';
for (const [key, value] of plain) shown += `${key}=${value};`;
print(`${shown} size ${plain.size}\n`);
