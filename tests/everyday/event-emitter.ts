// A typed event emitter with wildcards and once, and a store built on it.

type Handler<T> = (payload: T) => void;

export class Emitter<Events extends Record<string, unknown>> {
  private handlers: { [K in keyof Events]?: Handler<Events[K]>[] } = {};
  private anyHandlers: ((event: keyof Events, payload: unknown) => void)[] = [];

  on<K extends keyof Events>(event: K, handler: Handler<Events[K]>): () => void {
    (this.handlers[event] ??= []).push(handler);
    return () => this.off(event, handler);
  }

  once<K extends keyof Events>(event: K, handler: Handler<Events[K]>): void {
    const off = this.on(event, (payload) => {
      off();
      handler(payload);
    });
  }

  onAny(handler: (event: keyof Events, payload: unknown) => void): void {
    this.anyHandlers.push(handler);
  }

  off<K extends keyof Events>(event: K, handler: Handler<Events[K]>): void {
    const list = this.handlers[event];
    if (!list) return;
    const index = list.indexOf(handler);
    if (index !== -1) list.splice(index, 1);
  }

  emit<K extends keyof Events>(event: K, payload: Events[K]): number {
    const list = this.handlers[event]?.slice() ?? [];
    for (const handler of list) handler(payload);
    for (const handler of this.anyHandlers) handler(event, payload);
    return list.length + this.anyHandlers.length;
  }

  listenerCount(event: keyof Events): number {
    return this.handlers[event]?.length ?? 0;
  }
}

interface StoreEvents {
  change: { key: string; value: number; previous?: number };
  limit: string;
  [other: string]: unknown;
}

class Store extends Emitter<StoreEvents> {
  private values = new Map<string, number>();
  static readonly LIMIT = 100;

  set(key: string, value: number): void {
    const previous = this.values.get(key);
    if (previous === value) return;
    if (value > Store.LIMIT) {
      this.emit('limit', key);
      return;
    }
    this.values.set(key, value);
    this.emit('change', { key, value, previous });
  }

  increment(key: string, by = 1): void {
    this.set(key, (this.values.get(key) || 0) + by);
  }

  toObject(): Record<string, number> {
    return Object.fromEntries(this.values);
  }
}

const store = new Store();
const unsubscribe = store.on('change', ({ key, value, previous = 0 }) => {
  const diff = value - previous;
  console.log(`${key}: ${previous} -> ${value} (${diff >= 0 ? '+' : ''}${diff})`);
});
store.once('change', (change) => console.log('first change:', change.key));
store.on('limit', (key) => console.warn(`${key} is over the limit`));
let total = 0;
store.onAny((event) => {
  total++;
  if (event === 'limit') console.log('something hit the limit');
});

store.set('temperature', 21);
store.set('temperature', 19);
store.set('temperature', 19);
store.set('humidity', 40);
store.increment('humidity', 5);
store.increment('count');
store.set('humidity', 101);
console.log(
  store.listenerCount('change'),
  store.listenerCount('limit'),
  store.listenerCount('nothing'),
);
unsubscribe();
store.set('temperature', 5);
console.log(total);
const snapshot = store.toObject();
console.log(
  Object.keys(snapshot)
    .sort()
    .map((k) => `${k}=${snapshot[k]}`)
    .join('&'),
);
