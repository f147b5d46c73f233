/** The network of a scenario, which is common to all devices of a fleet. Times are milliseconds. */
import type { NetworkChange } from '../../simulator/scenario.js';
import { milliseconds } from './summary.js';

/** A time without network. */
export interface Outage {
  /** When the network went, in milliseconds since the fleet's time began. */
  from: number;
  /** When it came back; null for not before the end. */
  to: number | null;
}

/**
 * The network as an imp sees it that starts later than the scenario.
 * @param offset - By how many milliseconds.
 */
export function networkFrom(changes: readonly NetworkChange[], offset: number): NetworkChange[] {
  const last = lastChange(changes, offset);
  const start = last ? [withoutRepeats(last)] : [];
  return [...start, ...changes.flatMap((change) => later(change, offset))];
}

/**
 * Finds the outages that begin before a time.
 * @param end - Milliseconds.
 * @returns One after the other, in order.
 */
export function* outagesOf(changes: readonly NetworkChange[], end: number): Generator<Outage> {
  let downSince = isDown(changes, 0) ? 0 : null;
  for (let at = nextTime(changes, 0); at !== null && at < end; at = nextTime(changes, at)) {
    const down = isDown(changes, at);
    if (!down && downSince !== null) yield { from: downSince, to: at };
    if (!down) downSince = null;
    else downSince ??= at;
  }
  if (downSince !== null) yield { from: downSince, to: null };
}

function isDown(changes: readonly NetworkChange[], at: number): boolean {
  return lastChange(changes, at)?.up === false;
}

/** The change that says what the network is like at a time. */
function lastChange(changes: readonly NetworkChange[], at: number): NetworkChange | undefined {
  let last: { change: NetworkChange; at: number } | undefined;
  for (const change of changes) {
    const time = timeUpTo(change, at);
    if (time !== null && (!last || time >= last.at)) last = { change, at: time };
  }
  return last?.change;
}

function nextTime(changes: readonly NetworkChange[], after: number): number | null {
  const times = changes.map((change) => timeAfter(change, after)).filter((time) => time !== null);
  return times.length > 0 ? Math.min(...times) : null;
}

function withoutRepeats({ up, code, failAfter, silent }: NetworkChange): NetworkChange {
  return { at: 0, up, code: code ?? null, failAfter: failAfter ?? null, silent: silent ?? null };
}

function later(change: NetworkChange, offset: number): NetworkChange[] {
  const next = timeAfter(change, offset);
  if (next === null) return [];
  const until = change.until === undefined ? {} : { until: change.until - offset / 1000 };
  return [{ ...change, at: (next - offset) / 1000, ...until }];
}

/** When a change happens for the last time up to a time; null for never. */
function timeUpTo(change: NetworkChange, limit: number): number | null {
  const { first, every, until } = repeats(change);
  if (first > limit) return null;
  if (every === 0 || first + every >= until) return first;
  const lastRepeat = Math.ceil((until - first) / every) - 1;
  return first + every * Math.min(Math.floor((limit - first) / every), lastRepeat);
}

/** When a change happens for the first time after a time; null for never. */
function timeAfter(change: NetworkChange, limit: number): number | null {
  const { first, every, until } = repeats(change);
  if (first > limit) return first;
  if (every === 0) return null;
  const next = first + every * (Math.floor((limit - first) / every) + 1);
  return next < until ? next : null;
}

function repeats({ at, every = 0, until = 2000000 }: NetworkChange) {
  return {
    first: Math.max(0, milliseconds(at)),
    every: milliseconds(every),
    until: milliseconds(until),
  };
}
