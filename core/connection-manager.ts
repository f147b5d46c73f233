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
import { globalPlatform, requirePlatform, type Platform, type Timer } from './platform.js';
import type { BlinkUpBehavior, Settings, StartBehavior } from './settings.js';

/** A callback of `onConnect()` or `onTimeout()`. */
export type EventCallback = (this: Platform) => unknown;

/** A callback of `onDisconnect()`; `expected` says whether `disconnect()` was called. */
export type DisconnectCallback = (this: Platform, expected: boolean) => unknown;

/** A task of `onNextConnect()` or `connectFor()`. */
export type Task = (this: ConnectionManager) => unknown;

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
  next: Call | null;
}

/**
 * Connects and disconnects the imp, says when it did, and keeps work and log messages for the
 * next time it is online. Use its connect() and disconnect() instead of the server's.
 */
export class ConnectionManager {
  /** The version of the library. */
  static readonly VERSION: string = '3.1.1';

  // The flag: whether the imp was online when the manager last looked.
  protected _connected = false;

  // Whether an attempt to connect is under way.
  protected _connecting = false;

  // The tasks of onNextConnect() and connectFor(), first in, first out; those of connectFor()
  // each in an array of its own.
  protected _queue: (Task | Task[])[];

  // The messages that could not be sent, two elements each: the method to send it by, the text.
  protected _logs: string[];

  // The registered callbacks, in the order of their first registration.
  protected _onConnect: Registration[];
  protected _onTimeout: Registration[];
  protected _onDisconnect: Registration[];

  private readonly _platform: Platform;

  // The settings.
  private readonly _cmStayConnected: boolean;
  private readonly _cmRetryOnTimeout: boolean;
  private readonly _cmCheckTimeout: number;
  private readonly _cmConnectTimeout: number;
  private _cmBlinkUp: BlinkUpBehavior;

  // The number of the latest attempt, and when it began, by hardware.millis().
  private _cmAttempt = 0;
  private _cmBegan = 0;

  // Whether an attempt was ended before impOS had said how it went: it may still succeed, and is
  // undone then.
  private _cmAborted = false;

  // What is to follow in the next turn: a CM_START_* constant.
  private _cmNext: StartBehavior;

  // Whether connect() is to follow when the callbacks that wait have run.
  private _cmRetry = false;

  // Event callbacks whose turn is to come.
  private _cmFirst: Call | null = null;
  private _cmLast: Call | null = null;

  // How many tasks of connectFor() wait.
  private _cmMarked = 0;

  // How many tasks may still run before the disconnect that is owed for connectFor(): 0 when it
  // is due, -1 while its task runs and they can't be counted yet, null when none is owed.
  private _cmOwed: number | null = null;

  // The only two timers, null when not set, and whether impOS had none to give for the next turn.
  private _cmTurnTimer: Timer | null = null;
  private _cmCheckTimer: Timer | null = null;
  private _cmStarved = false;

  // What the timer of the checks calls. A closure holds the manager, which perhaps nobody else
  // does; a stock bindenv() would not.
  private readonly _cmWatch: () => void;

