// A ring buffer of readings: a fixed number of places, and the oldest reading makes room.

declare function print(text: string): void;

/** Keeps the last `capacity` items, oldest first. */
export class RingBuffer<T> {
  /** Items that had to make room. */
  dropped = 0;

  private readonly capacity: number;
  private readonly slots: T[];
  private start = 0; // where the oldest item is
  private count = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.slots = [];
  }

  size(): number {
    return this.count;
  }

  isFull(): boolean {
    return this.count === this.capacity;
  }

  /** False when the oldest item was dropped for it. */
  push(item: T): boolean {
    const index = (this.start + this.count) % this.capacity;
    if (index === this.slots.length) {
      this.slots.push(item);
    } else {
      this.slots[index] = item;
    }
    if (this.count < this.capacity) {
      this.count++;
      return true;
    }
    this.start = (this.start + 1) % this.capacity;
    this.dropped++;
    return false;
  }

  shift(): T | undefined {
    if (this.count === 0) return undefined;
    const item = this.slots[this.start];
    this.start = (this.start + 1) % this.capacity;
    this.count--;
    return item;
  }

  /** Walks from the oldest item to the newest. */
  forEach(visit: (item: T) => void): void {
    for (let i = 0; i < this.count; i++) {
      visit(this.slots[(this.start + i) % this.capacity]);
    }
  }

  toArray(): T[] {
    const items: T[] = [];
    this.forEach((item) => {
      items.push(item);
    });
    return items;
  }
}

interface Reading {
  sensor: string;
  value: number;
}

function show(reading: Reading | undefined): string {
  if (reading === undefined) return 'nothing';
  return `${reading.sensor}=${reading.value}`;
}

const temperatures = new RingBuffer<number>(4);
for (const value of [20, 21, 23, 22, 25, 24]) {
  const free = temperatures.push(value);
  print(`push ${value}: ${free ? 'free' : 'dropped one'}, holds ${temperatures.size()}\n`);
}
print(`kept ${temperatures.toArray().join(', ')}; dropped ${temperatures.dropped}\n`);
print(`full: ${temperatures.isFull()}\n`);

let sum = 0;
temperatures.toArray().forEach((value, index) => {
  sum += value * (index + 1);
});
print(`weighted sum ${sum}\n`);

// Two buffers share nothing.
const readings = new RingBuffer<Reading>(3);
print(`empty gives ${show(readings.shift())}\n`);
readings.push({ sensor: 'door', value: 1 });
readings.push({ sensor: 'hall', value: -4 });
print(`first out: ${show(readings.shift())}\n`);
readings.push({ sensor: 'roof', value: 0 });
readings.push({ sensor: 'cave', value: 12 });
print(`held: ${readings.toArray().map(show).join(' ')}\n`);
while (readings.size() > 0) {
  print(`out ${show(readings.shift())}, ${readings.size()} left\n`);
}
print(`then ${show(readings.shift())}; dropped ${readings.dropped}, ${temperatures.dropped}\n`);
