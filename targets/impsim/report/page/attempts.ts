import type { LinkState, TraceEvent } from '../../../simulator/imp.js';
import { attemptChange } from '../../link.js';

/** How an attempt ended; `open` when it had not, and `cancelled` when the program ended it. */
export type AttemptEnd = 'succeeded' | 'failed' | 'cancelled' | 'open';

/** An attempt to connect. Times are milliseconds since the start. */
export interface Attempt {
  from: number;
  to: number;
  end: AttemptEnd;
  /** What ended it: the name of the outcome if the program was told. */
  text: string;
}

/**
 * Finds the attempts to connect.
 * @param end - When the run ended.
 */
export function attemptsIn(trace: readonly TraceEvent[], end: number): Attempt[] {
  const finder = new AttemptFinder();
  for (const event of trace) finder.read(event);
  return finder.finish(end);
}

class AttemptFinder {
  private readonly attempts: Attempt[] = [];
  private open: Attempt | undefined;
  private isCancelled = false;
  private state: LinkState = 'off';

  read(event: TraceEvent): void {
    if (event.kind === 'link') this.change(event.at, event.state);
    else if (event.kind === 'disconnect') this.isCancelled = true;
    else if (event.kind === 'outcome') this.tell(event.at, event.reason);
  }

  finish(end: number): Attempt[] {
    this.close(end, 'open', 'still under way');
    return this.attempts;
  }

  private change(at: number, state: LinkState): void {
    const { begins, end } = attemptChange(this.state, state);
    this.state = state;
    if (begins) this.begin(at);
    if (end === 'succeeded') this.close(at, end, state);
    if (end === 'failed') {
      this.close(at, this.isCancelled ? 'cancelled' : end, `the link is ${state}`);
    }
  }

  private begin(at: number): void {
    this.isCancelled = false;
    this.open = { from: at, to: at, end: 'open', text: '' };
    this.attempts.push(this.open);
  }

  private tell(at: number, outcome: string): void {
    const last = this.attempts.at(-1);
    if (last?.to === at && !this.open && last.end !== 'cancelled') last.text = outcome;
  }

  private close(at: number, end: AttemptEnd, text: string): void {
    if (this.open) Object.assign(this.open, { to: at, end, text });
    this.open = undefined;
  }
}