  /**
   * Checks the settings, notes whether the imp is online, sets BlinkUp and impOS's send policy,
   * and begins to watch the link.
   *
   * The settings, each optional:
   *
   *   startBehavior      what to do first: CM_START_NO_ACTION (default), CM_START_CONNECTED or
   *                      CM_START_DISCONNECTED
   *   stayConnected      Boolean, whether to reconnect after every disconnection; default false
   *   retryOnTimeout     Boolean, whether a failed attempt is followed by another; default true
   *   blinkupBehavior    when BlinkUp is enabled: CM_BLINK_ON_DISCONNECT (default),
   *                      CM_BLINK_ON_CONNECT, CM_BLINK_ALWAYS or CM_BLINK_NEVER
   *   checkTimeout       seconds between looks at the link; default 5
   *   connectTimeout     seconds that an attempt to connect may take; default 60
   *   errorPolicy        for server.setsendtimeoutpolicy(), like the two below; default
   *                      RETURN_ON_ERROR
   *   waitPolicy         default WAIT_TIL_SENT
   *   ackTimeout         seconds that a send may block; default 1
   *
   * @param settings - A table of settings; null for none. It is not modified.
   * @param platform - impOS, or what stands in for it: `server`, `imp`, `hardware`, `time()` and
   *   impOS's constants. Default: the globals, as on an imp.
   * @throws When a setting has a wrong type or value. Nothing has been touched then.
   */
  constructor(settings: Settings | null = null, platform: Platform = globalPlatform()) {
    this._platform = requirePlatform(platform);
    settings ??= {};
    this._cmNext = this._cmSetting<StartBehavior>(settings, 'startBehavior', CM_START_NO_ACTION);
    this._cmBlinkUp = this._cmSetting(settings, 'blinkupBehavior', CM_BLINK_ON_DISCONNECT);
    this._cmStayConnected = this._cmSetting<boolean>(settings, 'stayConnected', false);
    this._cmRetryOnTimeout = this._cmSetting<boolean>(settings, 'retryOnTimeout', true);
    this._cmCheckTimeout = this._cmSetting(settings, 'checkTimeout', 5);
    this._cmConnectTimeout = this._cmSetting(settings, 'connectTimeout', 60);
    const online = platform.server.isconnected();
    platform.server.setsendtimeoutpolicy(
      this._cmSetting(settings, 'errorPolicy', platform.RETURN_ON_ERROR),
      this._cmSetting(settings, 'waitPolicy', platform.WAIT_TIL_SENT),
      this._cmSetting(settings, 'ackTimeout', 1),
    );
    this._cmSetFlag(online);

    this._queue = [];
    this._logs = [];
    this._onConnect = [];
    this._onTimeout = [];
    this._onDisconnect = [];
    const self = this;
    this._cmWatch = () => {
      self._cmCheck();
    };
    this._cmCheckTimer = platform.imp.wakeup(this._cmCheckTimeout, this._cmWatch);
    if (this._cmStayConnected && !online && this._cmNext === CM_START_NO_ACTION) {
      this._cmNext = CM_START_CONNECTED;
    }
    if (this._cmNext !== CM_START_NO_ACTION || this._cmCheckTimer == null) this._cmArm();
  }

