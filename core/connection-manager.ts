import { version } from '../package.json';
import {
  CM_BLINK_ALWAYS,
  CM_BLINK_NEVER,
  CM_BLINK_ON_CONNECT,
  CM_BLINK_ON_DISCONNECT,
  CM_DEFAULT_CALLBACK_ID,
  CM_FLUSH_TIMEOUT,
  CM_START_CONNECTED,
  CM_START_DISCONNECTED,
  CM_START_NO_ACTION,
} from './constants.js';
import { globalPlatform, type Platform, type Timer } from './platform.js';
import type { BlinkUpBehavior, Settings } from './settings.js';

/** A callback of `onConnect()` or `onTimeout()`. */
export type EventCallback = (this: Platform) => unknown;

/** A callback of `onDisconnect()`; `expected` says whether `disconnect()` was called. */
export type DisconnectCallback = (this: Platform, expected: boolean) => unknown;

/** A task of `onNextConnect()` or `connectFor()`. */
export type Task = (this: ConnectionManager) => unknown;

/** The settings as somebody gave them: of any type, until they are checked. */
type GivenSettings = { readonly [name in keyof Settings]: unknown };

type LogMethod = 'log' | 'error';

type Callback = (this: Platform, ...expected: boolean[]) => unknown;

/** A callback and its id; the callback is null once it has been removed. */
interface Registration {
  id: string;
  callback: Callback | null;
}

/** A callback whose turn is to come, as it was when its event happened. */
interface Call {
  registration: Registration;
  callback: Callback;
  expected: boolean | null;
}

/**
 * Connects and disconnects the imp, says when it did, and keeps work and log messages for the
 * next time it is online. Use its connect() and disconnect() instead of the server's.
 */
export class ConnectionManager {
  /** The version of the library. */
  static readonly VERSION: string = version;

  // The flag: whether the imp was online when the manager last looked.
  protected _connected = false;

  // Whether an attempt to connect is under way.
  protected _connecting = false;

  // The tasks of onNextConnect() and connectFor(), first in, first out.
  protected _queue: Task[];

  // The messages that could not be sent, two elements each: the method to send it by, the text.
  protected _logs: string[];

  // The registered callbacks, in the order of their first registration.
  protected _onConnect: Registration[];
  protected _onTimeout: Registration[];
  protected _onDisconnect: Registration[];

  private readonly _platform: Platform;

  private readonly _cmStayConnected: boolean;
  private readonly _cmRetryOnTimeout: boolean;
  private readonly _cmCheckTimeout: number;
  private readonly _cmConnectTimeout: number;
  private _cmBlinkUp: BlinkUpBehavior;

  // The number of the latest attempt, and when it began, by hardware.millis().
  private _cmAttempt = 0;
  private _cmBegan = 0;

  // Whether an attempt was ended before impOS had said how it went: it may still succeed.
  private _cmAborted = false;

  // Whether connect() is to follow: in the next turn, or after the callbacks that wait.
  private _cmReconnect = false;
  private _cmRetry = false;

  // Event callbacks whose turn is to come.
  private _cmCalls: Call[];

  // How many tasks of connectFor() wait, and how many tasks may still run before the disconnect
  // that is owed for one: null for none owed, -1 while such a task runs.
  private _cmMarked = 0;
  private _cmOwed: number | null = null;

  // The only two timers, null when not set, and what they call.
  private _cmTurnTimer: Timer | null = null;
  private _cmCheckTimer: Timer | null = null;
  private readonly _cmOnTurn: () => void;
  private readonly _cmOnCheck: () => void;

