import type { ManagerWatcher } from './manager-watcher.js';
import { takeTurn } from './turns.js';

/** A task of onNextConnect(), or, marked, of connectFor(). */
interface Task {
  number: number;
  isMarked: boolean;
  turn: number;
}

/** The queue of tasks, and what connectFor() owes. */
export class Tasks {
  private queue: Task[] = [];
  private running: Task | null = null;
  private onlineTurn = 0;
  private inConnectFor = false;
  private connectCalls = 0;

  // The tasks that are to run before the disconnect that is owed; null for none owed.
  private debt: Set<number> | null = null;

  constructor(private readonly manager: ManagerWatcher) {}

  /** onNextConnect() or connectFor() is called. */
  queues(number: number, isMarked: number): void {
    this.queue.push({ number, isMarked: isMarked === 1, turn: this.manager.world.turn });
    this.inConnectFor = isMarked === 1;
    this.connectCalls = 0;
  }

  /**
   * connect() is called.
   * @returns Whether connectFor() does so.
   */
  connects(): boolean {
    if (this.inConnectFor) this.connectCalls++;
    return this.inConnectFor;
  }

  /** onNextConnect() or connectFor() has returned. */
  queued(isRight: number): void {
    const { manager, inConnectFor, connectCalls } = this;
    manager.hold(isRight === 1, 'calls return what they should', 'the result of queueing');
    const details = `connectFor() called connect() ${connectCalls} times`;
    manager.hold(connectCalls === (inConnectFor ? 1 : 0), 'connectFor() is paid for', details);
    this.inConnectFor = false;
  }

  runs(number: number): void {
    const { manager } = this;
    const isBehind = manager.callbacks.count() === 0;
    const task = this.queue.shift();
    manager.hold(task?.number === number, 'tasks run once each, in order', `task ${number}`);
    const isOnline = manager.world.online && manager.flag.isUp();
    manager.hold(isOnline, 'tasks run online', `task ${number}`);
    const order = 'callbacks run in order, as the event found them';
    manager.hold(isBehind, order, `task ${number} came first`);
    manager.hold(
      !this.isDebtDue(),
      'connectFor() is paid for',
      `task ${number} ran before the disconnect`,
    );
    takeTurn(manager, Math.max(task?.turn ?? -1, this.onlineTurn));
    this.running = task ? { ...task } : null;
  }

  /** A callback or task is over. */
  scriptEnds(): void {
    if (!this.running) return;
    const { number, isMarked } = this.running;
    if (isMarked) this.debt ??= new Set(this.queue.map((each) => each.number));
    this.debt?.delete(number);
    this.running = null;
  }

  cameOnline(): void {
    this.onlineTurn = this.manager.world.turn;
  }

  wentOffline(): void {
    this.forgive();
    if (this.running) this.running.isMarked = false;
  }

  /** No disconnect is owed any more. */
  forgive(): void {
    this.debt = null;
  }

  /** How many wait. */
  count(): number {
    return this.queue.length;
  }

  isMarkedWaiting(): boolean {
    return this.queue.some(({ isMarked }) => isMarked);
  }

  /** Whether a disconnect is owed. */
  isDebt(): boolean {
    return this.debt !== null;
  }

  /** Whether it is to come now. */
  isDebtDue(): boolean {
    return this.debt?.size === 0;
  }

  /** The imp has been idle. */
  idle(): void {
    const { manager } = this;
    const count = this.count();
    // A link that was away in the turn of a task is found by the next check.
    const isNew = !manager.looks.isSteady();
    const isDone = !manager.isConnected || !manager.world.online || count === 0 || isNew;
    manager.hold(isDone, 'no callback or task is left waiting', `${count} tasks`);
    manager.hold(!this.isDebtDue(), 'connectFor() is paid for', 'no disconnect came');
    const isServed =
      !this.isMarkedWaiting() ||
      manager.isConnected ||
      manager.isConnecting ||
      manager.mayStayOffline ||
      manager.followUps.next() === 'retry';
    manager.hold(isServed, 'the manager connects for tasks of connectFor()', 'one waits offline');
  }
}
