import type { ScheduledCall } from './agenda.js';
import { Answers } from './answers.js';
import type { BlinkUp } from './blink-up.js';
import type { Clock } from './clock.js';
import { checkOutcome, type Failure, type Outcome, type Outcomes } from './outcomes.js';
import type { ConnectCallback } from './platform.js';
import type { Answer, EarlyDisconnect, NetworkChange, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { SendBuffer } from './send-buffer.js';
import type { SendPolicy } from './send-policy.js';
import type { Trace } from './trace.js';

/**
 * What the link to the server is in:
 *
 * - `off`: the network interface is down;
 * - `connecting`: the program, or impOS after a start, tries to connect;
 * - `online`;
 * - `stale`: it is dead, and impOS has not noticed;
 * - `recovering`: it was lost, and impOS tries to get it back, while the program goes on;
 * - `suspended`: impOS tries to connect, and the program stands still: the policy is
 *   SUSPEND_ON_ERROR;
 * - `sleeping`: the whole imp sleeps.
 */
export type LinkState =
  'off' | 'connecting' | 'online' | 'stale' | 'recovering' | 'suspended' | 'sleeping';

/** What the link works with. */
export interface LinkParts {
  readonly scheduler: Scheduler;
  readonly trace: Trace;
  readonly outcomes: Outcomes;
  readonly policy: SendPolicy;
  readonly buffer: SendBuffer;
  readonly blinkUp: BlinkUp;
  readonly clock: Clock;
}

/**
 * The link of a simulated imp to the server, and the network below it, which follows the scenario.
 * Where impOS's documentation is silent, a comment says what is done here.
 */
export class Network {
  /** impOS's number for why the last attempt failed; null for none yet. */
  lastError: number | null = null;

  /** Called when impOS gives up, under SUSPEND_ON_ERROR, what it has lost. */
  onGivenUp: (() => void) | null = null;

  /** Called when the imp is online. */
  onOnline: (() => void) | null = null;

  /** Called with each new state, after all else. */
  onState: ((state: LinkState) => void) | null = null;

  /**
   * Called when an attempt reaches the server, which then decides with `admit()`. Null: the server
   * admits it at once. An attempt that suspends the program is not asked about.
   */
  onArrival: (() => void) | null = null;

  /** How many times the link was closed or lost. */
  closings = 0;

  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _outcomes: Outcomes;
  private readonly _policy: SendPolicy;
  private readonly _buffer: SendBuffer;
  private readonly _blinkUp: BlinkUp;
  private readonly _clock: Clock;
  private readonly _answers: Answers;

  // What the scenario says, in milliseconds.
  private readonly _connectDelay: number;
  private readonly _staleDuration: number;
  private readonly _recoveryDuration: number;

  private readonly _timeoutCode: Failure;
  private readonly _earlyDisconnect: EarlyDisconnect;
  private readonly _delivers: boolean;
  private readonly _deadlineRestarts: boolean;
  private readonly _recoveryRestarts: boolean;
  private readonly _recoveringLooksOnline: boolean;
  private readonly _unexpectedDisconnects: number;
  private readonly _wifiHangs: boolean;

  // The network: whether it is up, and when it is not, why, and after how many milliseconds an
  // attempt fails, null for as many as it may take.
  private _up = true;
  private _failure: Failure = 'NO_WIFI';
  private _failAfter: number | null = null;

  private _hasWifi = true;

  private _state: LinkState = 'off';

  // The attempt that is under way: when its time is over, whether it takes all of it, the event that
  // ends it as things stand, and, if it is impOS's own, whom to tell whether it succeeded.
  private _deadline = 0;
  private _patient = false;
  private _end: ScheduledCall | null = null;
  private _whenDone: ((isOnline: boolean) => void) | null = null;

  // Whether the attempt has reached the server, which has not decided yet.
  private _isAtServer = false;

  // The moment in which impOS notices that the link is dead.
  private _notice: ScheduledCall | null = null;

  private _onUnexpected: ConnectCallback | null = null;

  constructor(scenario: Scenario, parts: LinkParts) {
    const scheduler = parts.scheduler;
    this._scheduler = scheduler;
    this._trace = parts.trace;
    this._outcomes = parts.outcomes;
    this._policy = parts.policy;
    this._buffer = parts.buffer;
    this._blinkUp = parts.blinkUp;
    this._clock = parts.clock;
    this._answers = new Answers(scenario, scheduler, parts.trace, parts.outcomes);
    const delay = scenario.connectDelay;
    this._connectDelay = scheduler.milliseconds(delay ?? 1.5);
    this._staleDuration = scheduler.milliseconds(scenario.staleDuration ?? 105);
    this._recoveryDuration = scheduler.milliseconds(scenario.recoveryDuration ?? 60);
    const timeoutCode = scenario.timeoutCode;
    this._timeoutCode = timeoutCode ?? 'NO_SERVER';
    checkOutcome(parts.outcomes, this._timeoutCode);
    const earlyDisconnect = scenario.earlyDisconnect;
    this._earlyDisconnect = earlyDisconnect ?? 'ends';
    this._delivers = (scenario.bufferAtDisconnect ?? 'dropped') === 'delivered';
    this._deadlineRestarts = (scenario.secondConnect ?? 'keeps') === 'restarts';
    this._recoveryRestarts = (scenario.recoveringConnect ?? 'adopts') === 'restarts';
    this._recoveringLooksOnline = scenario.recoveringLooksOnline ?? false;
    this._unexpectedDisconnects = scenario.unexpectedDisconnects ?? 1;
    this._wifiHangs = (scenario.clearedWifi ?? 'fails') === 'hangs';
    const changes = scenario.network;
    if (changes != null) for (const change of changes) this._expect(change);
  }

  /** What the link is in. */
  state(): LinkState {
    return this._state;
  }

  /** Whether what is sent goes into the send buffer: a link that is lost silently is a link. */
  isOnline(): boolean {
    return this._state === 'online' || this._state === 'stale';
  }

  /** `server.isconnected()`. */
  looksOnline(): boolean {
    if (this._state === 'recovering') return this._recoveringLooksOnline;
    return this.isOnline();
  }

  /** Whether the radio is on. */
  isActive(): boolean {
    return this._state !== 'off' && this._state !== 'sleeping';
  }

  /**
   * The link as the program finds it that the scenario starts.
   * @param isCold - Whether impOS has tried to connect: offline, 10 of its 60 seconds are over.
   */
  start(isCold: boolean): void {
    if (!isCold) this._enter('off');
    else if (this._up) this._enter('online');
    else this._begin('connecting', 50000, true);
  }

  /**
   * Lets impOS try to connect by itself, after a start.
   * @param duration - Milliseconds.
   * @param whenDone - Told whether it has succeeded.
   */
  tryToConnect(duration: number, whenDone: (isOnline: boolean) => void): void {
    this._whenDone = whenDone;
    this._begin('connecting', duration, true);
  }

  /** Takes everything down: the imp sleeps or reboots. */
  powerDown(state: LinkState): void {
    this._cancel();
    this._whenDone = null;
    this._dropBuffer();
    this._buffer.shrink();
    this._enter(state);
  }

  /** Forgets the functions of a program that has ended; the link stays as it is. */
  forgetProgram(): void {
    this._answers.forget();
    this._onUnexpected = null;
    this._whenDone = null;
  }

  /** `server.onunexpecteddisconnect()`. */
  onUnexpected(callback: ConnectCallback | null): void {
    this._onUnexpected = callback;
  }

  /** Sets how the next attempt of the program is answered. */
  answerNext(answer: Answer): void {
    this._answers.setNext(answer);
  }

  /**
   * `server.connect()`. The newest callback takes the place of an older one, which is then never
   * called. Under SUSPEND_ON_ERROR it blocks, and has no callback. Source: impOS docs,
   * `server.connect()`. Not documented, and done here unless the scenario says otherwise: an attempt
   * that is under way, be it impOS's own, goes on with the deadline that it has.
   * @param timeout - Milliseconds.
   */
  connect(callback: ConnectCallback | null, timeout: number): void {
    this._trace.add({ at: this._scheduler.now, kind: 'connect', timeout });
    if (this._state === 'sleeping') return;
    if (this._policy.suspends) {
      this.awaitLink();
      return;
    }
    if (this.isOnline()) {
      this._answers.tellOnline(callback);
      return;
    }
    this._answers.expect(callback);
    this._attempt(timeout + this._answers.overtime());
    if (this._answers.isWithin()) {
      this._cancel();
      const outcome = this._answers.outcome();
      this._finish(outcome ?? (this._isUp() ? 'SERVER_CONNECTED' : this._reason()));
    }
  }

  /** `server.disconnect()`. What it does to an attempt of the program is not documented. */
  disconnect(): void {
    this._trace.add({ at: this._scheduler.now, kind: 'disconnect', state: this._state });
    if (!this.isActive()) return;
    const isEarly = this._state === 'connecting' && this._answers.isExpected();
    if (isEarly && this._earlyDisconnect === 'ignored') return;
    this._cancel();
    if (this._earlyDisconnect === 'tells') this._answers.tellEnded();
    this._answers.forget();
    if (this._delivers && this._state === 'online') this._buffer.deliver();
    this._dropBuffer();
    this._enter('off');
  }

  /**
   * Blocks until the imp is online, as a call does that needs the server under SUSPEND_ON_ERROR.
   * @throws When impOS gives up: it puts the imp to sleep, and that ends the program.
   */
  awaitLink(): void {
    if (!this.isOnline() && this._state !== 'suspended') {
      this._begin('suspended', this._recoveryDuration, true);
    }
    while (this._state === 'suspended') this._scheduler.block(this._deadline);
  }

  /** Closes the link after a send that failed, and tells the program. */
  closeAfterError(): void {
    if (this._policy.suspends) {
      this._lose();
      return;
    }
    this._cancel();
    this._dropBuffer();
    this._enter('off');
    this._tellUnexpected('NOT_CONNECTED');
  }

  /** Lets the network come or go, now. */
  change(change: NetworkChange): void {
    this._check(change);
    this._up = change.up;
    const code = change.code;
    this._failure = code ?? 'NO_WIFI';
    const failAfter = change.failAfter;
    this._failAfter = failAfter == null ? null : this._scheduler.milliseconds(failAfter);
    const silent = change.silent;
    const isSilent = silent ?? false;
    this._trace.add({
      at: this._scheduler.now,
      kind: 'network',
      up: this._up,
      code: this._up ? null : this._failure,
      silent: isSilent,
    });
    if (this._isTrying()) this._plan();
    else if (this.isOnline()) this._changeOnline(isSilent);
  }

  /** `imp.clearconfiguration()`: the link that is up stays up. */
  clearWifi(): void {
    this._hasWifi = false;
    this._trace.add({ at: this._scheduler.now, kind: 'wifi', ssid: null, open: false });
  }

  /** `imp.setwificonfiguration()`: for later attempts, the key does not matter. */
  setWifi(ssid: string, key: string): void {
    this._hasWifi = true;
    this._trace.add({ at: this._scheduler.now, kind: 'wifi', ssid, open: key === '' });
  }

  private _changeOnline(isSilent: boolean): void {
    if (!this._up && !isSilent) this._lose();
    else if (!this._up && this._state === 'online') this._goStale();
    else if (this._up && this._state === 'stale') {
      this._cancel();
      this._enter('online');
    }
  }

  private _goStale(): void {
    this._enter('stale');
    this._notice = this._scheduler.event(this._scheduler.later(this._staleDuration), () => {
      this._notice = null;
      this._lose();
    });
  }

  // impOS has one minute to get a lost link back before it gives up. Source: impOS docs,
  // `server.onunexpecteddisconnect()`.
  private _lose(): void {
    this._cancel();
    this._dropBuffer();
    const state = this._policy.suspends ? 'suspended' : 'recovering';
    this._begin(state, this._recoveryDuration, true);
  }

  private _expect(change: NetworkChange): void {
    this._check(change);
    const at = this._scheduler.milliseconds(change.at);
    const every = this._scheduler.milliseconds(change.every ?? 0);
    const until = this._scheduler.milliseconds(change.until ?? 2000000);
    this._changeAt(change, at, every, until);
  }

  // Lets the network change, and again after so many milliseconds, 0 for never.
  private _changeAt(change: NetworkChange, at: number, every: number, until: number): void {
    this._scheduler.event(at, () => {
      this.change(change);
      const next = this._scheduler.later(every);
      if (every > 0 && next < until) this._changeAt(change, next, every, until);
    });
  }

  private _check(change: NetworkChange): void {
    const code = change.code;
    if (code != null) checkOutcome(this._outcomes, code);
  }

  // Starts an attempt of the program, or lets it have the one that is under way.
  private _attempt(timeout: number): void {
    const isRecovering = this._state === 'recovering';
    if (this._state === 'off' || (isRecovering && this._recoveryRestarts)) {
      this._begin('connecting', timeout, false);
      return;
    }
    if (isRecovering) this._enter('connecting');
    else if (this._deadlineRestarts) this._deadline = this._scheduler.later(timeout);
    const isScripted = this._answers.outcome() != null || this._answers.after() != null;
    if (isScripted || (!isRecovering && this._deadlineRestarts)) this._plan();
  }

  private _begin(state: LinkState, timeout: number, patient: boolean): void {
    this._deadline = this._scheduler.later(timeout);
    this._patient = patient;
    this._enter(state);
    this._plan();
  }

  private _enter(state: LinkState): void {
    this._state = state;
    this._trace.add({ at: this._scheduler.now, kind: 'link', state });
    this._scheduler.isFrozen = state === 'suspended';
    this._buffer.setFlow(state === 'online');
    if (this._isTrying()) this._blinkUp.attempt();
    if (state === 'online') this._comeOnline();
    if (this.onState != null) this.onState(state);
  }

  private _comeOnline(): void {
    this._blinkUp.online();
    this._clock.sync();
    if (this.onOnline != null) this.onOnline();
  }

  private _isTrying(): boolean {
    return (
      this._state === 'connecting' || this._state === 'recovering' || this._state === 'suspended'
    );
  }

  private _isUp(): boolean {
    return this._up && this._hasWifi;
  }

  private _reason(): Failure {
    return this._hasWifi ? this._failure : 'NO_WIFI';
  }

  // Foresees how the attempt ends if the network stays as it is.
  private _plan(): void {
    this._cancel();
    const outcome = this._answers.outcome();
    const after = this._answers.after();
    if (outcome != null && outcome !== 'SERVER_CONNECTED') {
      this._endAt(this._within(this._answers.since(), after), outcome);
    } else if (!this._isUp()) {
      const hangs = this._wifiHangs && !this._hasWifi && this._state === 'connecting';
      const failAfter = this._patient ? null : this._failAfter;
      if (!hangs) this._endAt(this._within(this._scheduler.now, failAfter), this._reason());
    } else {
      const connected = this._scheduler.later(after ?? this._connectDelay);
      if (connected <= this._deadline) this._arriveAt(connected);
      else this._endAt(this._deadline, this._timeoutCode);
    }
  }

  /**
   * Decides about the attempt that has reached the server; no effect when it is over by now.
   * @param wait - Milliseconds until it is online; null for never.
   * @param patience - Milliseconds after which impOS gives it up.
   * @returns Whether it succeeds, if nothing happens meanwhile.
   */
  admit(wait: number | null, patience: number): boolean {
    if (!this._isAtServer) return false;
    this._isAtServer = false;
    const limit = this._within(this._scheduler.now, patience);
    const isInTime = wait != null && wait <= limit - this._scheduler.now;
    if (isInTime) this._endAt(this._scheduler.later(wait), 'SERVER_CONNECTED');
    else this._endAt(limit, this._timeoutCode);
    return isInTime;
  }

  private _arriveAt(at: number): void {
    if (this.onArrival == null || this._state === 'suspended') {
      this._endAt(at, 'SERVER_CONNECTED');
      return;
    }
    const self = this;
    this._end = this._scheduler.event(at, () => {
      self._end = null;
      self._isAtServer = true;
      self.onArrival!();
    });
  }

  // When a failure comes that takes so many milliseconds since then, null for all there are.
  private _within(since: number, duration: number | null): number {
    if (duration == null || duration > this._deadline - since) return this._deadline;
    return since + duration;
  }

  private _endAt(at: number, outcome: Outcome): void {
    this._end = this._scheduler.event(at, () => {
      this._end = null;
      this._finish(outcome);
    });
  }

  private _finish(outcome: Outcome): void {
    const isOnline = outcome === 'SERVER_CONNECTED';
    const state = this._state;
    if (!isOnline) this.lastError = this._outcomes[outcome];
    if (state === 'suspended' && !isOnline && this.onGivenUp != null) {
      this.onGivenUp();
      return;
    }
    const isUnexpected = !isOnline && this._isOfImpOs(state);
    this._enter(isOnline ? 'online' : 'off');
    this._answers.tell(outcome);
    if (isUnexpected) this._tellUnexpected(outcome);
    const whenDone = this._whenDone;
    this._whenDone = null;
    if (whenDone != null) whenDone(isOnline);
  }

  // Whether the attempt is one that impOS made by itself, after a cold start or when it lost the link,
  // and that the program has not joined. Source: measured without an access point by the author of
  // george-hawkins/imp-unexpected-disconnect; the docs are silent about cold starts.
  private _isOfImpOs(state: LinkState): boolean {
    if (state === 'recovering') return true;
    const isOwn = state === 'connecting' && this._patient && !this._answers.isExpected();
    return isOwn && !this._policy.suspends;
  }

  private _tellUnexpected(outcome: Outcome): void {
    const callback = this._onUnexpected;
    if (callback == null) return;
    for (let i = 0; i < this._unexpectedDisconnects; i++) {
      this._scheduler.callAt(this._scheduler.now, () => {
        this._trace.add({ at: this._scheduler.now, kind: 'unexpected', reason: outcome });
        callback.call(this._scheduler.root, this._outcomes[outcome]);
      });
    }
  }

  private _dropBuffer(): void {
    this.closings += 1;
    const lost = this._buffer.clear();
    if (lost > 0) this._trace.add({ at: this._scheduler.now, kind: 'dropped', bytes: lost });
  }

  private _cancel(): void {
    if (this._end != null) this._scheduler.cancelEvent(this._end);
    if (this._notice != null) this._scheduler.cancelEvent(this._notice);
    this._end = null;
    this._notice = null;
    this._isAtServer = false;
  }
}
