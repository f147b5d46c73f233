import { nounFor } from '../../../cli/noun-for.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A time since the start, such as `26:03:07.250`.
 * @param milliseconds - Since the start.
 */
export function exactTime(milliseconds: number): string {
  const rest = Math.round(milliseconds) % SECOND;
  return `${clock(milliseconds)}.${String(rest).padStart(3, '0')}`;
}

/**
 * A time as an axis shows it: as exactly as its ticks need it.
 * @param step - From one tick to the next, in milliseconds.
 */
export function tickTime(milliseconds: number, step: number): string {
  if (step < SECOND) return exactTime(milliseconds);
  if (step >= DAY) return `${Math.round(milliseconds / DAY)} d`;
  const text = clock(milliseconds);
  return step < MINUTE ? text : text.slice(0, -3);
}

function clock(milliseconds: number): string {
  const seconds = Math.trunc(Math.round(milliseconds) / SECOND);
  const [hours, minutes] = [Math.trunc(seconds / 3600), Math.trunc(seconds / 60) % 60];
  return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Units and the next smaller ones, in milliseconds. */
const UNITS = [
  { unit: DAY, name: 'd', part: HOUR, partName: 'h' },
  { unit: HOUR, name: 'h', part: MINUTE, partName: 'min' },
  { unit: MINUTE, name: 'min', part: SECOND, partName: 's' },
];

/**
 * How long something took, in its two largest units, such as `2 h 5 min`.
 * @param milliseconds - How long.
 */
export function duration(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  for (const { unit, name, part, partName } of UNITS) {
    const rounded = Math.round(milliseconds / part) * part;
    if (rounded < unit) continue;
    const rest = (rounded % unit) / part;
    const text = `${Math.trunc(rounded / unit)} ${name}`;
    return rest === 0 ? text : `${text} ${rest} ${partName}`;
  }
  return `${Number((milliseconds / SECOND).toFixed(2))} s`;
}

/** A count with separators, such as `12,345`. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** A count in the space of four characters, such as `1.2k`. */
export function shortCount(value: number): string {
  if (value < 1000) return String(value);
  if (value < 10_000) return `${(Math.floor(value / 100) / 10).toFixed(1)}k`;
  return value < 1_000_000 ? `${Math.floor(value / 1000)}k` : `${Math.floor(value / 1_000_000)}M`;
}

/** A part of a whole, such as `93.4 %`. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Number(((part / whole) * 100).toFixed(1))} %`;
}

/** A number and its noun, such as `1 attempt`, `2 attempts`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${nounFor(value, noun)}`;
}
