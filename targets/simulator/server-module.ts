import { LONGEST_SLEEP, WAKEREASON_SW_RESTART } from './constants.js';
import type { Network } from './network.js';
import type { Parts } from './parts.js';
import type { ConnectCallback } from './platform.js';
import type { Power } from './power.js';
import type { Scheduler } from './scheduler.js';
import { requireSeconds } from './seconds.js';
import type { SendPolicy } from './send-policy.js';
import type { Sender } from './sender.js';
import type { Trace } from './trace.js';

/** impOS's `server` on a simulated imp. */
export class ServerModule {
  private readonly _network: Network;
  private readonly _sender: Sender;
  private readonly _policy: SendPolicy;
  private readonly _power: Power;
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private _onShutdown: ((reason: number) => void) | null = null;
  private _restartReason = WAKEREASON_SW_RESTART;

  constructor(parts: Parts) {
    this._network = parts.network;
    this._sender = parts.sender;
    this._policy = parts.policy;
    this._power = parts.power;
    this._scheduler = parts.scheduler;
    this._trace = parts.trace;
  }

  /** Whether the imp is online. Source: impOS docs, `server.isconnected()`. */
  isconnected(): boolean {
    const online = this._network.looksOnline();
    if (this._trace.isDetailed) {
      this._trace.addDetail({ at: this._scheduler.now, kind: 'isconnected', value: online });
    }
    return online;
  }

  /**
   * Starts an attempt to connect; under SUSPEND_ON_ERROR it blocks until the imp is online.
   * @param timeout - Seconds. Source of the default: impOS docs, `server.connect()`.
   * @throws Error when that is no number.
   */
  connect(callback: ConnectCallback | null = null, timeout = 60): void {
    this._network.connect(callback, this._milliseconds('server.connect()', timeout));
  }

  /** Closes the link and ends an attempt. Source: impOS docs, `server.disconnect()`. */
  disconnect(): void {
    this._network.disconnect();
  }

  /**
   * Blocks until what was sent has been acknowledged. Source: impOS docs, `server.flush()`.
   * @param timeout - Seconds to wait at most. Below 0 is not documented; here it is 0.
   * @returns True when all was acknowledged in time.
   * @throws Error when the timeout is no number.
   */
  flush(timeout: number): boolean {
    return this._sender.flush(this._milliseconds('server.flush()', timeout));
  }

  /**
   * Logs a message.
   * @returns 0, or a send error code, 1 when offline: the message is lost then. Source: impOS docs,
   *   `server.log()`.
   */
  log(message: unknown): number | null {
    return this._sender.log('log', message);
  }

  /**
   * Logs an error.
   * @returns As `log()`. Source: impOS docs, `server.error()`.
   */
  error(message: unknown): number | null {
    return this._sender.log('error', message);
  }

  /**
   * Sets what happens when a send fails. Source: impOS docs, `server.setsendtimeoutpolicy()`.
   * @param timeout - Seconds a send may block.
   * @throws Error on a number that is none of impOS's constants, and on a timeout that is no number.
   */
  setsendtimeoutpolicy(reconnectPolicy: number, waitPolicy: number, timeout: number): void {
    const milliseconds = this._milliseconds('server.setsendtimeoutpolicy()', timeout);
    this._trace.add({
      at: this._scheduler.now,
      kind: 'policy',
      reconnect: reconnectPolicy,
      wait: waitPolicy,
      timeout: milliseconds,
    });
    this._policy.set(reconnectPolicy, waitPolicy, milliseconds);
  }

  /**
   * Sets what is called when a lost link could not be got back; null for nothing. Source: impOS
   * docs, `server.onunexpecteddisconnect()`.
   */
  onunexpecteddisconnect(callback: ConnectCallback | null): void {
    this._network.onUnexpected(callback);
  }

  /**
   * Sets what is called when the program is to be started again; without it that happens at once.
   * Source: impOS docs, `server.onshutdown()`.
   */
  onshutdown(callback: ((reason: number) => void) | null): void {
    this._onShutdown = callback;
  }

  /** Starts the program again. It does not return. Source: impOS docs, `server.restart()`. */
  restart(): void {
    this._power.restart(this._restartReason);
    this._scheduler.leave();
  }

  /**
   * Sends what is in the send buffer, and sleeps; then the program starts again, offline. It does
   * not return. Source: impOS docs, `server.sleepfor()`.
   * @param seconds - Whole seconds, up to 2,419,198.
   * @throws Error on anything else; the program goes on then.
   */
  sleepfor(seconds: number): void {
    requireSeconds('server.sleepfor()', seconds, LONGEST_SLEEP);
    this._sender.flush(this._policy.timeout);
    this._power.sleep(this._scheduler.milliseconds(seconds));
    this._scheduler.leave();
  }

  /** Forgets the functions of a program that has ended, and its policy. */
  forgetProgram(): void {
    this._onShutdown = null;
    this._restartReason = WAKEREASON_SW_RESTART;
    this._policy.reset();
  }

  /**
   * The server wants the program to start again; it can only tell an imp that is online.
   * @param reason - impOS's number for why.
   * @param wakeReason - Why the program starts then.
   */
  shutDown(reason: number, wakeReason: number): void {
    if (this._network.state() !== 'online') return;
    const callback = this._onShutdown;
    if (callback == null) {
      this._power.restart(wakeReason);
      return;
    }
    this._restartReason = wakeReason;
    const scheduler = this._scheduler;
    scheduler.callAt(scheduler.now, () => {
      callback.call(scheduler.root, reason);
    });
  }

  private _milliseconds(call: string, seconds: number): number {
    requireSeconds(call, seconds);
    return this._scheduler.milliseconds(seconds < 0 ? 0 : seconds);
  }
}
