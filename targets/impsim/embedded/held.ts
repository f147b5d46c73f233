/** The functions of a program that impOS holds: timers, and the latest of each handler. */
import { Callable, type Value } from '../../squirrel/engine/engine.js';

export class HeldFunctions {
  private readonly handlers = new Map<string, readonly Callable[]>();
  private readonly timers = new Map<Callable, number>();
  private callees = new WeakMap<object, Callable>();

  /**
   * Notes a call of impOS.
   * @param name - What was called.
   * @param owner - A number for the object that it was called on.
   * @param result - What it returned: the timer, for `imp.wakeup()`.
   */
  note(name: string, owner: number, given: readonly Value[], result: unknown): void {
    const functions = given.filter((each) => each instanceof Callable);
    if (name === 'wakeup') this.noteTimer(functions[0], result);
    else if (functions.length > 0) {
      const [first] = given;
      const event = typeof first === 'string' ? first : '';
      this.handlers.set(`${owner} ${name} ${event}`, functions);
    }
  }

  private noteTimer(callee: Callable | undefined, timer: unknown): void {
    if (callee === undefined || typeof timer !== 'object' || timer === null) return;
    this.callees.set(timer, callee);
    this.timers.set(callee, (this.timers.get(callee) ?? 0) + 1);
  }

  /** Notes that a timer has been cancelled. */
  noteCancelled(timer: unknown): void {
    if (typeof timer !== 'object' || timer === null) return;
    const callee = this.callees.get(timer);
    if (callee === undefined) return;
    this.callees.delete(timer);
    this.noteCalled(callee);
  }

  /** Notes that impOS has called a function: a timer is gone then. */
  noteCalled(callee: Callable): void {
    const count = this.timers.get(callee);
    if (count === undefined) return;
    if (count > 1) this.timers.set(callee, count - 1);
    else this.timers.delete(callee);
  }

  /** Forgets the functions of a program that has ended. */
  clear(): void {
    this.handlers.clear();
    this.timers.clear();
    this.callees = new WeakMap();
  }

  *values(): Generator<Value> {
    for (const functions of this.handlers.values()) yield* functions;
    yield* this.timers.keys();
  }
}
