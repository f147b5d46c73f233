/** What managers had queued when a program ended, and where that came from. */
import type { QueueEvent, QueuedEvent } from '../simulator/imp.js';
import type { Place } from './places.js';
import type { Run } from './run.js';

/** Tasks or messages that were lost together and were queued in the same place. */
export interface Loss {
  readonly what: QueuedEvent['what'];
  readonly count: number;
  /** Milliseconds since the start. */
  readonly at: number;
  /** Where the program ended; null if that is not known. */
  readonly place: Place | null;
  readonly queued: Place | null;
}

/** The losses of a run, the first one first: tasks before messages. */
export function lossesIn({ trace, uncaught }: Run): Loss[] {
  const framesOf = new Map(uncaught.map(({ event, frames }) => [event, frames]));
  const losses: Loss[] = [];
  let queue: QueuedEvent[] = [];
  let died: Place | null = null;
  for (const [index, event] of trace.entries()) {
    if (event.kind === 'queued') queue.push(event);
    else if (event.kind === 'uncaught') died = framesOf.get(index)?.[0] ?? null;
    else if (event.kind === 'boot') died = null;
    else if (event.kind === 'end') {
      losses.push(...lossesOf({ ...event, place: event.place ?? died }, queue));
      queue = [];
    }
  }
  return losses;
}

/** A manager's queues are first in, first out: what is left was queued last. */
function lossesOf(end: QueueEvent, queue: readonly QueuedEvent[]): Loss[] {
  return [
    ...grouped(end, queue, 'task', end.tasks),
    ...grouped(end, queue, 'message', end.messages),
  ];
}

function grouped(
  { at, place }: QueueEvent,
  queue: readonly QueuedEvent[],
  what: QueuedEvent['what'],
  count: number,
): Loss[] {
  if (count === 0) return [];
  const last = queue.filter((each) => each.what === what).slice(-count);
  const groups = new Map<string, Loss>();
  const unknown = Array.from({ length: count - last.length }, () => ({ place: null }));
  for (const { place: queued } of [...unknown, ...last]) {
    const key = queued === null ? '' : `${queued.file}:${queued.line}`;
    const known = groups.get(key);
    groups.set(key, { what, count: (known?.count ?? 0) + 1, at, place, queued });
  }
  return [...groups.values()];
}
