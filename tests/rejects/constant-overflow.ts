const DAY = 24 * 60 * 60 * 1000;
const MONTH = 30 * DAY; //! CM2012
const LIMIT = 2147483647;

export function later(count: number): number[] {
  const sum = LIMIT + 1 + count; //! CM2012
  return [MONTH, sum, -LIMIT - 2, 1.5 * DAY * 30, DAY * count]; //! CM2012
}
