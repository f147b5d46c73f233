import { Agenda, type ScheduledCall } from './agenda.js';
import type { Scenario } from './scenario.js';
import { requireSeconds } from './seconds.js';

/**
 * The clock of a simulated imp, and its one thread: things happen in the world, calls reach the
 * program, one after the other. Time is virtual. It passes only in `run()` and `block()`, in whole
 * milliseconds, and a call takes none unless the scenario says so, so that it is the same with the
 * short floats of an imp.
 */
export class Scheduler {
  /** Milliseconds since the start. */
  now = 0;

  /** What the program's functions have as `this` when impOS calls them. */
  root: object | null = null;

  /** How many calls have reached the program: the number of the turn that is under way. */
  turn = 0;

  /** How many timers the program can hold; null for no limit. */
  timerLimit: number | null;

  /** The largest number of timers that the program has held at a time. */
  mostTimers = 0;

  /** Called behind every call of the program, as if it were a part of it. */
  afterCall: (() => void) | null = null;

  /** Whether the program stands still, and all that waits for it, too. */
  isFrozen = false;

  // What happens outside the program: it goes on while the program blocks.
  private readonly _events: Agenda;

  // The calls that come before all others, those that wait for their time, and those that wait for
  // an idle moment. The last are ordered by rounds: what is added in one has its turn in the next.
  private readonly _interrupts: Agenda;
  private readonly _calls: Agenda;
  private readonly _idle: Agenda;
  private _round = 0;
  private _onIdle: (() => void) | null = null;

  private readonly _isIdleFirst: boolean;
  private readonly _roundsUp: boolean;
  private readonly _isStrict: boolean;
  private readonly _callDuration: number;
  private readonly _onUncaught: (error: unknown) => void;

  // Whether there is no program: it has ended, and has not been started again.
  private _isOff = false;

  // How many calls, and how many starts of the program, there have been since time last passed.
  private _callsNow = 0;
  private _startsNow = 0;

  /**
   * @param onUncaught - Told of an exception that leaves one of the program's functions. It ends
   *   the program, if it wants to.
   */
  constructor(scenario: Scenario, onUncaught: (error: unknown) => void) {
    this._onUncaught = onUncaught;
    const limit = scenario.timerLimit;
    this.timerLimit = limit ?? null;
    const timerOrder = scenario.timerOrder;
    const order = timerOrder ?? 'fifo';
    const seed = scenario.seed;
    const dice = seed ?? 0;
    this._events = new Agenda('fifo', 0);
    this._interrupts = new Agenda('fifo', 0);
    this._calls = new Agenda(order, dice);
    this._idle = new Agenda(order, dice);
    this._isIdleFirst = (scenario.idleHandler ?? 'last') === 'first';
    this._roundsUp = (scenario.timerRounding ?? 'up') === 'up';
    this._isStrict = (scenario.wrongInterval ?? 'allowed') === 'throws';
    this._callDuration = this.milliseconds(scenario.callDuration ?? 0);
  }

  /**
   * Turns seconds into whole milliseconds. The fraction is split off first: a short float could
   * not hold many seconds and a millisecond.
   * @param seconds - More than 2,000,000, about 23 days, are beyond the end of the clock.
   * @returns The nearest millisecond, at most 2,000,000,001.
   */
  milliseconds(seconds: number): number {
    if (seconds > 2000000) return 2000000001;
    const whole = seconds | 0;
    return whole * 1000 + (((seconds - whole) * 1000 + 0.5) | 0);
  }

  /**
   * Tells when it will be so much later, without leaving the integers of an imp.
   * @param duration - Milliseconds, not below 0.
   * @returns Milliseconds since the start, at most just beyond where the clock ends.
   */
  later(duration: number): number {
    return duration > 2000000000 - this.now ? 2000000001 : this.now + duration;
  }

  /**
   * Lets time pass and does what is due in it, all that is due at its very end included. It ends
   * late when the program blocks at the end.
   * @param end - Milliseconds since the start. The clock ends after 2,000,000 seconds, about 23
   *   days.
   * @param isDone - Asked before each thing that is done, and before time passes; if it says so, that was all. Null for
   *   nothing to ask.
   * @throws Error when the clock ends, or the program never lets time pass.
   */
  run(end: number, isDone: (() => boolean) | null): void {
    if (end > 2000000000) throw new Error('SimulatedImp: the clock ends after 2000000 seconds');
    while (this._goesOn(isDone) && (this._step() || (this._goesOn(isDone) && this._pass(end)))) {
      if (this._callsNow > 100000) {
        this._stopStill('calls', 100000, 'imp.wakeup(0, ...)', 'imp.wakeup(0.01, ...)');
      }
      if (this._startsNow > 100) {
        const cause = 'server.sleepfor(0), server.restart() or a restartDelay of 0';
        this._stopStill('starts', 100, cause, 'server.sleepfor(1)');
      }
    }
  }

  /**
   * Calls a function of the program, as impOS does: an exception kills the device. Source: impOS
   * docs, `imp.onunhandledexception()`.
   */
  call(callback: () => void): void {
    if (this._isOff) return;
    this.turn += 1;
    try {
      callback.call(this.root);
      if (this._callDuration > 0) this.pause(this._callDuration);
      if (this.afterCall != null) this.afterCall();
    } catch (error) {
      if (!this.isOff()) this._onUncaught(error);
    }
    // What a program has set in motion that went on after its own end.
    if (this.isOff()) this._forget();
  }