  /**
   * Checks the settings, notes whether the imp is online, sets BlinkUp and impOS's send policy,
   * and begins to watch the link.
   *
   * @param settings - A table of settings, each optional; null for none. It is not modified.
   * @param platform - impOS, or what stands in for it: `server`, `imp`, `hardware`, `time()` and
   *   impOS's constants. Default: the globals, as on an imp.
   * @throws When a setting has a wrong type or value. Nothing has been touched then.
   */
  constructor(settings: Settings | null = null, platform: Platform = globalPlatform()) {
    this._platform = platform;
    settings ??= {};
    const startBehavior = this._cmSetting(settings, 'startBehavior', CM_START_NO_ACTION);
    this._cmRequire(
      startBehavior === CM_START_NO_ACTION ||
        startBehavior === CM_START_CONNECTED ||
        startBehavior === CM_START_DISCONNECTED,
      'startBehavior',
      'a CM_START_* constant',
      startBehavior,
    );
    const behavior = this._cmSetting(settings, 'blinkupBehavior', CM_BLINK_ON_DISCONNECT);
    this._cmRequireBehavior(behavior);
    this._cmBlinkUp = behavior;
    this._cmStayConnected = this._cmBoolean(settings, 'stayConnected', false);
    this._cmRetryOnTimeout = this._cmBoolean(settings, 'retryOnTimeout', true);
    this._cmCheckTimeout = this._cmSeconds(settings, 'checkTimeout', 5, '>');
    this._cmConnectTimeout = this._cmSeconds(settings, 'connectTimeout', 60, '>');
    const errorPolicy = this._cmPolicy(settings, 'errorPolicy', platform.RETURN_ON_ERROR);
    const waitPolicy = this._cmPolicy(settings, 'waitPolicy', platform.WAIT_TIL_SENT);
    const ackTimeout = this._cmSeconds(settings, 'ackTimeout', 1, '>=');

    this._queue = [];
    this._logs = [];
    this._onConnect = [];
    this._onTimeout = [];
    this._onDisconnect = [];
    this._cmCalls = [];

    // Closures that hold the manager, not bindenv(): nobody else may hold it, and on a stock
    // Squirrel bindenv() would not.
    const self = this;
    this._cmOnTurn = () => {
      self._cmTurn();
    };
    this._cmOnCheck = () => {
      self._cmCheck();
    };

    this._cmSetConnected(platform.server.isconnected());
    platform.server.setsendtimeoutpolicy(errorPolicy, waitPolicy, ackTimeout);

    this._cmReconnect =
      startBehavior === CM_START_CONNECTED || (this._cmStayConnected && !this._connected);
    if (startBehavior === CM_START_DISCONNECTED) this._cmOwed = 0;
    this._cmArm();
  }

  /**
   * Tells whether the imp is online, as far as the manager knows: it looks every checkTimeout
   * seconds, and whenever it is about to use the link.
   *
   * @returns Boolean, true when online.
   */
  isConnected(): boolean {
    return this._connected;
  }

  /**
   * Connects. Once online, queued log messages are sent, then the onConnect callbacks run, then
   * the queued tasks; when the imp is online already, too.
   *
   * @returns Boolean, false when an attempt is under way: then the call has no effect.
   */
  connect(): boolean {
    if (this._connecting) return false;
    if (this._platform.server.isconnected()) {
      this._cmOnline();
      return true;
    }
    if (this._connected) this._cmLost();
    this._cmForget();
    this._connecting = true;
    this._cmAborted = false;
    this._cmAttempt += 1;
    this._cmBegan = this._platform.hardware.millis();

    const self = this;
    const attempt = this._cmAttempt;
    this._platform.server.connect((reason) => {
      self._cmResult(attempt, reason);
    }, this._cmConnectTimeout);
    this._cmArm();
    return true;
  }

  /**
   * Disconnects, after what was sent has left the send buffer, and calls the onDisconnect
   * callbacks with true; when the imp is offline already, too.
   *
   * @param force - Boolean, whether to end an attempt to connect that is under way.
   * @param flushTimeout - Seconds that impOS may take to flush its send buffer, during which it
   *   runs nothing else; below 0 it does not flush.
   * @returns Boolean, false when an attempt is under way and not forced: then the call has no
   *   effect.
   */
  disconnect(force = false, flushTimeout: number = CM_FLUSH_TIMEOUT): boolean {
    if (this._connecting && !force) return false;
    if (flushTimeout >= 0 && this._platform.server.isconnected()) {
      this._platform.server.flush(flushTimeout);
    }
    if (this._connecting) this._cmAborted = true;
    this._connecting = false;
    this._cmForget();
    this._cmOwed = null;
    this._platform.server.disconnect();
    this._cmSetConnected(false);
    this._cmReconnect = this._cmStayConnected;
    this._cmRaise(this._onDisconnect, true);
    return true;
  }

