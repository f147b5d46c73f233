import type { ConnectionManager } from '../connection-manager.js';
import { globalPlatform } from '../platform.js';
import type { ExtrasPlatform } from './platform.js';

/** The settings of ConnectionBackoff. One that is absent or null takes its default. */
export interface BackoffSettings {
  /** The longest first delay in seconds, above 0; the shortest is half of it. Default: 5. */
  minDelay?: number | null | undefined;

  /** The longest delay in seconds, at least `minDelay`. Default: 600. */
  maxDelay?: number | null | undefined;

  /** Seconds that the link must hold before delays start at `minDelay` again. Default: 60. */
  stableTime?: number | null | undefined;

  /** Failed attempts in a row after which it gives up; 0 for never. Default: 0. */
  maxRetries?: number | null | undefined;

  /** Called with the number of failures when it gives up. Default: none. */
  onGiveUp?: ((failures: number) => unknown) | null | undefined;
}

/**
 * Reconnects for a ConnectionManager, with growing random delays: after an outage, the devices of
 * a fleet come back one after the other instead of all in the same second.
 */
export class ConnectionBackoff {
  private readonly _manager: ConnectionManager;
  private readonly _platform: ExtrasPlatform;

  private _minDelay = 5;
  private _maxDelay = 600;
  private _stableTime = 60;
  private _maxRetries = 0;

  // The longest that the next delay may be.
  private _ceiling = 0;

  // How many attempts have failed in a row.
  private _failures = 0;

  // Offline, the timer of the next attempt; online, that of stableTime. Null for neither.
  private _timer: object | null = null;

  // Whether the manager was online when it last called back.
  private _isOnline: boolean;

  /**
   * Takes over from the manager when to reconnect. After a failed attempt or an unexpected loss,
   * the next attempt starts after a random delay between half a ceiling and the ceiling, which
   * doubles each time. The program's own connect() starts an attempt at once, and its
   * disconnect() cancels the next one.
   *
   * The settings, all optional; null means the default:
   *
   *   minDelay     the first ceiling in seconds, > 0; default 5
   *   maxDelay     the highest ceiling, >= minDelay; default 600
   *   stableTime   seconds that the link must hold before the ceiling is minDelay again;
   *                default 60
   *   maxRetries   failed attempts in a row after which it gives up; 0 for never; default 0
   *   onGiveUp     called with the number of failures when it gives up; default none
   *
   * @param manager - The ConnectionManager, with stayConnected and retryOnTimeout false.
   * @param settings - Table of settings, or null. It is not modified; other keys are ignored.
   * @param platform - The impOS globals as an object, as ConnectionManager takes them. Default:
   *   the real globals.
   * @throws When the manager reconnects by itself, or a setting is not allowed.
   */
  constructor(
    manager: ConnectionManager,
    settings: BackoffSettings | null = null,
    platform: ExtrasPlatform = globalPlatform() as ExtrasPlatform,
  ) {
    if (manager['_cm_stayConnected'] || manager['_cm_retryOnTimeout'])
      throw new Error(
        'ConnectionBackoff: the manager must have stayConnected and retryOnTimeout false',
      );
    this._platform = platform;
    this._manager = manager;
    const onGiveUp = settings?.onGiveUp ?? null;
    if (settings) this._configure(settings);
    this._ceiling = this._minDelay;
    this._isOnline = manager.isConnected();
    manager.onConnect(() => {
      if (this._isOnline) return;
      this._isOnline = true;
      this._failures = 0;
      this._wait(this._stableTime, () => {
        this._ceiling = this._minDelay;
      });
    }, 'ConnectionBackoff');
    manager.onTimeout(() => {
      this._failures++;
      if (this._failures !== this._maxRetries) {
        this._retry();
        return;
      }
      this._failures = 0;
      this._cancel();
      if (onGiveUp !== null) onGiveUp(this._maxRetries);
    }, 'ConnectionBackoff');
    manager.onDisconnect((expected) => {
      this._isOnline = false;
      if (expected) this._cancel();
      else this._retry();
    }, 'ConnectionBackoff');
  }

  private _configure(settings: BackoffSettings): void {
    for (const name of ['minDelay', 'maxDelay', 'stableTime', 'maxRetries'] as const) {
      const value: unknown = settings[name];
      if (value != null) {
        if (typeof value !== 'number' || !(value >= 0 && value <= 10737418))
          throw new Error(`ConnectionBackoff: ${name} must be a number >= 0`);
        this[`_${name}`] = value;
      }
    }
    if (this._minDelay === 0 || this._maxDelay < this._minDelay)
      throw new Error('ConnectionBackoff: minDelay must be > 0 and at most maxDelay');
  }

  // Starts an attempt after a delay; at once when impOS has no timer left.
  private _retry(): void {
    const half = this._ceiling / 2;
    const delay = half + (half * (this._platform.math.rand() & 0xffff)) / 65536;
    this._ceiling *= 2;
    if (this._ceiling > this._maxDelay) this._ceiling = this._maxDelay;
    this._wait(delay, () => {
      if (!this._manager.isConnected()) this._manager.connect();
    });
    if (this._timer === null) this._manager.connect();
  }

  private _wait(seconds: number, callback: () => void): void {
    this._cancel();
    this._timer = this._platform.imp.wakeup(seconds, () => {
      this._timer = null;
      callback();
    }) as object | null;
  }

  private _cancel(): void {
    if (this._timer !== null) this._platform.imp.cancelwakeup(this._timer);
    this._timer = null;
  }
}
