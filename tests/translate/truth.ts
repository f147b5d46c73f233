interface Job {
  readonly steps: string[];
  next: Job | null;
  after?: Job;
}

export class Runner {
  private _first: Job | null = null;
  private _last: Job | null = null;
  private _count: number | null = null;
  private _onIdle: (() => void) | null = null;
  private readonly _done: Job[] = [];

  add(job: Job): boolean {
    if (this._last !== null) this._last.next = job;
    if (this._first == null) this._first = job;
    this._last = job;
    return this._first !== null;
  }

  after(callback: (() => void) | null, job: Job | null): void {
    // What is called from Squirrel may get anything.
    if (callback !== null) this._choose(callback, job);
  }

  private _choose(callback: (() => void) | null, job: Job | null): void {
    if (callback !== null && typeof callback !== 'function') return;
    if (job !== null) this._onIdle = callback;
  }

  run(text: string | null, value: unknown, anything: {} | null): void {
    while (this._first !== null && this._first.steps.length > 0) this._first = this._first.next;
    if (this._done.length === 0) this._onIdle?.();
    if (this._done.length) this._first = this._last = null;
    const isEmpty = !this._done.length;
    const hasOne = this._done.length >= 1;
    const both = this._first !== null && hasOne;
    // A number, a text and what may be one are compared.
    if (this._count !== null && text !== null && value != null && anything !== null) return;
    const job = this._last ?? { steps: [], next: null };
    this._last ??= isEmpty ? job : null;
    const next = job.next !== null ? job.next : this._first;
    if (both && next?.after !== undefined && job.steps.length > 1) this._count = 0;
  }
}

export function codes(count: number, code: number | null, list: number[]): number {
  if (count !== 0) list.push(count);
  if ((code ?? 0) === 0) list.push(0);
  // A parameter that callers in Squirrel set, and a value.
  const isZero = list.length === 0;
  let step = 3;
  while (step !== 0) step--;
  return isZero ? step : 1;
}
