import { stderr } from 'node:process';

/** A line on a terminal that says how far something is. */
export interface Progress {
  /** @param done - How much of the total is done. */
  show: (done: number) => void;
  /** Takes the line away. */
  clear: () => void;
}

/** What ends sooner has no use for it. */
const DELAY_MS = 1000;

const BETWEEN_MS = 100;

/**
 * Shows progress, if that is a terminal.
 * @param total - How much there is to do.
 * @param describe - Says how much of it is done.
 */
export function showProgress(
  total: number,
  describe: (done: number) => string,
  terminal: Pick<typeof stderr, 'isTTY' | 'write'> = stderr,
): Progress {
  if (!terminal.isTTY) return { show: () => undefined, clear: () => undefined };
  const begun = Date.now();
  let next = begun + DELAY_MS;
  let isShown = false;
  const clear = () => {
    if (isShown) terminal.write('\r\u001b[K');
    isShown = false;
  };
  return {
    show: (done) => {
      const now = Date.now();
      if (now < next || done === 0) return;
      clear();
      next = now + BETWEEN_MS;
      isShown = true;
      const percent = Math.trunc((done / total) * 100);
      const left = Math.ceil(((now - begun) / 1000) * (total / done - 1));
      terminal.write(`${describe(done)}, ${percent} %, ${left} s left`);
    },
    clear,
  };
}
