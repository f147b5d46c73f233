import type { ScheduledCall } from './agenda.js';
import type { BlinkUp } from './blink-up.js';
import type { Clock } from './clock.js';
import {
  WAKEREASON_POWER_ON,
  WAKEREASON_SNOOZE,
  WAKEREASON_SQUIRREL_ERROR,
  WAKEREASON_TIMER,
} from './constants.js';
import type { Network } from './network.js';
import type { Boot, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';

/** What a program keeps over a sleep is in the root table, in the slot `nv`. */
interface Root {
  nv?: unknown;
}

/** The starts, restarts and sleeps of a simulated imp, and what a program keeps over them. */
export class Power {
  /** Why the program started. */
  wakeReason: number;

  /** Called when a program that was running ends; null for nothing. */
  onEnd: (() => void) | null = null;

  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _blinkUp: BlinkUp;
  private readonly _clock: Clock;

  // Milliseconds.
  private readonly _restartDelay: number | null;
  private readonly _snoozeDuration: number;

  private _program: (() => void) | null = null;

  // What is to be done before a program starts anew.
  private readonly _resets: (() => void)[];

  // The start that is to come, and what `nv` was when the imp fell asleep; null for nothing.
  private _start: ScheduledCall | null = null;
  private _nv: unknown;

  constructor(
    scenario: Scenario,
    scheduler: Scheduler,
    trace: Trace,
    network: Network,
    blinkUp: BlinkUp,
    clock: Clock,
  ) {
    this._scheduler = scheduler;
    this._trace = trace;
    this._network = network;
    this._blinkUp = blinkUp;
    this._clock = clock;
    this._resets = [];
    // Null has a meaning here: never.
    const delay = 'restartDelay' in scenario ? scenario.restartDelay : 2;
    this._restartDelay = delay == null ? null : scheduler.milliseconds(delay);
    this._snoozeDuration = scheduler.milliseconds(scenario.snoozeDuration ?? 540);
    network.onGivenUp = () => {
      this._snooze();
    };
    const boot = scenario.boot;
    const isWarm = (boot ?? 'cold') === 'warm';
    this.wakeReason = isWarm ? WAKEREASON_TIMER : WAKEREASON_POWER_ON;
    this._begin(boot ?? 'cold');
  }

  /** Adds something to be done before a program starts anew. */
  whenStarting(reset: () => void): void {
    this._resets.push(reset);
  }

  /** Starts a program for the first time. */
  start(program: () => void): void {
    this._program = program;
    this._scheduler.call(program);
  }

  /** Starts the program again, after an exception that it did not catch. */
  crash(): void {
    this._end();
    if (this._restartDelay != null) {
      this._startAt(this._restartDelay, WAKEREASON_SQUIRREL_ERROR);
    }
  }

  /** Starts the program again; the link stays. Source: impOS docs, `server.restart()`. */
  restart(reason: number): void {
    this._end();
    this._startAt(0, reason);
  }

  /** Reboots the imp, as from power-on. Source: impOS docs, `imp.reset()`. */
  reboot(reason: number): void {
    this._end();
    this._network.powerDown('off');
    this._after(0, () => {
      this._startCold(reason);
    });
  }

  /**
   * Lets the imp sleep. What is in `nv` survives. Source: impOS docs, `server.sleepfor()`, `nv`.
   * @param duration - Milliseconds.
   */
  sleep(duration: number): void {
    this._fallAsleep(duration);
    this._after(duration, () => {
      this._startWarm(WAKEREASON_TIMER);
    });
  }

  /**
   * Wakes an imp that sleeps; no effect on one that does not.
   * @param reason - Why.
   */
  wake(reason: number): void {
    if (this._network.state() === 'sleeping') this._startWarm(reason);
  }

  private _begin(boot: Boot): void {
    this._blinkUp.boot(boot !== 'warm');
    this._network.start(boot === 'cold');
  }

  private _end(): void {
    const onEnd = this.onEnd;
    if (onEnd != null && !this._scheduler.isOff()) onEnd();
    this._scheduler.powerOff();
    this._network.forgetProgram();
    if (this._start != null) this._scheduler.cancelEvent(this._start);
    this._start = null;
  }

  private _fallAsleep(duration: number): void {
    const root = this._scheduler.root as Root;
    this._nv = root.nv;
    this._end();
    this._network.powerDown('sleeping');
    this._trace.add({ at: this._scheduler.now, kind: 'sleep', duration });
  }

  // Under SUSPEND_ON_ERROR impOS sleeps, tries for a minute without the program, and sleeps again.
  // Source: impOS docs, server.setsendtimeoutpolicy().
  private _snooze(): void {
    this._fallAsleep(this._snoozeDuration);
    this._after(this._snoozeDuration, () => {
      this._clock.boot();
      this._blinkUp.boot(false);
      this._network.tryToConnect(60000, (isOnline) => {
        if (isOnline) this._startProgram(WAKEREASON_SNOOZE);
        else this._snooze();
      });
    });
  }

  private _startWarm(reason: number): void {
    this._end();
    this._clock.boot();
    this._blinkUp.boot(false);
    this._network.powerDown('off');
    this._startProgram(reason);
  }

  // The program starts when the imp is online, or after 10 seconds. Source: impOS docs, start of the
  // program.
  private _startCold(reason: number): void {
    this._clock.boot();
    this._blinkUp.boot(true);
    this._nv = null;
    this._startAt(10000, reason);
    this._network.tryToConnect(60000, (isOnline) => {
      if (isOnline && this._start != null) this._startProgram(reason);
    });
  }

  private _startAt(delay: number, reason: number): void {
    this._after(delay, () => {
      this._startProgram(reason);
    });
  }

  private _after(delay: number, callback: () => void): void {
    this._start = this._scheduler.event(this._scheduler.later(delay), () => {
      this._start = null;
      callback();
    });
  }

  private _startProgram(reason: number): void {
    if (this._start != null) this._scheduler.cancelEvent(this._start);
    this._start = null;
    this.wakeReason = reason;
    this._network.forgetProgram();
    for (const reset of this._resets) reset();
    this._restoreNv();
    this._trace.add({ at: this._scheduler.now, kind: 'boot', reason });
    const program = this._program;
    if (program == null) return;
    this._scheduler.powerOn();
    this._scheduler.callAt(this._scheduler.now, program);
  }

  private _restoreNv(): void {
    const root = this._scheduler.root as Root;
    delete root.nv;
    if (this._nv != null) root.nv = this._nv;
    this._nv = null;
  }
}
