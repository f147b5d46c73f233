/**
 * Refuses what is no number of seconds where a program hands it to impOS, as later it would only be
 * seen that time does not pass.
 * @param call - What the program called, such as `imp.sleep()`.
 * @param most - The most that is allowed, and 0 the least; null for any number.
 * @throws Error that says what is allowed, and what was given.
 */
export function requireSeconds(call: string, seconds: unknown, most: number | null = null): void {
  if (typeof seconds === 'number') {
    if (most == null || (seconds >= 0 && seconds <= most)) return;
  }
  const range = most == null ? '' : ` from 0 to ${most}`;
  const given = typeof seconds === 'string' ? `"${seconds}"` : String(seconds);
  throw new Error(`SimulatedImp: ${call} needs a number of seconds${range}, got ${given}`);
}