  /**
   * Registers a function that is called whenever the imp has come online, and on every connect()
   * while it is.
   *
   * @param callback - Function without parameters, in place of the one with this id; null removes
   *   that one.
   * @param callbackID - String that names the callback; null for the default.
   * @returns The manager.
   * @throws When the callback is neither a function nor null.
   */
  onConnect(
    callback: EventCallback | null,
    callbackID: string | null = CM_DEFAULT_CALLBACK_ID,
  ): this {
    return this._cmRegister(this._onConnect, callback, callbackID);
  }

  /**
   * Registers a function that is called whenever an attempt to connect has failed.
   *
   * @param callback - Function without parameters, in place of the one with this id; null removes
   *   that one.
   * @param callbackID - String that names the callback; null for the default.
   * @returns The manager.
   * @throws When the callback is neither a function nor null.
   */
  onTimeout(
    callback: EventCallback | null,
    callbackID: string | null = CM_DEFAULT_CALLBACK_ID,
  ): this {
    return this._cmRegister(this._onTimeout, callback, callbackID);
  }

  /**
   * Registers a function that is called whenever the imp has gone offline, and on every
   * disconnect().
   *
   * @param callback - Function with one parameter, `expected`: true after disconnect(), false
   *   when the connection was lost. It takes the place of the one with this id; null removes that
   *   one.
   * @param callbackID - String that names the callback; null for the default.
   * @returns The manager.
   * @throws When the callback is neither a function nor null.
   */
  onDisconnect(
    callback: DisconnectCallback | null,
    callbackID: string | null = CM_DEFAULT_CALLBACK_ID,
  ): this {
    return this._cmRegister(this._onDisconnect, callback, callbackID);
  }

  /**
   * Queues a task for the next time the imp is online: the next turn when it is now. Tasks run
   * once each, in order, one per turn.
   *
   * @param callback - Function without parameters.
   * @returns The manager.
   * @throws When the callback is not a function.
   */
  onNextConnect(callback: Task): this {
    this._cmRequire(typeof callback === 'function', 'callback', 'a function', callback);
    this._queue.push(callback);
    this._cmLook();
    this._cmArm();
    return this;
  }

  /**
   * Connects for a task: queues it, connects, and disconnects once it and the tasks that are
   * queued by then have run.
   *
   * @param callback - Function without parameters.
   * @throws When the callback is not a function.
   */
  connectFor(callback: Task): void {
    this._cmRequire(typeof callback === 'function', 'callback', 'a function', callback);
    this._cmMarked += 1;
    const self = this;
    this.onNextConnect(() => {
      self._cmMarked -= 1;
      self._cmOwed ??= -1;
      // If the task throws, the next turn pays.
      self._cmArm();
      callback.call(self);
    });
    this.connect();
  }

  /**
   * Chooses when BlinkUp is enabled.
   *
   * @param behavior - One of the CM_BLINK_* constants.
   * @returns The manager.
   * @throws When the behavior is none of these.
   */
  setBlinkUpBehavior(behavior: BlinkUpBehavior): this {
    this._cmRequireBehavior(behavior);
    this._cmBlinkUp = behavior;
    this._cmSetConnected(this._connected);
    return this;
  }

  /**
   * Logs a message: with server.log() when online, else on the next connect, with the time it was
   * logged at.
   *
   * @param message - Anything; when queued, as text.
   */
  log(message: unknown): void {
    this._cmLog('log', message);
  }

  /**
   * Logs an error: with server.error() when online, else on the next connect, with the time it
   * was logged at.
   *
   * @param message - Anything; when queued, as text.
   */
  error(message: unknown): void {
    this._cmLog('error', message);
  }

  // The steps from one state to the next.

  // The imp is online, new or still.
  private _cmOnline(): void {
    this._connecting = false;
    this._cmAborted = false;
    this._cmForget();
    this._cmSetConnected(true);
    this._cmSendLogs();
    this._cmRaise(this._onConnect, null);
  }

  // The attempt failed.
  private _cmFailed(): void {
    this._connecting = false;
    this._cmSetConnected(false);
    this._cmRetry = this._cmRetryOnTimeout;
    this._cmRaise(this._onTimeout, null);
  }

