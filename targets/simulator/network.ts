import type { ScheduledCall } from './agenda.js';
import type { ConnectCallback, Failure, Outcome } from './platform.js';
import type { Boot, NetworkChange, Scenario } from './scenario.js';
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

  // Milliseconds that connecting takes.
  private readonly _delay: number;

  // The network: whether it is up, and when it is not, why, and after how many milliseconds an
  // attempt fails, null for as many as it may take.
  private _up = true;
  private _failure: Failure = 'NO_WIFI';
  private _failAfter: number | null = null;

  private _state: LinkState = 'off';

  // The attempt that is under way: when its time is over, whether it takes all of it, what to call
  // with the outcome, and the event that ends it as things stand.
  private _deadline = 0;
  private _patient = false;
  private _callback: ConnectCallback | null = null;
  private _end: ScheduledCall | null = null;

  // The call that is to tell the outcome of the last attempt.
  private _news: ScheduledCall | null = null;

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
    const delay = scenario.connectDelay;
    this._delay = scheduler.milliseconds(delay ?? 1.5);
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
   * called. Source: impOS docs, `server.connect()`. Not documented, and done here: online, the call
   * has no effect at all; an attempt that is under way, be it impOS's own, goes on with the
   * deadline that it has.
   * @param timeout - Milliseconds.
   */
  connect(callback: ConnectCallback | null, timeout: number): void {
    this._trace.add('connect', `${timeout} ms`);
    if (this._state === 'online') return;
    if (this._news != null) this._scheduler.cancel(this._news);
    this._news = null;
    this._callback = callback;
    if (this._state === 'off') this._begin('connecting', timeout, false);
    else if (this._state === 'recovering') this._enter('connecting');
  }

  /**
   * `server.disconnect()`. Not documented, and done here: an attempt that is under way ends, and
   * its callback is not called.
   */
  disconnect(): void {
    this._trace.add('disconnect', this._state);
    if (this._state === 'off') return;
    this._cancelEnd();
    this._callback = null;
    this._enter('off');
  }

  /**
   * `server.flush()`. The acknowledgement takes 100 ms. Not documented, and done here: offline it
   * returns false at once.
   * @param timeout - Milliseconds.
   */
  flush(timeout: number): boolean {
    const enough = timeout >= 100;
    const acknowledged = this._wait(enough ? 100 : timeout) && enough;
    this._trace.add('flush', acknowledged ? 'true' : 'false');
    return acknowledged;
  }

  /**
   * Sends something that has been sent when the call returns.
   * @param kind - The kind of the trace record.
   * @returns 0, or SEND_ERROR_NOT_CONNECTED. Source: impOS docs, send error codes.
   */
  send(kind: string, text: string): number {
    const result = this.isOnline() ? 0 : 1;
    this._trace.add(kind, `${result} ${text}`);
    return result;
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
      self._change(change);
    });
  }

  // The network comes or goes. impOS has one minute to get a lost link back before it gives up.
  // Source: impOS docs, `server.onunexpecteddisconnect()`.
  private _change(change: NetworkChange): void {
    this._up = change.up;
    const code = change.code;
    this._failure = code ?? 'NO_WIFI';
    const failAfter = change.failAfter;
    this._failAfter = failAfter == null ? null : this._scheduler.milliseconds(failAfter);
    this._trace.add('network', this._up ? 'up' : `down ${this._failure}`);
    if (this._end != null) this._plan();
    else if (this._state === 'online' && !this._up) this._begin('recovering', 60000, true);
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
      self._enter(outcome === 'SERVER_CONNECTED' ? 'online' : 'off');
      self._tell(outcome);
    });
  }

  private _cancelEnd(): void {
    if (this._end != null) this._scheduler.cancelEvent(this._end);
    this._end = null;
  }

  // Tells the program, in a turn of its own, how the attempt went.
  private _tell(outcome: Outcome): void {
    const callback = this._callback;
    if (callback == null) return;
    this._callback = null;
    const self = this;
    this._news = this._scheduler.soon(() => {
      self._news = null;
      self._trace.add('outcome', outcome);
      callback.call(self._scheduler.root, self._outcomes[outcome]);
    });
  }
}
