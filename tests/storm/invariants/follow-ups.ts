import type { ManagerWatcher } from './manager-watcher.js';
import { slack } from './settings.js';

/** A call that the manager is to make by itself. */
interface Due {
  what: 'connect' | 'disconnect' | 'retry';
  turn: number;
}

/** What the manager calls by itself: starts, reconnects, retries, the disconnect of connectFor(). */
export class FollowUps {
  private due: Due | null = null;

  constructor(private readonly manager: ManagerWatcher) {
    const { startBehavior, stayConnected } = manager.settings;
    if (startBehavior === 2) this.plan('disconnect');
    else if (startBehavior === 1) this.plan('connect');
    else if (stayConnected && !manager.isConnected) this.plan('connect');
  }

  /** What is to come next; null for nothing. */
  next(): Due['what'] | null {
    return this.due?.what ?? null;
  }

  plan(what: Due['what']): void {
    this.due = { what, turn: this.manager.world.turn };
  }

  cancel(): void {
    this.due = null;
  }

  /** What connects or disconnects by itself is not overtaken by what happens, only a retry is. */
  cancelRetry(): void {
    if (this.next() === 'retry') this.cancel();
  }

  /** The manager calls connect(). */
  connects(): void {
    const { manager, due } = this;
    const isDue = due !== null && due.what !== 'disconnect' && this.isLater(due);
    const details = `due: ${this.next() ?? 'nothing'}`;
    manager.hold(isDue, 'the manager connects only when it is to', details);
    if (due?.what !== 'retry') return;
    const age = this.age();
    const isRight = manager.callbacks.count() === 0 && age >= 1000;
    manager.hold(isRight, 'a retry waits for callbacks, and for a second', `after ${age} ms`);
  }

  /** The manager calls disconnect(). */
  disconnects(): void {
    const { manager, due } = this;
    const isStart = due?.what === 'disconnect' && this.isLater(due);
    const isRight = isStart || manager.tasks.isDebtDue();
    manager.hold(isRight, 'the manager disconnects only when it is to', 'nothing was due');
  }

  /** The imp has been idle. */
  idle(): void {
    const what = this.next();
    const mayWait = what === 'retry' && this.age() < 1000 + slack;
    this.manager.hold(what === null || mayWait, 'what is to follow follows', `no ${what} came`);
  }

  private isLater({ turn }: Due): boolean {
    return turn < this.manager.world.turn;
  }

  // Since the latest attempt began.
  private age(): number {
    return this.manager.world.at - this.manager.began;
  }
}
