const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that people count time in, in milliseconds. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 10].map((days) => days * DAY),
];

/** The ticks of an axis. */
export interface Ticks {
  /** From one to the next, in milliseconds. */
  step: number;
  at: number[];
}

/**
 * Chooses ticks.
 * @param from - Milliseconds.
 * @param to - Milliseconds.
 * @param most - How many there may be.
 */
export function timeTicks(from: number, to: number, most: number): Ticks {
  const least = (to - from) / Math.max(most, 1);
  const step = STEPS.find((each) => each >= least) ?? 20 * DAY;
  const first = Math.ceil(from / step);
  const length = Math.max(0, Math.floor(to / step) - first + 1);
  return { step, at: Array.from({ length }, (_, index) => (first + index) * step) };
}
