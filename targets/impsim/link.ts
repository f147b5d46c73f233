/** What the states of the link mean, for the figures of runs and fleets. */
import type { LinkState, TraceEvent } from '../simulator/imp.js';

/** What a change of the link says of attempts to connect. */
export interface AttemptChange {
  begins: boolean;
  /** What becomes of the attempt that was under way; null for nothing. */
  end: 'succeeded' | 'failed' | null;
}

const TRYING: readonly LinkState[] = ['connecting', 'recovering', 'suspended'];

/** Whether an attempt is under way while the link is in that state. */
export function isTrying(state: LinkState): boolean {
  return TRYING.includes(state);
}

/** The states of the link in which the network interface is down. */
const RADIO_OFF: readonly LinkState[] = ['off', 'sleeping'];

/** Whether the radio is on while the link is in that state. */
export function isRadioOn(state: LinkState): boolean {
  return !RADIO_OFF.includes(state);
}

/** The states of the link in which there may be something on its way to the server. */
const UP: readonly LinkState[] = ['online', 'stale'];

/**
 * Finds each `server.flush()` that failed while there was something to send. One that was offline
 * from the beginning fails, too, but nothing is lost by that.
 */
export function failedFlushes(events: readonly TraceEvent[]): ReadonlySet<TraceEvent> {
  const failed = new Set<TraceEvent>();
  let state: LinkState = 'off';
  let droppedAt: number | null = null;
  for (const event of events) {
    if (event.kind === 'link') state = event.state;
    if (event.kind === 'dropped') droppedAt = event.at;
    const isLoss = UP.includes(state) || droppedAt === event.at;
    if (event.kind === 'flush' && !event.acknowledged && isLoss) failed.add(event);
  }
  return failed;
}

/**
 * An attempt is each time that an imp begins to try: the program connects, impOS connects at a cold
 * start, or impOS tries to get a lost link back. A `server.connect()` that finds one under way has
 * that one.
 * @param before - `off` at first.
 */
export function attemptChange(before: LinkState, after: LinkState): AttemptChange {
  // impOS was online before it started the program: that was an attempt, too.
  if (before === 'off' && after === 'online') return { begins: true, end: 'succeeded' };
  if (!TRYING.includes(before)) return { begins: TRYING.includes(after), end: null };
  if (after === 'online') return { begins: false, end: 'succeeded' };
  return { begins: false, end: isRadioOn(after) ? null : 'failed' };
}

/** A time, in milliseconds since the start. */
export interface TimeSpan {
  from: number;
  to: number;
}

/**
 * The times in which the link was in some states.
 * @param end - When the run ended, in milliseconds since the start.
 */
export function linkSpans(
  events: readonly TraceEvent[],
  end: number,
  counts: (state: LinkState) => boolean,
): TimeSpan[] {
  const links = events.filter((event) => event.kind === 'link').filter(({ at }) => at < end);
  return links.flatMap(({ at, state }, index) => {
    return counts(state) ? [{ from: at, to: links[index + 1]?.at ?? end }] : [];
  });
}
