import { writeSync } from 'node:fs';
import { visible } from './visible.js';

const STANDARD_ERROR = 2;

/**
 * Writes what a program prints to standard error, at once: a thread would keep it until the program
 * ends, which may be never.
 */
export function printNow(text: string): void {
  let rest = Buffer.from(visible(text));
  while (rest.length > 0) rest = rest.subarray(write(rest));
}

/** Returns how many bytes were written: none while the reader of a pipe is slow. */
function write(bytes: Uint8Array): number {
  try {
    return writeSync(STANDARD_ERROR, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return 0;
    // Nobody reads it any more.
    if (code === 'EPIPE') return bytes.length;
    throw error;
  }
}
