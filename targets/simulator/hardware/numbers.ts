import { constants, type ConstantName } from '../../impos/constants.js';
import type { Constant } from '../../impos/index.js';

/** The number of the first family whose numbers are not documented: odd, which shows who relies on it. */
const FIRST = 401;

/**
 * impOS's numbers for its constants. Where they are not documented, those of flags are single bits,
 * and the others count from some number on.
 */
export const NUMBERS: Readonly<Record<ConstantName, number>> = numberAll();

function numberAll(): Record<ConstantName, number> {
  const families = new Map<string, number>();
  const numbers = Object.entries<Constant>(constants).map(([name, { value, family, isFlag }]) => {
    const place = families.get(family) ?? 0;
    families.set(family, place + 1);
    const invented = isFlag ? 1 << place : FIRST + 100 * (families.size - 1) + place;
    return [name, value ?? invented];
  });
  return Object.fromEntries(numbers) as Record<ConstantName, number>;
}
