import {
  CM_BLINK_ALWAYS,
  CM_BLINK_ON_CONNECT,
  CM_BLINK_ON_DISCONNECT,
  CM_DEFAULT_CALLBACK_ID,
  CM_FLUSH_TIMEOUT,
  CM_START_CONNECTED,
  CM_START_DISCONNECTED,
  CM_START_NO_ACTION,
} from './constants.js';
import { globalPlatform, requirePlatform, type Platform } from './platform.js';
import type { BlinkUpBehavior, Settings, StartBehavior } from './settings.js';

/** A callback of `onConnect()` or `onTimeout()`. */
export type EventCallback = (this: Platform) => unknown;

/** A callback of `onDisconnect()`; `expected` says whether `disconnect()` was called. */
export type DisconnectCallback = (this: Platform, expected: boolean) => unknown;

/** A task of `onNextConnect()` or `connectFor()`. */
export type Task = (this: ConnectionManager) => unknown;

type LogMethod = 'log' | 'error';

type Callback = (this: Platform, ...expected: boolean[]) => unknown;

/** A callback or a task, with whatever `this` it takes. */
type Runnable = (this: object, ...expected: boolean[]) => unknown;

/** The id of a registered callback, and the callback: null once removed. */
type Listener = [id: string, callback: Callback | null];

/**
 * A pending callback: the next one, whether it is one of onConnect, its listener, the callback as
 * registered when the event was raised, and the argument of onDisconnect, null for other events.
 */
type Call = [
  next: Call | null,
  greets: boolean,
  listener: Listener,
  callback: Callback,
  expected: boolean | null,
];

/** The log methods of impOS's server. They return 0 or nothing when a message was taken. */
type LogServer = Record<LogMethod, (message: unknown) => number | null | undefined>;

/** A queued message: the method that sends it, the time it was logged at, and its text. */
type Message = [method: LogMethod, time: number, text: string];

/** What the manager is to do next: a `CM_START_*` constant, or 3: retry. */
type Next = StartBehavior | 3;

/** The field that holds a setting. */
type SettingField = `_cm_${keyof Settings}`;

/**
 * Connects and disconnects the imp, reports it, and keeps tasks and log messages for the next
 * connection. Use its connect() and disconnect() instead of the server's.
 *
 * Several managers may live side by side. They share the link: what one of them does to it, the
 * others notice at their next check.
 */
export class ConnectionManager {
  /** The version of the library. */
  static readonly VERSION: string = '3.1.1';

  // All managers: one that nobody else holds keeps working, even if bindenv() holds it weakly.
  private static readonly _cmManagers: ConnectionManager[] = [];

  // The states: offline, connecting and online. _cmEnter() is the only place that changes them,
  // but for connect(), which starts an attempt.

  // The flag: whether the imp was online when the manager last looked.
  protected _connected = false;

  // Whether an attempt to connect is in progress.
  protected _connecting = false;

  // The queued tasks, first in, first out; a task of connectFor() is in an array of its own. The
  // first _cmTaken have run already.
  protected _queue: (Task | Task[])[] = [];

  // The messages to be sent, oldest first.
  protected _logs: Message[] = [];

  // The registered callbacks, in the order of their first registration.
  protected _onConnect: Listener[] = [];
  protected _onTimeout: Listener[] = [];
  protected _onDisconnect: Listener[] = [];

  private readonly _platform: Platform;

  // The settings, each in a field named after it. Once constructed, _cm_startBehavior holds what
  // the manager is to do next: connect, disconnect, nothing, or 3: retry.
  private _cm_startBehavior: Next = CM_START_NO_ACTION;
  private _cm_stayConnected = false;
  private _cm_retryOnTimeout = true;
  private _cm_blinkupBehavior: BlinkUpBehavior = CM_BLINK_ON_DISCONNECT;
  private _cm_checkTimeout = 5;
  private _cm_connectTimeout = 60;
  private _cm_errorPolicy: number | null = null;
  private _cm_waitPolicy: number | null = null;
  private _cm_ackTimeout = 1;

  // What lastReason() returns.
  private _cmCode: number | null = null;

  // The number of events so far. An attempt ends with the next one.
  private _cmEvents = 0;

  // When the last attempt began, by hardware.millis().
  private _cmBegan = 0;

