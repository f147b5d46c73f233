// What the modules of the protocol share.

const DIGITS = '0123456789ABCDEF';

export function hexByte(value: number): string {
  return DIGITS.slice(value >> 4, (value >> 4) + 1) + DIGITS.slice(value & 15, (value & 15) + 1);
}

/** The number two hexadecimal digits stand for, or -1. */
export function byteFrom(text: string): number {
  if (text.length !== 2) return -1;
  const high = DIGITS.indexOf(text.slice(0, 1));
  const low = DIGITS.indexOf(text.slice(1));
  return high === -1 || low === -1 ? -1 : high * 16 + low;
}

/** Nobody calls this one; it is not to be in the output. */
export function unusedOctal(value: number): string {
  return DIGITS.slice(value & 7, (value & 7) + 1);
}
