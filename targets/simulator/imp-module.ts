import type { Timer } from '../../core/platform.js';
import type { BlinkUp } from './blink-up.js';
import { CONFIG_ALL, CONFIG_WIFI, LONGEST_SLEEP, WAKEREASON_SW_RESET } from './constants.js';
import type { Memory } from './memory.js';
import { NetModule } from './net-module.js';
import type { Network } from './network.js';
import type { Parts } from './parts.js';
import type { Power } from './power.js';
import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import { requireSeconds } from './seconds.js';
import type { SendBuffer } from './send-buffer.js';
import type { Trace } from './trace.js';

/** impOS's `imp` on a simulated imp. */
export class ImpModule {
  /** The network interfaces. */
  readonly net: NetModule;

  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _buffer: SendBuffer;
  private readonly _blinkUp: BlinkUp;
  private readonly _memory: Memory;
  private readonly _power: Power;
  private readonly _allowsNullTimer: boolean;
  private _onUnhandled: ((error: unknown) => void) | null = null;

  constructor(scenario: Scenario, parts: Parts) {
    this.net = new NetModule(parts.network);
    this._scheduler = parts.scheduler;
    this._trace = parts.trace;
    this._network = parts.network;
    this._buffer = parts.buffer;
    this._blinkUp = parts.blinkUp;
    this._memory = parts.memory;
    this._power = parts.power;
    this._allowsNullTimer = (scenario.nullTimer ?? 'throws') === 'ignored';
  }

  /**
   * Calls a function later. Source: impOS docs, `imp.wakeup()`.
   * @param interval - Seconds, rounded up to 0.01; 0 for the next idle moment.
   * @returns The timer, or null when the interval is longer than 10,737,418 seconds, or the program
   *   holds as many timers as it can.
   * @throws Error when the interval is no number.
   */
  wakeup(interval: number, callback: () => void): Timer | null {
    const timer = this._scheduler.wakeup(interval, callback);
    if (this._trace.isDetailed) {
      this._trace.addDetail({
        at: this._scheduler.now,
        kind: 'wakeup',
        interval: this._scheduler.milliseconds(interval),
        made: timer != null,
      });
    }
    if (this._memory.free() < 0) {
      this.exhaust();
      this._scheduler.leave();
    }
    return timer;
  }

  /**
   * Cancels a timer; no effect on one that has fired. Source: impOS docs, `imp.cancelwakeup()`.
   * @throws Error on null, unless the scenario says otherwise: what impOS does is not documented.
   */
  cancelwakeup(timer: Timer | null): void {
    if (timer == null && !this._allowsNullTimer) {
      throw new Error('SimulatedImp: imp.cancelwakeup() needs a timer, got null');
    }
    this._scheduler.cancel(timer);
  }

  /**
   * Blocks for so many seconds. Source: impOS docs, `imp.sleep()`.
   * @throws Error on what is no number.
   */
  sleep(seconds: number): void {
    requireSeconds('imp.sleep()', seconds);
    this._scheduler.pause(this._scheduler.milliseconds(seconds));
  }

  /** Enables or disables BlinkUp. Source: impOS docs, `imp.enableblinkup()`. */
  enableblinkup(enabled: boolean): void {
    this._blinkUp.enable(enabled);
  }

  /** Calls a function once, when nothing else is to do. Source: impOS docs, `imp.onidle()`. */
  onidle(callback: (() => void) | null): void {
    this._scheduler.onIdle(callback);
  }

  /**
   * Asks for a larger send buffer.
   * @param size - Bytes, up to 30,720; it does not shrink.
   * @returns The size before, in bytes. Source: impOS docs, `imp.setsendbuffersize()`.
   */
  setsendbuffersize(size: number): number {
    return this._buffer.grow(size);
  }

  /** Tells how many bytes of memory are free. Source: impOS docs, `imp.getmemoryfree()`. */
  getmemoryfree(): number {
    return this._memory.free();
  }

  /**
   * Forgets settings; the link that is up stays up. Only those of the WiFi matter here. Source: impOS
   * docs, `imp.clearconfiguration()`.
   */
  clearconfiguration(what: number | null = null): void {
    const isAll = what == null || what === CONFIG_ALL;
    if (isAll || what === CONFIG_WIFI) this._network.clearWifi();
  }

  /** Sets the WiFi that later attempts use. Source: impOS docs, `imp.setwificonfiguration()`. */
  setwificonfiguration(ssid: string, key: string): void {
    this._network.setWifi(ssid, key);
  }

  /**
   * Sleeps without sending what is in the send buffer. It does not return. Source: impOS docs,
   * `imp.deepsleepfor()`.
   * @param seconds - Whole seconds, up to 2,419,198.
   * @throws Error on anything else; the program goes on then.
   */
  deepsleepfor(seconds: number): void {
    requireSeconds('imp.deepsleepfor()', seconds, LONGEST_SLEEP);
    this._power.sleep(this._scheduler.milliseconds(seconds));
    this._scheduler.leave();
  }

  /** Reboots. It does not return. Source: impOS docs, `imp.reset()`. */
  reset(): void {
    this._power.reboot(WAKEREASON_SW_RESET);
    this._scheduler.leave();
  }

  /**
   * Sets what is called with an exception that the program did not catch, before it is started
   * again. Source: impOS docs, `imp.onunhandledexception()`.
   */
  onunhandledexception(callback: ((error: unknown) => void) | null): void {
    this._onUnhandled = callback;
  }

  /** Forgets the functions of a program that has ended. */
  forgetProgram(): void {
    this._onUnhandled = null;
  }

  /** Calls what `onunhandledexception()` was given, if anything. */
  tellUnhandled(error: unknown): void {
    if (this._onUnhandled != null) this._onUnhandled.call(this._scheduler.root, error);
  }

  /** The memory does not suffice: the imp reboots. Source: impOS docs, `hardware.wakereason()`. */
  exhaust(): void {
    this._trace.add({ at: this._scheduler.now, kind: 'uncaught', error: 'out of memory' });
    this._power.reboot(WAKEREASON_SW_RESET);
  }
}
