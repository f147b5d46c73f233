import type { ManagerWatcher } from './manager-watcher.js';

/** Every server.disconnect(), and what it is for. */
export class Disconnects {
  // How many there have been for losses that are not known of yet; below 0, how many are to come.
  private forLosses = 0;

  constructor(private readonly manager: ManagerWatcher) {}

  /** The link is lost, and the radio is to go off. */
  lost(): void {
    this.forLosses--;
  }

  /** server.disconnect() is called. */
  happens(): void {
    const { manager } = this;
    manager.hold(!manager.isMaking, 'construction is quiet', 'it disconnected');
    if (manager.calls.takeDisconnect()) return;
    if (manager.isConnecting) manager.attempts.givenUp();
    else if (this.forLosses < 0 || (manager.isConnected && !manager.world.online)) this.forLosses++;
    else {
      const isUndone = !manager.isConnected && manager.attempts.mayBeUndone();
      this.hold(isUndone, 'server.disconnect() for nothing');
    }
  }

  /** Nothing is under way. */
  settled(): void {
    this.hold(this.forLosses === 0, `${this.forLosses} server.disconnect() more than losses`);
    this.forLosses = 0;
  }

  private hold(condition: boolean, details: string): void {
    this.manager.hold(condition, 'the manager disconnects only when it is to', details);
  }
}
