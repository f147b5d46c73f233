import Settings, * as celsius from './modules/celsius.js';
import made, { LIMIT as most, Reading } from './modules/readings.js';

export { check as isGood } from './modules/celsius.js';
export { Reading, LIMIT } from './modules/readings.js';

/** A parameter here must not hide what another module calls so. */
export function describe(count: number): string {
  const reading = new celsius.Reading(count);
  return `${reading.format()} ${celsius.check(count)} ${made()} ${new Settings().limit}`;
}

const list = [new Reading(most)];

export const first = list[0];
export let changes = 0;

export function change(): void {
  changes += 1;
}

export default { change };
