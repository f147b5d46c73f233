import type { ScheduledCall } from './agenda.js';
import { Answers } from './answers.js';
import type { ConnectCallback, Failure, Outcome } from './platform.js';
import type { Boot, EarlyDisconnect, NetworkChange, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';

// What the link to the server is in. `recovering`: it was lost, and impOS tries to get it back.
type LinkState = 'off' | 'connecting' | 'recovering' | 'online';

/**
 * The link of a simulated imp to the server, and the network below it, which follows the scenario.
 * Where impOS's documentation is silent, a comment says what is done here.
 */
export class Network {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _outcomes: Record<Outcome, number>;

  private readonly _answers: Answers;

  // Milliseconds that connecting takes, and the acknowledgement of what was sent.
  private readonly _delay: number;
  private readonly _flushDelay: number;

  private readonly _earlyDisconnect: EarlyDisconnect;

  // What the program's sends return, and how many of these have been used.
  private readonly _results: (number | null)[];
  private _used = 0;

  // The network: whether it is up, and when it is not, why, and after how many milliseconds an
  // attempt fails, null for as many as it may take.
  private _up = true;
  private _failure: Failure = 'NO_WIFI';
  private _failAfter: number | null = null;

  private _state: LinkState = 'off';

  // The attempt that is under way: when its time is over, whether it takes all of it, and the event
  // that ends it as things stand.
  private _deadline = 0;
  private _patient = false;
  private _end: ScheduledCall | null = null;

  /** @param outcomes - impOS's numbers for the outcomes of an attempt. */
  constructor(
    scenario: Scenario,
    scheduler: Scheduler,
    trace: Trace,
    outcomes: Record<Outcome, number>,
  ) {
    this._scheduler = scheduler;
    this._trace = trace;
    this._outcomes = outcomes;
    this._answers = new Answers(scenario, scheduler, trace, outcomes);
    const delay = scenario.connectDelay;
    this._delay = scheduler.milliseconds(delay ?? 1.5);
    const flushDelay = scenario.flushDelay;
    this._flushDelay = scheduler.milliseconds(flushDelay ?? 0.1);
    const earlyDisconnect = scenario.earlyDisconnect;
    this._earlyDisconnect = earlyDisconnect ?? 'ends';
    const results = scenario.sendResults;
    this._results = results ?? [];
    const changes = scenario.network;
    if (changes != null) for (const change of changes) this._expect(change);
    // What the scenario says of the time up to the start comes first.
    scheduler.block(0);
    const boot = scenario.boot;
    this._boot(boot ?? 'cold');
  }

  /** Tells whether the imp is online. A lost link is noticed at once. */
  isOnline(): boolean {
    return this._state === 'online';
  }

  /**
   * `server.connect()`. The newest callback takes the place of an older one, which is then never
   * called. Source: impOS docs, `server.connect()`. Not documented, and done here: an attempt that
   * is under way, be it impOS's own, goes on with the deadline that it has.
   * @param timeout - Milliseconds.
   */
  connect(callback: ConnectCallback | null, timeout: number): void {
    this._trace.add('connect', `${timeout} ms`);
    if (this._state === 'online') {
      this._answers.tellOnline(callback);
      return;
    }
    this._answers.expect(callback);
    const time = timeout + this._answers.overtime();
    if (this._state === 'off') this._begin('connecting', time, false);
    else if (this._state === 'recovering') this._enter('connecting');
    if (this._answers.isWithin()) {
      this._cancelEnd();
      this._finish(this._up ? 'SERVER_CONNECTED' : this._failure);
    }
  }

  /** `server.disconnect()`. What it does to an attempt of the program is not documented. */
  disconnect(): void {
    this._trace.add('disconnect', this._state);
    if (this._state === 'off') return;
    const isEarly = this._state === 'connecting' && this._answers.isExpected();
    if (isEarly && this._earlyDisconnect === 'ignored') return;
    this._cancelEnd();
    if (this._earlyDisconnect === 'tells') this._answers.tellEnded();
    this._answers.forget();
    this._enter('off');
  }

  /**
   * `server.flush()`. Not documented, and done here: offline it returns false at once.
   * @param timeout - Milliseconds.
   */
  flush(timeout: number): boolean {
    const enough = timeout >= this._flushDelay;
    const acknowledged = this._wait(enough ? this._flushDelay : timeout) && enough;
    this._trace.add('flush', acknowledged ? 'true' : 'false');
    return acknowledged;
  }

  /**
   * Sends something that has been sent when the call returns.
   * @param kind - The kind of the trace record.
   * @returns 0 or null, or a send error code. Source: impOS docs, send error codes.
   */
  send(kind: string, text: string): number | null {
    const result = this.isOnline() ? this._nextResult() : 1;
    this._trace.add(kind, `${this._trace.describe(result)} ${text}`);
    // Too late, or lost on the way: in both cases the link is gone.
    if (result === 2 || result === 3) this._enter('off');
    return result;
  }

  /** Lets the network come or go, now. */
  change(change: NetworkChange): void {
    this._up = change.up;
    const code = change.code;
    this._failure = code ?? 'NO_WIFI';
    const failAfter = change.failAfter;
    this._failAfter = failAfter == null ? null : this._scheduler.milliseconds(failAfter);
    this._trace.add('network', this._up ? 'up' : `down ${this._failure}`);
    // impOS has one minute to get a lost link back before it gives up. Source: impOS docs,
    // `server.onunexpecteddisconnect()`.
    if (this._end != null) this._plan();
    else if (this._state === 'online' && !this._up) this._begin('recovering', 60000, true);
  }

  private _nextResult(): number | null {
    if (this._used >= this._results.length) return 0;
    this._used += 1;
    return this._results[this._used - 1]!;
  }

  // Blocks for so many milliseconds, or until the imp is offline. Returns whether it is online.
  private _wait(duration: number): boolean {
    const end = this._scheduler.later(duration);
    while (this.isOnline() && this._scheduler.now < end) this._scheduler.block(end);
    return this.isOnline();
  }

  private _expect(change: NetworkChange): void {
    const code = change.code;
    if (code != null && !(code in this._outcomes)) {
      throw new Error(`SimulatedImp: code must be the name of an outcome, got ${code}`);
    }
    const self = this;
    const at = this._scheduler.milliseconds(change.at);
    this._scheduler.event(at > 0 ? at : 0, () => {
      self.change(change);
    });
  }

  // After a cold start offline, 10 of the 60 seconds of impOS's own attempt have passed.
  private _boot(boot: Boot): void {
    if (boot === 'warm') this._enter('off');
    else if (this._up) this._enter('online');
    else this._begin('connecting', 50000, true);
  }

  private _begin(state: LinkState, timeout: number, patient: boolean): void {
    this._deadline = this._scheduler.later(timeout);
    this._patient = patient;
    this._enter(state);
    this._plan();
  }

  private _enter(state: LinkState): void {
    this._state = state;
    this._trace.add('link', state);
  }

  // Foresees how the attempt ends if the network stays as it is.
  private _plan(): void {
    this._cancelEnd();
    const connected = this._scheduler.later(this._delay);
    if (!this._up) this._endAt(this._failureTime(), this._failure);
    else if (connected <= this._deadline) this._endAt(connected, 'SERVER_CONNECTED');
    else this._endAt(this._deadline, 'NO_SERVER');
  }

  private _failureTime(): number {
    if (this._patient || this._failAfter == null) return this._deadline;
    const failed = this._scheduler.later(this._failAfter);
    return failed < this._deadline ? failed : this._deadline;
  }

  private _endAt(at: number, outcome: Outcome): void {
    const self = this;
    this._end = this._scheduler.event(at, () => {
      self._end = null;
      self._finish(outcome);
    });
  }

  private _finish(outcome: Outcome): void {
    this._enter(outcome === 'SERVER_CONNECTED' ? 'online' : 'off');
    this._answers.tell(outcome);
  }

  private _cancelEnd(): void {
    if (this._end != null) this._scheduler.cancelEvent(this._end);
    this._end = null;
  }
}
