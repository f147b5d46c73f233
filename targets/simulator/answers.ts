import type { ScheduledCall } from './agenda.js';
import { checkOutcome, type Outcome, type Outcomes } from './outcomes.js';
import type { ConnectCallback } from './platform.js';
import type { Answer, OnlineAnswer, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';

/**
 * How a simulated impOS calls the function that was given to `server.connect()`: once, in a later
 * turn, or however the scenario says.
 */
export class Answers {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _outcomes: Outcomes;
  private readonly _online: OnlineAnswer;

  // Milliseconds that an attempt may last beyond its timeout.
  private readonly _overtime: number;

  // What the scenario says of each attempt, and how many of these have been used.
  private readonly _answers: Answer[];
  private _used = 0;

  // The answer that the next attempt has, whatever the scenario says.
  private _next: Answer | null = null;

  // The attempt that is under way: what to call, how, and since when.
  private _callback: ConnectCallback | null = null;
  private _answer: Answer;
  private _since = 0;

  // The call that is to tell the outcome of the last attempt, if a new one drops it.
  private _news: ScheduledCall | null = null;

  /** @param outcomes - impOS's numbers for the outcomes of an attempt. */
  constructor(scenario: Scenario, scheduler: Scheduler, trace: Trace, outcomes: Outcomes) {
    this._scheduler = scheduler;
    this._trace = trace;
    this._outcomes = outcomes;
    const online = scenario.onlineAnswer;
    this._online = online ?? 'none';
    const overtime = scenario.overtime;
    this._overtime = scheduler.milliseconds(overtime ?? 0);
    const answers = scenario.answers;
    this._answers = answers ?? [];
    for (const answer of this._answers) this._check(answer);
    this._answer = {};
  }

  /** Sets how the next attempt is answered, in the place of what the scenario says. */
  setNext(answer: Answer): void {
    this._check(answer);
    this._next = answer;
  }

  /** Notes whom to tell of the attempt that is under way. An older outcome is not told any more. */
  expect(callback: ConnectCallback | null): void {
    if (this._news != null) this._scheduler.cancel(this._news);
    this._news = null;
    this._callback = callback;
    this._since = this._scheduler.now;
    this._answer = this._used < this._answers.length ? this._answers[this._used]! : {};
    this._used += 1;
    if (this._next != null) this._answer = this._next;
    this._next = null;
  }

  /** Whether a program has to be told of the attempt that is under way. */
  isExpected(): boolean {
    return this._callback != null;
  }

  /** Whether `server.connect()` itself ends the attempt that it began. */
  isWithin(): boolean {
    const within = this._answer.within;
    return within ?? false;
  }

  /** The outcome that the attempt has in any case; null for none. */
  outcome(): Outcome | null {
    return this._answer.outcome ?? null;
  }

  /** When the program began the attempt: milliseconds since the start. */
  since(): number {
    return this._since;
  }

  /** Milliseconds until the outcome; null where nothing is said. */
  after(): number | null {
    const after = this._answer.after ?? null;
    return after == null ? null : this._scheduler.milliseconds(after);
  }

  /** How many milliseconds the attempt may last beyond its timeout. */
  overtime(): number {
    const overtime = this._answer.overtime;
    return overtime == null ? this._overtime : this._scheduler.milliseconds(overtime);
  }

  /** Drops the callback: nobody will be told of the attempt that is under way. */
  forget(): void {
    this._callback = null;
    this._answer = {};
  }

  /** Tells how the attempt went, as the scenario says. */
  tell(outcome: Outcome): void {
    const callback = this._callback;
    const answer = this._answer;
    this.forget();
    if (callback == null) return;
    const times = answer.times;
    const delay = answer.delay;
    const within = answer.within;
    let left = times ?? 1;
    if (left > 0 && (within ?? false)) {
      this._report(callback, outcome);
      left -= 1;
    }
    for (; left > 0; left--) {
      const news = this._schedule(callback, outcome, delay ?? 0);
      // What a scenario asks for comes in any case.
      if (times == null && delay == null) this._news = news;
    }
  }

  /** Tells that the program itself has ended the attempt. */
  tellEnded(): void {
    const callback = this._callback;
    this._callback = null;
    if (callback != null) this._schedule(callback, 'NOT_CONNECTED', 0);
  }

  /** Answers a `server.connect()` that finds the imp online. */
  tellOnline(callback: ConnectCallback | null): void {
    if (callback == null || this._online === 'none') return;
    if (this._online === 'within') this._report(callback, 'SERVER_CONNECTED');
    else this._schedule(callback, 'SERVER_CONNECTED', 0);
  }

  private _check(answer: Answer): void {
    const outcome = answer.outcome ?? null;
    if (outcome != null) checkOutcome(this._outcomes, outcome);
  }

  // Calls the function in a turn of its own, so many seconds from now.
  private _schedule(callback: ConnectCallback, outcome: Outcome, delay: number): ScheduledCall {
    const at = this._scheduler.later(this._scheduler.milliseconds(delay));
    return this._scheduler.callAt(at, () => {
      this._report(callback, outcome);
    });
  }

  private _report(callback: ConnectCallback, outcome: Outcome): void {
    this._trace.add({ at: this._scheduler.now, kind: 'outcome', reason: outcome });
    callback.call(this._scheduler.root, this._outcomes[outcome]);
  }
}