  /**
   * Lets time pass while the program stands still, until something happens outside it.
   * @param end - When to end anyway: milliseconds since the start.
   * @throws When that is the end of the program.
   */
  block(end: number): void {
    this._checkPower();
    this._setNow(this._events.next(end));
    this._happen();
    this._checkPower();
  }

  /** Lets so many milliseconds pass while the program stands still. */
  pause(duration: number): void {
    const end = this.later(duration);
    while (this.now < end) this.block(end);
  }

  /** Ends the program: it does nothing any more, and all that it has set in motion is dropped. */
  powerOff(): void {
    this._isOff = true;
    this.isFrozen = false;
    this._forget();
  }

  /** Lets there be a program again. Calls and interrupts that came while there was none are lost. */
  powerOn(): void {
    this._startsNow += 1;
    this._isOff = false;
    this._forget();
    let missed = this._interrupts.take(this.now);
    while (missed != null) missed = this._interrupts.take(this.now);
  }

  /** Whether there is no program that could run. */
  isOff(): boolean {
    return this._isOff;
  }

  /**
   * Leaves the program's code, which has ended.
   * @throws Always. The program may catch it, as it can catch nothing on an imp; it gets nowhere.
   */
  leave(): never {
    throw new Error('SimulatedImp: the program has ended');
  }

  /** Notes what happens outside the program; a call to it goes to `callAt()`. */
  event(at: number, callback: () => void): ScheduledCall {
    return this._events.add(at, callback, false);
  }

  /** Drops what `event()` returned; no effect when it has happened. */
  cancelEvent(event: ScheduledCall): void {
    this._events.remove(event);
  }

  /** Calls a function of the program, in a turn of its own. */
  callAt(at: number, callback: () => void): ScheduledCall {
    return this._calls.add(at, callback, false);
  }

  /** Calls a function of the program before all others that are due by then. */
  interruptAt(at: number, callback: () => void): void {
    this._interrupts.add(at, callback, false);
  }

  /**
   * `imp.wakeup()`: ticks of 10 ms, and 0 for the next idle moment, after all that is due by then.
   * Source: impOS docs, `imp.wakeup()`. Below 0 is not documented; by default it is 0.
   * @param interval - Seconds, at most 10,737,418.
   * @returns The timer, or null when the interval is too long, or the program holds too many.
   * @throws Error when the interval is no number, or out of range and the scenario says so.
   */
  wakeup(interval: number, callback: () => void): ScheduledCall | null {
    requireSeconds('imp.wakeup()', interval, this._isStrict ? 10737418 : null);
    const held = this.timers();
    if (interval > 10737418 || (this.timerLimit != null && held >= this.timerLimit)) return null;
    if (held >= this.mostTimers) this.mostTimers = held + 1;
    if (interval <= 0) return this._idle.add(this._round + 1, callback, true);
    const ticks = Math.trunc((this.milliseconds(interval) + (this._roundsUp ? 9 : 5)) / 10);
    return this._calls.add(this.later(ticks > 0 ? ticks * 10 : 10), callback, true);
  }

  /** Counts the timers that the program holds. */
  timers(): number {
    return this._calls.timers + this._idle.timers;
  }

  /** `imp.cancelwakeup()`, for what `wakeup()` and `callAt()` returned. */
  cancel(timer: unknown): void {
    this._calls.remove(timer);
    this._idle.remove(timer);
  }

  /** `imp.onidle()`: one function, called once when the imp is idle. */
  onIdle(callback: (() => void) | null): void {
    this._onIdle = callback;
  }

  private _goesOn(isDone: (() => boolean) | null): boolean {
    if (isDone == null) return true;
    return !isDone();
  }

  // Does one thing that is due: the world comes before the program, timers before idle work.
  // Returns false when there is none.
  private _step(): boolean {
    this._happen();
    if (this._isOff || this.isFrozen) return false;
    const call = this._take();
    if (call == null) return false;
    this._callsNow += 1;
    this.call(call);
    return true;
  }

  private _take(): (() => void) | null {
    let call = this._interrupts.take(this.now);
    call ??= this._calls.take(this.now);
    if (call == null && (!this._isIdleFirst || this._onIdle == null)) call = this._takeIdle();
    if (call != null) return call.callback;
    const idle = this._onIdle;
    this._onIdle = null;
    return idle;
  }

  private _takeIdle(): ScheduledCall | null {
    const call = this._idle.take(this._round + 1);
    if (call != null) this._round = call.at;
    return call;
  }

  private _happen(): void {
    let event = this._events.take(this.now);
    while (event != null) {
      event.callback();
      event = this._events.take(this.now);
    }
  }

  // Lets time pass to where something is due. Returns false when that is not before the end.
  private _pass(end: number): boolean {
    if (this.now >= end) return false;
    const next = this._events.next(end);
    const isStill = this._isOff || this.isFrozen;
    this._setNow(isStill ? next : this._interrupts.next(this._calls.next(next)));
    return true;
  }

  private _setNow(now: number): void {
    if (now > this.now) {
      this._callsNow = 0;
      this._startsNow = 0;
      this.now = now;
    }
  }

  private _stopStill(what: string, limit: number, cause: string, remedy: string): never {
    throw new Error(
      `SimulatedImp: more than ${limit} ${what} at ${this.now} ms, and time stands still: is there ${cause} without end? ${remedy} lets time pass`,
    );
  }

  private _checkPower(): void {
    if (this._isOff) this.leave();
  }

  private _forget(): void {
    this._calls.clear();
    this._idle.clear();
    this._onIdle = null;
  }
}
