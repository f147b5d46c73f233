import { parseDuration } from '../duration.js';
import type { InputTime } from '../inputs.js';

/** A change of an input, in milliseconds since the start. */
interface Change<Value> {
  readonly at: number;
  /** 0 for once. */
  readonly every: number;
  readonly until: number;
  readonly value: Value;
}

/** An input over time: a list of changes; or a function from the seconds since the start. */
export type TrackSource<Value, Entry extends InputTime> =
  readonly Entry[] | ((seconds: number) => Value);

/** The value of an input over time. Times are milliseconds since the start. */
export interface Track<Value> {
  /** The value at a time; undefined before the first change. */
  valueAt(now: number): Value | undefined;

  /** When it changes next, after a time; null for never. */
  nextAfter(now: number): number | null;
}

/** Milliseconds between two samples of a function. */
const STEP = 10;

/**
 * Makes a track.
 * @param read - Takes the value out of an entry of a list.
 */
export function trackOf<Value, Entry extends InputTime>(
  source: TrackSource<Value, Entry>,
  read: (entry: Entry) => Value,
): Track<Value> {
  return typeof source === 'function'
    ? functionTrack(source)
    : listTrack(source.map((entry) => changeOf(entry, read(entry))));
}

/** Always the same. */
export function constantTrack<Value>(value: Value): Track<Value> {
  return { valueAt: () => value, nextAfter: () => null };
}

function functionTrack<Value>(source: (seconds: number) => Value): Track<Value> {
  return {
    valueAt: (now) => source(now / 1000),
    nextAfter: (now) => now - (now % STEP) + STEP,
  };
}

function listTrack<Value>(changes: readonly Change<Value>[]): Track<Value> {
  return {
    valueAt(now) {
      let latest = -1;
      let value: Value | undefined;
      for (const change of changes) {
        const at = lastTime(change, now);
        if (at === null || at < latest) continue;
        latest = at;
        value = change.value;
      }
      return value;
    },
    nextAfter(now) {
      const times = changes.flatMap((change) => nextTime(change, now) ?? []);
      return times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other));
    },
  };
}

/** When a change came last; null if it has not come yet. */
function lastTime({ at, every, until }: Change<unknown>, now: number): number | null {
  if (now < at) return null;
  if (every === 0) return at;
  const end = Math.min(now, until - 1);
  return at + Math.max(0, Math.floor((end - at) / every)) * every;
}

function nextTime({ at, every, until }: Change<unknown>, now: number): number | null {
  if (now < at) return at;
  if (every === 0) return null;
  const next = at + (Math.floor((now - at) / every) + 1) * every;
  return next < until ? next : null;
}

function changeOf<Value>({ at, every, until }: InputTime, value: Value): Change<Value> {
  return {
    at: milliseconds(at),
    every: every === undefined ? 0 : milliseconds(every),
    until: until === undefined ? Infinity : milliseconds(until),
    value,
  };
}

function milliseconds(time: number | string): number {
  return Math.round(parseDuration(time) * 1000);
}
