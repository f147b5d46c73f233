import { stderr } from 'node:process';
import { clockTime } from './timeline.js';

/** A line on a terminal that says how far a run is. */
export interface Progress {
  /** @param now - Milliseconds since the start. */
  show: (now: number) => void;
  /** Takes the line away. */
  clear: () => void;
}

/** A run that ends sooner has no use for it. */
const DELAY_MS = 1000;

const BETWEEN_MS = 100;

/** Shows progress on standard error, if that is a terminal. */
export function showProgress(seconds: number): Progress {
  if (!stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  let next = Date.now() + DELAY_MS;
  let isShown = false;
  return {
    show: (now) => {
      if (Date.now() < next) return;
      next = Date.now() + BETWEEN_MS;
      isShown = true;
      const percent = Math.trunc(now / seconds / 10);
      stderr.write(`\r${clockTime(now)} of ${clockTime(seconds * 1000)}, ${percent} %`);
    },
    clear: () => {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}
