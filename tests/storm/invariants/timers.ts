import type { ManagerWatcher } from './manager-watcher.js';

/** The timers that the manager holds, and whether impOS has one to give. */
export class Timers {
  isStarved = false;

  /** Since when impOS has timers; before the imp is idle, they are still being set. */
  fed: number;
  private isJustFed = false;

  constructor(private readonly manager: ManagerWatcher) {
    this.fed = manager.world.at;
  }

  /** A turn begins. */
  begin(wasIdle: boolean): void {
    if (wasIdle) this.isJustFed = false;
    else if (this.isJustFed) this.fed = this.manager.world.at;
  }

  /** imp.wakeup() has nothing to give. */
  starves(): void {
    this.isStarved = true;
  }

  /** imp.wakeup() gives a timer again. */
  feeds(): void {
    this.isStarved = false;
    this.isJustFed = true;
    this.fed = this.manager.world.at;
  }

  /** So many are held, more than ever. */
  holds(count: number): void {
    this.manager.hold(count <= 1, 'at most one timer', `${count}`);
  }

  /** imp.wakeup() is called with an interval below 0. */
  intervalBelowZero(): void {
    this.manager.hold(false, 'at most one timer', 'an interval below 0');
  }
}
