import type { TraceRecord } from '../../../simulator/imp.js';

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
 * Finds the attempts of the program. An attempt ends when its callback is called or the link is in
 * something else, be the callback called or not.
 * @param end - When the run ended.
 */
export function attemptsIn(trace: readonly TraceRecord[], end: number): Attempt[] {
  const finder = new AttemptFinder();
  for (const record of trace) finder.read(record);
  return finder.finish(end);
}

class AttemptFinder {
  private readonly attempts: Attempt[] = [];
  private open: Attempt | undefined;
  private isCancelled = false;
  private isOnline = false;

  read({ at, kind, text }: TraceRecord): void {
    if (kind === 'connect') this.begin(at);
    else if (kind === 'disconnect') this.isCancelled = true;
    else if (kind === 'outcome') this.tell(at, text);
    else if (kind === 'link') this.change(at, text);
  }

  finish(end: number): Attempt[] {
    this.close(end, 'open', 'still under way');
    return this.attempts;
  }

  private begin(at: number): void {
    this.close(at, 'cancelled', 'server.connect() again');
    this.isCancelled = false;
    this.open = { from: at, to: at, end: 'open', text: '' };
    this.attempts.push(this.open);
    if (this.isOnline) this.close(at, 'succeeded', 'online already');
  }

  private tell(at: number, outcome: string): void {
    const last = this.attempts.at(-1);
    if (this.open) this.close(at, endOf(outcome), outcome);
    else if (last?.to === at && last.end !== 'cancelled') last.text = outcome;
  }

  private change(at: number, state: string): void {
    this.isOnline = state === 'online' || state === 'stale';
    if (this.isOnline) this.close(at, 'succeeded', state);
    else if (state === 'off' || state === 'sleeping') {
      this.close(at, this.isCancelled ? 'cancelled' : 'failed', `the link is ${state}`);
    }
  }

  private close(at: number, end: AttemptEnd, text: string): void {
    if (this.open) Object.assign(this.open, { to: at, end, text });
    this.open = undefined;
  }
}

function endOf(outcome: string): AttemptEnd {
  return outcome === 'SERVER_CONNECTED' ? 'succeeded' : 'failed';
}
