import { clearLine, cursorTo } from 'node:readline';

/** Shows on a terminal how far a fleet has come; nothing where standard error is none. */
export class Progress {
  private readonly begun = performance.now();

  /** @param total - How many devices there are to run. */
  constructor(private readonly total: number) {
    this.show(0);
  }

  /**
   * Shows how many devices have been run.
   * @param count - So many.
   */
  show(count: number): void {
    if (!process.stderr.isTTY) return;
    this.clear();
    const left = ((performance.now() - this.begun) / 1000) * (this.total / count - 1);
    const time = count > 0 ? `, ${Math.ceil(left)} s left` : '';
    process.stderr.write(`${count} of ${this.total} devices${time}`);
  }

  /** Takes away what was shown. */
  clear(): void {
    if (!process.stderr.isTTY) return;
    clearLine(process.stderr, 0);
    cursorTo(process.stderr, 0);
  }
}