  // When to give the attempt up, or, once it was ended early, when to stop undoing its success:
  // seconds after it began; 0 for neither.
  private _cmDue = 0;

  // The list of pending callbacks: the next one, which links to those after it, and the last one.
  private _cmCall: Call | null = null;
  private _cmLast: Call | null = null;

  // Whether an onConnect callback is running: connect() raises no event then.
  private _cmGreets = false;

  // How many tasks at the front of the queue have run.
  private _cmTaken = 0;

  // How many tasks of connectFor() are queued.
  private _cmMarked = 0;

  // The place in line of the disconnect that connectFor() owes: 1 when it is next, 0 for none.
  private _cmOwed = 0;

  // The only timer, null when impOS had none left, and its delay in seconds: 0 asks for a turn,
  // otherwise it is the next check.
  private _cmTimer: object | null = null;
  private _cmDelay = 0;

  // What the timer calls.
  private readonly _cmTurn: () => void = this._cmStep.bind(this);

  /**
   * Validates the settings, sets BlinkUp and the send policy, and starts to watch the link.
   *
   * The settings, all optional; null means the default:
   *
   *   startBehavior      CM_START_NO_ACTION (default), CM_START_CONNECTED or
   *                      CM_START_DISCONNECTED: what to do first
   *   stayConnected      Boolean: reconnect after every disconnection; default false
   *   retryOnTimeout     Boolean: retry after a failed attempt; default true
   *   blinkupBehavior    CM_BLINK_ON_DISCONNECT (default), CM_BLINK_ON_CONNECT,
   *                      CM_BLINK_ALWAYS or CM_BLINK_NEVER: when BlinkUp is enabled
   *   checkTimeout       seconds between checks of the link, > 0; default 5
   *   connectTimeout     seconds that an attempt may take, > 0; default 60
   *   errorPolicy        for server.setsendtimeoutpolicy(), as are the next two; default
   *                      RETURN_ON_ERROR
   *   waitPolicy         default WAIT_TIL_SENT
   *   ackTimeout         seconds that a send may block, >= 0; default 1
   *
   * @param settings - Table of settings, or null. It is not modified; other keys are ignored.
   * @param platform - The impOS globals as an object: `server`, `imp`, `hardware`, `time()` and
   *   impOS's constants. Default: the real globals.
   * @throws When a setting has the wrong type or value; nothing has been touched by then.
   */
  constructor(settings: Settings | null = null, platform: Platform = globalPlatform()) {
    this._platform = requirePlatform(platform, ConnectionManager._cmManagers);
    this._connected = platform.server.isconnected();
    if (settings) {
      // In any order.
      for (const name in settings) {
        const value: unknown = settings[name as keyof Settings]!;
        if (value != null) this._cmCheck(name, value, true);
      }
    }
    if (
      this._cm_stayConnected &&
      !this._connected &&
      this._cm_startBehavior === CM_START_NO_ACTION
    ) {
      this._cm_startBehavior = CM_START_CONNECTED;
    }
    this._cmEnter(null);
    platform.server.setsendtimeoutpolicy(
      this._cm_errorPolicy ?? platform.RETURN_ON_ERROR,
      this._cm_waitPolicy ?? platform.WAIT_TIL_SENT,
      this._cm_ackTimeout,
    );
    ConnectionManager._cmManagers.push(this);
  }

  /**
   * Whether the imp was online when the manager last looked: at least every checkTimeout seconds,
   * and in each of its turns.
   *
   * @returns Boolean.
   */
  isConnected(): boolean {
    if (this._cmTimer === null) this._cmWake();
    return this._connected;
  }

  /**
   * The outcome of the last attempt, or the last unexpected loss.
   *
   * @returns The code that impOS gave the attempt: SERVER_CONNECTED or what it failed with.
   *   NOT_CONNECTED (0) for a loss, and for an attempt that impOS never answered. Null before.
   */
  lastReason(): number | null {
    return this._cmCode;
  }

