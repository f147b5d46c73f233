/** A noun as it stands behind a number: `1 timer`, `2 timers`. */
export function nounFor(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
