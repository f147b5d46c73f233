import { isNumber, toInteger } from '../runtime/numbers.js';
import { float, Table, type Value } from '../runtime/values.js';
import type { Definition } from './native.js';

/** The clocks of a machine. */
export interface Clock {
  /** Seconds since 1970. */
  readonly time: () => number;
  /** Seconds of computing. */
  readonly processTime: () => number;
}

/** The functions that tell the time; all zones are UTC. */
export function timeFunctions(clock: Clock): Readonly<Record<string, Definition>> {
  return {
    clock: [0, '', () => float(clock.processTime())],
    time: [1, '', () => Math.floor(clock.time()) | 0],
    date: [-1, '.nn', (_, time) => date(time, clock)],
  };
}

function date(time: Value | undefined, clock: Clock): Value {
  const seconds = time !== undefined && isNumber(time) ? toInteger(time) : Math.floor(clock.time());
  const at = new Date(seconds * 1000);
  const newYear = Date.UTC(at.getUTCFullYear(), 0, 1);
  return new Table(0)
    .put('sec', at.getUTCSeconds())
    .put('min', at.getUTCMinutes())
    .put('hour', at.getUTCHours())
    .put('day', at.getUTCDate())
    .put('month', at.getUTCMonth())
    .put('year', at.getUTCFullYear())
    .put('wday', at.getUTCDay())
    .put('yday', Math.floor((at.getTime() - newYear) / 86_400_000));
}