  /**
   * Starts an attempt to connect. When the imp is online already, does what follows coming
   * online: sends the queued messages, calls the onConnect callbacks and runs the queued tasks.
   * In an onConnect callback, it does not call them again.
   *
   * @returns Boolean: false, with no effect, while an attempt is in progress.
   */
  connect(): boolean {
    if (this._cmTimer === null) this._cmWake();
    if (this._connecting) return false;
    if (this._platform.server.isconnected()) {
      if (this._cmGreets && this._connected) this._cmWake();
      else this._cmEnter(this._onConnect);
      return true;
    }
    if (this._connected) this._cmEnter(this._onDisconnect, false);
    const events = this._cmEvents;
    this._cm_startBehavior = CM_START_NO_ACTION;
    this._connecting = true;
    this._cmBegan = this._platform.hardware.millis();
    this._cmDue = this._cm_connectTimeout + (this._cm_checkTimeout > 2 ? this._cm_checkTimeout : 2);
    this._platform.server.connect((reason) => {
      if (this._cmEvents === events) {
        this._cmDue = 0;
        this._cmEnter(
          reason === this._platform.SERVER_CONNECTED ? this._onConnect : this._onTimeout,
        );
        this._cmCode = reason;
      } else this._cmWake();
    }, this._cm_connectTimeout);
    return true;
  }

  /**
   * Flushes what was sent, turns the radio off and calls the onDisconnect callbacks with true,
   * also when the imp is offline already.
   *
   * @param force - Boolean: end an attempt that is in progress. If it succeeds later all the
   *   same, that is undone.
   * @param flushTimeout - Seconds that the flush may take, blocking everything else; null for
   *   CM_FLUSH_TIMEOUT, negative for no flush.
   * @returns Boolean: false, with no effect, while an attempt is in progress and force is false.
   */
  disconnect(force = false, flushTimeout: number | null = null): boolean {
    if (this._cmTimer === null) this._cmWake();
    if (this._connecting && !force) return false;
    flushTimeout ??= CM_FLUSH_TIMEOUT;
    if (flushTimeout >= 0 && this._platform.server.isconnected()) {
      this._platform.server.flush(flushTimeout);
    }
    this._cmEnter(this._onDisconnect, true);
    return true;
  }

  /**
   * Registers a callback for coming online, and for each connect() while online.
   *
   * @param callback - Function without parameters; null removes the callback with this id.
   * @param id - String that names the callback and replaces an earlier one of that name; null for
   *   the default.
   * @returns The manager.
   * @throws When the callback is neither a function nor null.
   */
  onConnect(callback: EventCallback | null, id: string | null = null): this {
    return this._cmRegister(this._onConnect, callback, id);
  }

  /**
   * Registers a callback for each failed attempt to connect.
   *
   * @param callback - Function without parameters; null removes the callback with this id.
   * @param id - String that names the callback and replaces an earlier one of that name; null for
   *   the default.
   * @returns The manager.
   * @throws When the callback is neither a function nor null.
   */
  onTimeout(callback: EventCallback | null, id: string | null = null): this {
    return this._cmRegister(this._onTimeout, callback, id);
  }

  /**
   * Registers a callback for going offline, and for each disconnect().
   *
   * @param callback - Function with one parameter, `expected`: true after disconnect(), false
   *   when the connection was lost; null removes the callback with this id.
   * @param id - String that names the callback and replaces an earlier one of that name; null for
   *   the default.
   * @returns The manager.
   * @throws When the callback is neither a function nor null.
   */
  onDisconnect(callback: DisconnectCallback | null, id: string | null = null): this {
    return this._cmRegister(this._onDisconnect, callback, id);
  }

  /**
   * Queues a task for the next time the imp is online, which is the next turn if it is online
   * now. Tasks run once, in order, one per turn.
   *
   * @param callback - Function without parameters.
   * @returns The manager.
   * @throws When the callback is not a function.
   */
  onNextConnect(callback: Task): this {
    this._cmCheck('callback', callback);
    this._queue.push(callback);
    this._cmWake();
    return this;
  }

  /**
   * Queues a task, connects, and disconnects when the task and all tasks queued by then have run.
   * Several calls share a connection.
   *
   * @param callback - Function without parameters.
   * @throws When the callback is not a function.
   */
  connectFor(callback: Task): void {
    this._cmCheck('callback', callback);
    this._queue.push([callback]);
    this._cmMarked++;
    this.connect();
  }

  /**
   * Sets when BlinkUp is enabled.
   *
   * @param behavior - A CM_BLINK_* constant.
   * @returns The manager.
   * @throws When it is none.
   */
  setBlinkUpBehavior(behavior: BlinkUpBehavior): this {
    this._cmCheck('blinkupBehavior', behavior, true);
    this._cmEnter(null);
    return this;
  }

