const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

/** What a duration looks like, for messages. */
export const DURATIONS = 'a duration such as 90s, 15m, 24h or 7d';

/**
 * Reads a duration.
 * @param text - Seconds, or a number with a unit: `90s`, `15m`, `24h`, `7d`.
 * @returns Seconds.
 * @throws Error when it is none.
 */
export function parseDuration(text: number | string): number {
  const seconds = secondsIn(text);
  if (seconds === null) throw new Error(`expected ${DURATIONS}, got ${text}`);
  return seconds;
}

/**
 * Reads what may be a duration.
 * @returns Seconds; null when it is none.
 */
export function secondsIn(text: number | string): number | null {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(String(text)) ?? [];
  const seconds = unitSeconds[unit];
  return number === undefined || seconds === undefined ? null : Number(number) * seconds;
}
