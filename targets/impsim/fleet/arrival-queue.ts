import type { DeviceLife } from './device-life.js';

/** Devices at the server, by the time of their arrival, then by number: a binary heap. */
export class ArrivalQueue {
  // No device comes before the one at half its place.
  private readonly heap: DeviceLife[] = [];

  add(life: DeviceLife): void {
    const { heap } = this;
    let place = heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(life, heap[parent]!)) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = life;
  }

  /** Takes the first one out; undefined when there is none. */
  take(): DeviceLife | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(life: DeviceLife): void {
    const { heap } = this;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isBefore(heap[child]!, life)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = life;
  }
}

function isBefore(one: DeviceLife, other: DeviceLife): boolean {
  return (
    one.arrivedAt < other.arrivedAt ||
    (one.arrivedAt === other.arrivedAt && one.device < other.device)
  );
}
