const DAY = 86400;

/** 1 January 1970 was a Thursday. */
const FIRST_DAY = 4;

/** The greatest hour, minute, second and day of the week. */
const GREATEST = [23, 59, 59, 6];

/** A time of day, UTC. */
export interface DayTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 for Sunday; null for any. */
  readonly dayOfWeek: number | null;
}

/**
 * Tells how long it is until a time of day.
 * @param now - Seconds since 1970.
 * @returns Seconds, above 0.
 */
export function secondsUntil({ hour, minute, second, dayOfWeek }: DayTime, now: number): number {
  const wait = (hour * 60 + minute) * 60 + second - (now % DAY);
  const isPast = wait <= 0;
  if (dayOfWeek === null) return isPast ? wait + DAY : wait;
  const today = (Math.trunc(now / DAY) + FIRST_DAY) % 7;
  const days = (dayOfWeek - today + 7) % 7;
  return days === 0 && isPast ? wait + 7 * DAY : wait + days * DAY;
}

/**
 * Reads the arguments of `server.sleepuntil()`.
 * @throws Error when they are no time of day.
 */
export function dayTimeOf(
  call: string,
  hour: number,
  minute: number,
  second = 0,
  dayOfWeek: number | null = null,
): DayTime {
  const given = [hour, minute, second, dayOfWeek ?? 0];
  const isRight = given.every((value, index) => value >= 0 && value <= GREATEST[index]!);
  if (isRight) return { hour, minute, second, dayOfWeek };
  throw new Error(
    `SimulatedImp: ${call} needs an hour up to 23, a minute and a second up to 59, and a day of the week up to 6, got ${given.join(', ')}`,
  );
}
