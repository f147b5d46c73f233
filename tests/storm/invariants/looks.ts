import type { ManagerWatcher } from './manager-watcher.js';
import { slack } from './settings.js';

/** How often the manager looks at the link. */
export class Looks {
  /** When the link changed last. */
  linkChanged = 0;

  constructor(private readonly manager: ManagerWatcher) {}

  /** The link has changed. */
  linkChanges(): void {
    this.linkChanged = this.manager.world.at;
  }

  /** It was not looked at for so many milliseconds. */
  late(gap: number): void {
    this.manager.hold(false, 'the link is looked at', `not for ${gap} ms`);
  }

  /** Whether the link and the flag have not changed since a check must have come. */
  isSteady(): boolean {
    const { entered, settings, timers, world } = this.manager;
    const newest = Math.max(this.linkChanged, entered, timers.fed, world.blocked);
    return world.at - newest > settings.checkTimeout * 1000 + slack;
  }

  /** The imp has been idle. */
  idle(): void {
    const { isConnected, world } = this.manager;
    const isSeen = isConnected === world.online || !this.isSteady();
    this.manager.hold(isSeen, 'the link is looked at', 'it has changed');
  }
}