  /**
   * Tells whether the imp is online, as far as the manager knows: it looks every checkTimeout
   * seconds, and before it connects or runs a task.
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
    if (this._cmStarved) this._cmArm();
    if (this._connecting) return false;
    const online = this._platform.server.isconnected();
    if (this._connected && !online) this._cmLook();
    this._cmAborted = false;
    this._cmNext = CM_START_NO_ACTION;
    this._cmRetry = false;
    if (online) {
      this._cmEnter(true, null);
      return true;
    }
    this._connecting = true;
    this._cmBegan = this._platform.hardware.millis();
    this._cmAttempt++;
    const attempt = this._cmAttempt;
    this._platform.server.connect(
      function (this: ConnectionManager, reason: number) {
        // The answer may come twice, or when the attempt is over, or be to an older one.
        if (this._connecting && attempt === this._cmAttempt) {
          this._cmEnter(reason === this._platform.SERVER_CONNECTED, null);
        } else if (this._cmAborted) {
          this._cmLook();
        }
      }.bind(this),
      this._cmConnectTimeout,
    );
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
    if (this._cmStarved) this._cmArm();
    if (this._connecting && !force) return false;
    if (flushTimeout >= 0 && this._platform.server.isconnected()) {
      this._platform.server.flush(flushTimeout);
    }
    // First, as impOS may answer the attempt from within server.disconnect().
    if (this._connecting) this._cmAborted = true;
    this._connecting = false;
    this._cmNext = CM_START_NO_ACTION;
    this._platform.server.disconnect();
    this._cmEnter(false, true);
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
  onConnect(callback: EventCallback | null, callbackID: string | null = null): this {
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
  onTimeout(callback: EventCallback | null, callbackID: string | null = null): this {
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
  onDisconnect(callback: DisconnectCallback | null, callbackID: string | null = null): this {
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
    if (typeof callback !== 'function') this._cmRefuse('callback', 'a function', callback);
    this._queue.push(callback);
    if (this._platform.server.isconnected() !== this._connected) this._cmLook();
    if (this._connected || this._cmStarved) this._cmArm();
    return this;
  }

  /**
   * Connects for a task: queues it, connects, and disconnects once it and the tasks that are
   * queued by then have run. Several share a connection; a task that is queued even later waits
   * for the next one.
   *
   * @param callback - Function without parameters.
   * @throws When the callback is not a function.
   */
  connectFor(callback: Task): void {
    if (typeof callback !== 'function') this._cmRefuse('callback', 'a function', callback);
    this._queue.push([callback]);
    this._cmMarked++;
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
    this._cmBlinkUp = this._cmSetting({ blinkupBehavior: behavior }, 'blinkupBehavior', null)!;
    this._cmSetFlag(this._connected);
    if (this._cmStarved) this._cmArm();
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

  // Enters the state that an event leads to, and raises the event. The arguments are
  //   true, null     when the imp is online, new or still: onConnect
  //   false, null    when an attempt has failed: onTimeout
  //   false, true    when the imp is offline as somebody wanted: onDisconnect
  //   false, false   when the connection was lost: onDisconnect
  private _cmEnter(connected: boolean, expected: boolean | null): void {
    this._connecting = false;
    this._cmRetry = false;
    this._cmSetFlag(connected);
    let registrations = this._onConnect;
    if (connected) {
      let sent = 0;
      while (sent < this._logs.length) {
        const failure = this._platform.server[this._logs[sent] as LogMethod](this._logs[sent + 1]!);
        if (failure != null && failure !== 0) break;
        sent += 2;
      }
      if (sent > 0) this._logs = this._logs.slice(sent);
    } else if (expected == null) {
      registrations = this._onTimeout;
      this._cmRetry = this._cmRetryOnTimeout;
    } else {
      registrations = this._onDisconnect;
      this._cmOwed = null;
      if (this._cmStayConnected || (!expected && this._cmMarked > 0))
        this._cmNext = CM_START_CONNECTED;
    }
    for (const registration of registrations) {
      const call: Call = { registration, callback: registration.callback!, expected, next: null };
      if (this._cmFirst == null) this._cmFirst = call;
      else this._cmLast!.next = call;
      this._cmLast = call;
    }

    // The turn may have been set for later, for a retry that is off now.
    if (this._cmTurnTimer != null) this._platform.imp.cancelwakeup(this._cmTurnTimer);
    this._cmTurnTimer = null;
    this._cmArm();
  }

  // Sets the flag and tells impOS whether BlinkUp is enabled.
  private _cmSetFlag(connected: boolean): void {
    this._connected = connected;
    this._platform.imp.enableblinkup(
      this._cmBlinkUp === CM_BLINK_ALWAYS ||
        this._cmBlinkUp === (connected ? CM_BLINK_ON_CONNECT : CM_BLINK_ON_DISCONNECT),
    );
  }

  // Compares the flag with the truth.
  private _cmLook(): void {
    const online = this._platform.server.isconnected();
    if (online === this._connected) return;
    if (!online) {
      this._cmEnter(false, false);
      if (!this._cmStayConnected) this._platform.server.disconnect();
    } else if (this._cmAborted) {
      this._platform.server.disconnect();
    } else {
      this._cmEnter(true, null);
    }
  }

  // Sets the timer of the next turn. If impOS has none to give, the next call or check tries
  // again.
  private _cmArm(delay = 0): void {
    if (this._cmTurnTimer != null) return;
    const self = this;
    this._cmTurnTimer = this._platform.imp.wakeup(delay, () => {
      self._cmTurn();
    });
    this._cmStarved = this._cmTurnTimer == null;
  }

  // Looks at the link. An attempt of which impOS should long have said how it went is given up;
  // one that was ended is forgotten when it can't succeed any more.
  private _cmCheck(): void {
    this._cmCheckTimer = this._platform.imp.wakeup(this._cmCheckTimeout, this._cmWatch);
    if (this._cmStarved || this._cmCheckTimer == null) this._cmArm();
    if (this._platform.server.isconnected() !== this._connected) this._cmLook();
    if (!this._connecting && !this._cmAborted) return;
    const grace = this._cmCheckTimeout > 2 ? this._cmCheckTimeout : 2;
    const limit = this._cmConnectTimeout + grace;
    // The difference of two readings is right when the clock wraps, too.
    const elapsed = ((this._platform.hardware.millis() - this._cmBegan) | 0) / 1000;
    if (this._connecting && elapsed >= limit) {
      this._cmAborted = true;
      this._connecting = false;
      this._platform.server.disconnect();
      this._cmEnter(false, null);
    } else if (elapsed >= 2 * limit) {
      this._cmAborted = false;
    }
  }

  // Does one of the things that wait: a connect(), a callback, a task. It arms the next turn
  // first, so that whatever waits still runs when this one throws.
  private _cmTurn(): void {
    this._cmTurnTimer = null;
    if (this._cmCheckTimer == null) {
      this._cmCheckTimer = this._platform.imp.wakeup(this._cmCheckTimeout, this._cmWatch);
      this._cmStarved = this._cmCheckTimer == null;
    }
    const next = this._cmNext;
    const call = this._cmFirst;
    // The task of a connectFor() that threw.
    if (this._cmOwed === -1) this._cmOwed = this._queue.length;
    if (next !== CM_START_NO_ACTION) {
      this._cmNext = CM_START_NO_ACTION;
      this._cmArm();
      if (next === CM_START_CONNECTED) this.connect();
      else this.disconnect();
    } else if (call != null) {
      this._cmFirst = call.next;
      if (
        call.next != null ||
        this._cmRetry ||
        (this._connected && (this._cmOwed != null || this._queue.length > 0))
      ) {
        this._cmArm();
      }
      // A callback that has been removed since is not called.
      if (call.registration.callback == null) return;
      if (call.expected == null) call.callback.call(this._platform);
      else call.callback.call(this._platform, call.expected);
    } else if (this._cmRetry) {
      // A second from the attempt before, so that the imp goes idle in between.
      const elapsed = (this._platform.hardware.millis() - this._cmBegan) | 0;
      if (elapsed < 1000) {
        this._cmArm((1000 - elapsed) / 1000);
      } else {
        // A subclass may do nothing about it; then that was it.
        this._cmRetry = false;
        this.connect();
      }
    } else if (this._connected && !this._platform.server.isconnected()) {
      this._cmLook();
    } else if (this._connected) {
      const waiting = this._queue.length;
      if (waiting > 0 && this._cmOwed !== 0) {
        let task = this._queue.shift()!;
        if (this._cmOwed != null) this._cmOwed--;
        if (typeof task !== 'function') {
          task = task[0]!;
          this._cmMarked--;
          this._cmOwed ??= -1;
        }
        if (waiting > 1 || this._cmOwed != null) this._cmArm();
        task.call(this);
        if (this._cmOwed === -1) this._cmOwed = this._queue.length;
      }
      if (this._cmOwed === 0) {
        this._cmOwed = null;
        this._cmArm();
        this.disconnect();
      }
    }
  }

  private _cmRegister(
    registrations: Registration[],
    callback: Callback | null,
    id: string | null,
  ): this {
    if (callback != null && typeof callback !== 'function') {
      this._cmRefuse('callback', 'a function or null', callback);
    }
    id ??= CM_DEFAULT_CALLBACK_ID;
    let i = 0;
    while (i < registrations.length && registrations[i]!.id !== id) i++;
    if (i < registrations.length) {
      registrations[i]!.callback = callback;
      if (callback == null) registrations.splice(i, 1);
    } else if (callback != null) {
      registrations.push({ id, callback });
    }
    if (this._cmStarved) this._cmArm();
    return this;
  }

  private _cmLog(method: LogMethod, message: unknown): void {
    if (this._cmStarved) this._cmArm();
    if (this._platform.server.isconnected()) {
      const failure = this._platform.server[method](message);
      if (failure == null || failure === 0) return;
    }
    this._logs.push(method);
    this._logs.push(`${this._platform.time()} - ${String(message)}`);
  }

  // Returns a setting, or throws when it is not what is allowed.
  private _cmSetting<T>(settings: Settings, name: keyof Settings, fallback: T): T {
    const value: unknown = settings[name];
    if (value == null && fallback !== null) return fallback;
    let ok = typeof value === 'number';
    let allowed = 'a number of seconds > 0';
    switch (name) {
      case 'stayConnected':
      case 'retryOnTimeout':
        ok = typeof value === 'boolean';
        allowed = 'true or false';
        break;
      case 'startBehavior':
        ok =
          value === CM_START_NO_ACTION ||
          value === CM_START_CONNECTED ||
          value === CM_START_DISCONNECTED;
        allowed = 'a CM_START_* constant';
        break;
      case 'blinkupBehavior':
        ok =
          value === CM_BLINK_ALWAYS ||
          value === CM_BLINK_NEVER ||
          value === CM_BLINK_ON_CONNECT ||
          value === CM_BLINK_ON_DISCONNECT;
        allowed = 'a CM_BLINK_* constant';
        break;
      case 'errorPolicy':
      case 'waitPolicy':
        allowed = "one of impOS's constants";
        break;
      case 'ackTimeout':
        ok = ok && (value as number) >= 0;
        allowed = 'a number of seconds >= 0';
        break;
      default:
        ok = ok && (value as number) > 0;
    }
    if (!ok) this._cmRefuse(name, allowed, value);
    return value as T;
  }

  private _cmRefuse(name: string, allowed: string, value: unknown): never {
    throw new Error(`ConnectionManager: ${name} must be ${allowed}, got ${String(value)}`);
  }
}