  // The connection was lost.
  private _cmLost(): void {
    this._cmOwed = null;
    this._cmSetConnected(false);
    if (!this._cmStayConnected) this._platform.server.disconnect();
    this._cmReconnect = this._cmStayConnected || this._cmMarked > 0;
    this._cmRaise(this._onDisconnect, false);
  }

  // impOS says how an attempt went: perhaps an older one, perhaps not for the first time.
  private _cmResult(attempt: number, reason: number): void {
    const connected = reason === this._platform.SERVER_CONNECTED;
    if (this._connecting && attempt === this._cmAttempt) {
      if (connected) this._cmOnline();
      else this._cmFailed();
    } else if (connected && !this._connecting && !this._connected) {
      this._platform.server.disconnect();
    }
  }

  // Compares the flag with the truth.
  private _cmLook(): void {
    const online = this._platform.server.isconnected();
    if (online === this._connected) return;
    if (!online) this._cmLost();
    else if (this._cmAborted) this._platform.server.disconnect();
    else this._cmOnline();
  }

  // Runs every checkTimeout seconds.
  private _cmCheck(): void {
    this._cmCheckTimer = null;
    this._cmArm();
    this._cmLook();
    if (this._connecting && this._cmIsOverdue()) {
      this._cmAborted = true;
      this._connecting = false;
      this._platform.server.disconnect();
      this._cmFailed();
    }
  }

  // Whether impOS should long have said how the attempt went.
  private _cmIsOverdue(): boolean {
    const grace = this._cmCheckTimeout > 2 ? this._cmCheckTimeout : 2;
    return this._cmElapsed() / 1000 >= this._cmConnectTimeout + grace;
  }

  // Milliseconds since the latest attempt began.
  private _cmElapsed(): number {
    return (this._platform.hardware.millis() - this._cmBegan) | 0;
  }

  // Does one of the things that wait: a connect(), a callback, a task. It arms the next turn
  // first, so that whatever waits still runs when this one throws.
  private _cmTurn(): void {
    this._cmTurnTimer = null;
    if (this._cmPay()) return;
    if (this._cmDelay() !== 0) {
      this._cmArm();
    } else if (this._cmReconnect) {
      this._cmReconnect = false;
      this._cmArm();
      this.connect();
    } else if (this._cmCalls.length > 0) {
      const call = this._cmCalls.shift()!;
      this._cmArm();
      this._cmRun(call);
    } else if (this._cmRetry) {
      this._cmRetry = false;
      this.connect();
    } else if (this._platform.server.isconnected()) {
      const task = this._queue.shift()!;
      if (this._cmOwed != null) this._cmOwed -= 1;
      this._cmArm();
      task.call(this);
      this._cmPay();
    } else {
      this._cmLost();
    }
  }

  // Calls a callback, unless it has been removed since, with the root table as `this`.
  private _cmRun(call: Call): void {
    if (call.registration.callback == null) return;
    if (call.expected == null) call.callback.call(this._platform);
    else call.callback.call(this._platform, call.expected);
  }

  // Disconnects for connectFor() when all the tasks that it was to wait for have run.
  private _cmPay(): boolean {
    if (this._cmOwed === -1) this._cmOwed = this._queue.length;
    if (this._cmOwed !== 0) return false;
    this._cmOwed = null;
    this.disconnect();
    return true;
  }

  // Sets the timers that are needed and not set. If impOS has none to give, the next call or
  // check tries again.
  private _cmArm(): void {
    this._cmCheckTimer ??= this._platform.imp.wakeup(this._cmCheckTimeout, this._cmOnCheck);
    if (this._cmTurnTimer != null) return;
    const delay = this._cmDelay();
    if (delay != null) this._cmTurnTimer = this._platform.imp.wakeup(delay, this._cmOnTurn);
  }

  // Seconds until the next turn has something to do; null when nothing waits. A retry keeps a
  // second's distance from the attempt before, so that the imp goes idle in between.
  private _cmDelay(): number | null {
    if (this._cmReconnect || this._cmCalls.length > 0) return 0;
    if (this._cmOwed === 0 || this._cmOwed === -1) return 0;
    if (this._connected && this._queue.length > 0) return 0;
    if (!this._cmRetry) return null;
    const wait = 1000 - this._cmElapsed();
    return wait > 0 ? wait / 1000 : 0;
  }

