import type { ConnectionManager } from '../connection-manager.js';
import { globalPlatform } from '../platform.js';
import type { ExtrasPlatform } from './platform.js';

/** The settings of ConnectionSession. One that is absent or null takes its default. */
export interface SessionSettings {
  /** Seconds from the last release to the disconnect, at least 0. Default: 2. */
  lingerTime?: number | null | undefined;

  /** The most seconds that a session may take, above 0. Default: 60. */
  maxTime?: number | null | undefined;
}

/**
 * Keeps the imp online while a part of the program needs it. Each part holds the connection under
 * a name of its own and releases it when it is done.
 */
export class ConnectionSession {
  private readonly _manager: ConnectionManager;
  private readonly _platform: ExtrasPlatform;
  private _lingerTime = 2;
  private _maxTime = 60;

  // The names of those who hold the connection.
  private _holders: string[] = [];

  // The timers of lingerTime and of maxTime; null when they are not set.
  private _lingerTimer: object | null = null;
  private _maxTimer: object | null = null;

  /**
   * The settings, both optional; null means the default:
   *
   *   lingerTime   seconds from the last release() to the disconnect, >= 0; default 2
   *   maxTime      seconds after which a session ends even if somebody still holds it, or the imp
   *                is never idle, > 0; default 60
   *
   * @param manager - The ConnectionManager, with stayConnected false.
   * @param settings - Table of settings, or null. It is not modified; other keys are ignored.
   * @param platform - The impOS globals as an object, as ConnectionManager takes them. Default:
   *   the real globals.
   * @throws When the manager stays connected by itself, or a setting is not allowed.
   */
  constructor(
    manager: ConnectionManager,
    settings: SessionSettings | null = null,
    platform: ExtrasPlatform = globalPlatform() as ExtrasPlatform,
  ) {
    if (manager['_cm_stayConnected'])
      throw new Error('ConnectionSession: the manager must have stayConnected false');
    this._manager = manager;
    this._platform = platform;
    if (settings) this._configure(settings);
  }

  /**
   * Holds the connection: connects, unless somebody holds it already.
   *
   * @param name - String that names the holder. To hold it twice under a name is to hold it once.
   */
  hold(name: string): void {
    if (!this._holders.includes(name)) this._holders.push(name);
    this._cancelLinger();
    if (this._maxTimer !== null) return;
    this._maxTimer = this._platform.imp.wakeup(this._maxTime, () => {
      this._end();
    }) as object | null;
    this._manager.connect();
  }

  /**
   * Releases the connection. When nobody else holds it, the manager disconnects after lingerTime,
   * once the imp is idle: impOS fetches its updates before that.
   *
   * @param name - String that names the holder; no effect for another one.
   */
  release(name: string): void {
    if (!this._holders.includes(name)) return;
    this._holders = this._holders.filter((each) => each !== name);
    if (0 in this._holders) return;
    this._lingerTimer = this._platform.imp.wakeup(this._lingerTime, () => {
      this._lingerTimer = null;
      this._endWhenIdle();
    }) as object | null;
    // impOS has no timer left.
    if (this._lingerTimer === null) this._endWhenIdle();
  }

  private _configure(settings: SessionSettings): void {
    for (const name of ['lingerTime', 'maxTime'] as const) {
      const value: unknown = settings[name];
      if (value != null) {
        if (typeof value !== 'number' || !(value >= 0 && value <= 10737418))
          throw new Error(`ConnectionSession: ${name} must be a number of seconds >= 0`);
        this[`_${name}`] = value;
      }
    }
  }

  private _endWhenIdle(): void {
    this._platform.imp.onidle(() => {
      if (!(0 in this._holders) && this._lingerTimer === null) this._end();
    });
  }

  // Ends the session, also an attempt to connect.
  private _end(): void {
    this._cancelLinger();
    if (this._maxTimer !== null) this._platform.imp.cancelwakeup(this._maxTimer);
    this._maxTimer = null;
    this._holders = [];
    this._manager.disconnect(true);
  }

  private _cancelLinger(): void {
    if (this._lingerTimer !== null) this._platform.imp.cancelwakeup(this._lingerTimer);
    this._lingerTimer = null;
  }
}