  /**
   * Logs with server.log() when online. Otherwise, or when impOS refuses the message, queues it
   * with the time for the next connection.
   *
   * @param message - Any value, null too; what is queued is its text.
   * @param method - Leave it out: error() sets it.
   */
  log(message: unknown, method: 'log' | 'error' = 'log'): void {
    if (this._cmTimer === null) this._cmWake();
    if (!(0 in this._logs) && this._platform.server.isconnected()) {
      if (((this._platform.server as LogServer)[method](message) ?? 0) === 0) return;
    }
    this._logs.push([method, this._platform.time(), String(message)]);
  }

  /**
   * Logs with server.error() when online. Otherwise, or when impOS refuses the message, queues it
   * with the time for the next connection.
   *
   * @param message - Any value, null too; what is queued is its text.
   */
  error(message: unknown): void {
    ConnectionManager.prototype.log.call(this, message, 'error');
  }

  // Refuses a callback or setting that is not allowed, and stores a setting in its field.
  private _cmCheck(name: string, value: unknown, isSetting = false): void {
    const field = `_cm_${name}` as SettingField;
    let allowed = 'a function';
    let valid = typeof value === 'function';
    if (isSetting) {
      if (!(field in this)) return;
      const current: unknown = this[field];
      allowed = "one of impOS's constants";
      valid = typeof value === 'number';
      if (typeof current === 'boolean') {
        allowed = 'true or false';
        valid = typeof value === 'boolean';
      } else if (current != null) {
        let most = 10737418;
        if (name === 'startBehavior') {
          allowed = 'a CM_START_* constant';
          most = CM_START_DISCONNECTED;
        } else if (name === 'blinkupBehavior') {
          allowed = 'a CM_BLINK_* constant';
          most = CM_BLINK_ON_DISCONNECT;
        } else if (name === 'ackTimeout') allowed = 'a number of seconds >= 0';
        else {
          allowed = 'a number of seconds > 0';
          if (value === 0) valid = false;
        }
        valid =
          valid &&
          (value as number) >= 0 &&
          (value as number) <= most &&
          (most > 3 || Math.trunc(value as number) === value);
      }
    }
    if (!valid)
      throw new Error(`ConnectionManager: ${name} must be ${allowed}, got ${String(value)}`);
    if (isSetting) this[field] = value as never;
  }

  // Enters the state that an event reports (by its list of callbacks), queues the callbacks and
  // updates BlinkUp. Without an event, only updates BlinkUp.
  private _cmEnter(event: Listener[] | null, expected: boolean | null = null): void {
    if (event !== null) {
      const connected = event === this._onConnect;
      let next: Next = CM_START_NO_ACTION;
      this._cmEvents++;
      if (this._connecting) this._cmDue *= 2;
      this._connecting = false;
      if (connected) {
        this._cmDue = 0;
      } else if (event === this._onTimeout) {
        if (this._cmDue !== 0) this._platform.server.disconnect();
        if (this._cm_retryOnTimeout) next = 3;
      } else {
        if (this._cm_stayConnected) next = CM_START_CONNECTED;
        if (expected || next === CM_START_NO_ACTION) this._platform.server.disconnect();
        if (this._cmMarked > 0 && (!expected || this._cmOwed === 1)) next = CM_START_CONNECTED;
        this._cmOwed = 0;
      }
      this._connected = connected;
      if (!expected) this._cmCode = connected ? this._platform.SERVER_CONNECTED : 0;
      this._cm_startBehavior = next;
      for (const listener of event) {
        const call: Call = [null, connected, listener, listener[1]!, expected];
        if (this._cmCall === null) this._cmCall = call;
        else this._cmLast![0] = call;
        this._cmLast = call;
      }
    }
    this._platform.imp.enableblinkup(
      this._cm_blinkupBehavior < CM_BLINK_ON_CONNECT
        ? this._cm_blinkupBehavior === CM_BLINK_ALWAYS
        : this._connected === (this._cm_blinkupBehavior === CM_BLINK_ON_CONNECT),
    );
    this._cmWake();
  }