  // Drops a connect() that was to follow by itself, with the timer that may wait for it.
  private _cmForget(): void {
    this._cmReconnect = false;
    if (!this._cmRetry) return;
    this._cmRetry = false;
    if (this._cmTurnTimer == null) return;
    this._platform.imp.cancelwakeup(this._cmTurnTimer);
    this._cmTurnTimer = null;
  }

  // Sets the flag and tells impOS whether BlinkUp is enabled.
  private _cmSetConnected(connected: boolean): void {
    this._connected = connected;
    this._platform.imp.enableblinkup(
      this._cmBlinkUp === CM_BLINK_ALWAYS ||
        this._cmBlinkUp === (connected ? CM_BLINK_ON_CONNECT : CM_BLINK_ON_DISCONNECT),
    );
  }

  private _cmLog(method: LogMethod, message: unknown): void {
    if (this._platform.server.isconnected() && this._cmSend(method, message)) return;
    this._logs.push(method);
    this._logs.push(`${this._platform.time()} - ${String(message)}`);
    this._cmArm();
  }

  // Sends a message. Returns false when it is not known to have been sent.
  private _cmSend(method: LogMethod, message: unknown): boolean {
    const error = this._platform.server[method](message);
    return error == null || error === 0;
  }

  // Sends the queued messages, up to the first that fails.
  private _cmSendLogs(): void {
    let sent = 0;
    while (
      sent < this._logs.length &&
      this._cmSend(this._logs[sent] as LogMethod, this._logs[sent + 1]!)
    ) {
      sent += 2;
    }
    if (sent > 0) this._logs = this._logs.slice(sent);
  }

  private _cmRaise(registrations: Registration[], expected: boolean | null): void {
    for (const registration of registrations) {
      this._cmCalls.push({ registration, callback: registration.callback!, expected });
    }
    this._cmArm();
  }

  private _cmRegister(
    registrations: Registration[],
    callback: Callback | null,
    callbackID: string | null,
  ): this {
    this._cmRequire(
      callback == null || typeof callback === 'function',
      'callback',
      'a function or null',
      callback,
    );
    const id = callbackID ?? CM_DEFAULT_CALLBACK_ID;
    for (let i = 0; i < registrations.length; i++) {
      const registration = registrations[i]!;
      if (registration.id === id) {
        registration.callback = callback;
        if (callback == null) registrations.splice(i, 1);
        return this;
      }
    }
    if (callback != null) registrations.push({ id, callback });
    return this;
  }

  // The settings and their errors.

  private _cmSetting(settings: GivenSettings, name: keyof Settings, fallback: unknown): unknown {
    const value = settings[name];
    return value ?? fallback;
  }

  private _cmBoolean(settings: GivenSettings, name: keyof Settings, fallback: boolean): boolean {
    const value = this._cmSetting(settings, name, fallback);
    this._cmRequire(typeof value === 'boolean', name, 'true or false', value);
    return value;
  }

  // The bound says whether 0 is allowed.
  private _cmSeconds(
    settings: GivenSettings,
    name: keyof Settings,
    fallback: number,
    bound: '>' | '>=',
  ): number {
    const value = this._cmSetting(settings, name, fallback);
    this._cmRequire(
      typeof value === 'number' && (value > 0 || (value === 0 && bound === '>=')),
      name,
      `a number of seconds ${bound} 0`,
      value,
    );
    return value;
  }

  private _cmPolicy(settings: GivenSettings, name: keyof Settings, fallback: number): number {
    const value = this._cmSetting(settings, name, fallback);
    this._cmRequire(typeof value === 'number', name, "one of impOS's constants", value);
    return value;
  }

  private _cmRequireBehavior(behavior: unknown): asserts behavior is BlinkUpBehavior {
    this._cmRequire(
      behavior === CM_BLINK_ALWAYS ||
        behavior === CM_BLINK_NEVER ||
        behavior === CM_BLINK_ON_CONNECT ||
        behavior === CM_BLINK_ON_DISCONNECT,
      'blinkupBehavior',
      'a CM_BLINK_* constant',
      behavior,
    );
  }

  private _cmRequire(ok: boolean, name: string, allowed: string, value: unknown): asserts ok {
    if (ok) return;
    throw new Error(`ConnectionManager: ${name} must be ${allowed}, got ${String(value)}`);
  }
}
