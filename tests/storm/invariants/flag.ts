import type { ManagerWatcher } from './manager-watcher.js';
import { patience } from './settings.js';

/** What isConnected() returns. */
export class Flag {
  // 0 for false, 1 for true, 2 for anything else; below 0 before it was looked at.
  private shown = -1;

  constructor(private readonly manager: ManagerWatcher) {}

  isUp(): boolean {
    return this.shown === 1;
  }

  /** It is found changed. */
  shows(flag: number): void {
    const { manager } = this;
    manager.hold(flag !== 2, 'the flag is a boolean', 'it is none');
    const isFirst = this.shown < 0;
    this.shown = flag;
    const isTrue = this.isUp() === manager.world.online;
    if (isFirst) manager.hold(isTrue, 'the flag changes only to the truth', 'at construction');
    if (isFirst || this.isUp() === manager.isConnected) return;
    manager.hold(isTrue, 'the flag changes only to the truth', `it is ${flag}`);
    this.changes();
  }

  /** Nothing is under way. */
  settled(): void {
    const { manager } = this;
    const isShown = this.shown === (manager.isConnected ? 1 : 0);
    manager.hold(isShown, 'the flag changes only to the truth', `it is ${this.shown}`);
    // What comes of it is judged by what the manager takes for true.
    if (!isShown) manager.isConnected = this.isUp();
  }

  private changes(): void {
    const { manager } = this;
    // For how long a success is a late one is left open.
    const isRecent = manager.world.at - manager.began < 2 * patience(manager.settings);
    const isLate = manager.attempts.wasEnded && isRecent;
    const invariant = 'nothing comes of an attempt that was ended';
    manager.hold(!this.isUp() || !isLate, invariant, 'a late success');
    if (this.isUp()) manager.cameOnline();
    else manager.lost();
  }
}