  // Asks for a turn, unless one is due already.
  private _cmWake(): void {
    if (this._cmTimer !== null) {
      if (this._cmDelay === 0) return;
      this._platform.imp.cancelwakeup(this._cmTimer);
    }
    this._cmDelay = 0;
    this._cmTimer = this._platform.imp.wakeup(0, this._cmTurn) as object | null;
  }

  // Takes a turn: sends the queued messages, then does the first of what is pending, in this
  // order: what is due, a callback, a change of the link, a task. The timer is set before that,
  // so that the rest still happens if a callback or task throws.
  private _cmStep(): void {
    if (0 in this._logs && this._connected && this._platform.server.isconnected()) {
      let sent = 0;
      while (sent in this._logs) {
        const message = this._logs[sent]!;
        if (
          ((this._platform.server as LogServer)[message[0]](`${message[1]} - ${message[2]}`) ??
            0) !== 0
        )
          break;
        sent++;
      }
      this._logs = this._logs.slice(sent);
    }
    const next = this._cm_startBehavior;
    const online = this._platform.server.isconnected();
    const call = this._cmCall;
    const ready = online && 0 in this._queue;
    let delay = this._cm_checkTimeout;
    let left = this._cmDue;
    if (next !== CM_START_NO_ACTION) {
      left = 1;
      if (next !== 3) delay = 0;
    }
    if (left !== 0) {
      left -= ((this._platform.hardware.millis() - this._cmBegan) | 0) / 1000;
      if (left < delay) delay = left;
    }
    const due = delay <= 0;
    if (due || ready || (call !== null && call[0] !== null)) delay = 0;
    this._cmDelay = delay;
    this._cmTimer = this._platform.imp.wakeup(delay, this._cmTurn) as object | null;

    let task: Runnable | Runnable[] | null = null;
    let owes = false;
    if (due && (call === null || next !== 3)) {
      this._cm_startBehavior = CM_START_NO_ACTION;
      if (next === CM_START_DISCONNECTED) this.disconnect();
      else if (next !== CM_START_NO_ACTION) this.connect();
      else if (this._connecting) this._cmEnter(online ? this._onConnect : this._onTimeout);
      else this._cmDue = 0;
    } else if (call !== null) {
      this._cmCall = call[0];
      if (call[2][1] !== null) {
        task = call[3] as Runnable;
        this._cmGreets = call[1];
      }
    } else if (online !== this._connected) {
      if (!online) this._cmEnter(this._onDisconnect, false);
      else if (this._connecting || next !== CM_START_NO_ACTION || this._cmDue === 0)
        this._cmEnter(this._onConnect);
      else this._platform.server.disconnect();
    } else if (ready && this._cmOwed !== 1) {
      task = this._queue[this._cmTaken++]! as Runnable | Runnable[];
      if (!(this._cmTaken * 2 in this._queue)) {
        this._queue = this._queue.slice(this._cmTaken);
        this._cmTaken = 0;
      }
      if (typeof task !== 'function') {
        task = task[0]!;
        this._cmMarked--;
        owes = this._cmOwed === 0;
        if (owes) this._cmOwed = 2;
      }
    }
    if (task !== null) {
      let failure: [unknown] | null = null;
      try {
        if (call === null) task.call(this);
        else if (call[4] === null) task.call(this._platform);
        else task.call(this._platform, call[4]);
      } catch (error) {
        failure = [error];
      }
      if (call !== null) this._cmGreets = false;
      else if (owes && this._cmOwed !== 0) {
        this._cmOwed = this._queue.length - this._cmTaken + 1;
      } else if (this._cmOwed !== 0) this._cmOwed--;
      if (failure !== null) {
        this._cmWake();
        throw failure[0];
      }
    }
    if (this._cmOwed === 1) {
      this.disconnect();
      this._cmOwed = 0;
    }
  }

  private _cmRegister(listeners: Listener[], callback: unknown, id: string | null): this {
    if (callback != null) this._cmCheck('callback', callback);
    if (this._cmTimer === null) this._cmWake();
    id ??= CM_DEFAULT_CALLBACK_ID;
    let i = 0;
    while (i in listeners && listeners[i]![0] !== id) i++;
    if (!(i in listeners)) listeners.push([id, callback as Callback]);
    listeners[i]![1] = callback as Callback | null;
    if (callback == null) listeners.splice(i, 1);
    return this;
  }
}
