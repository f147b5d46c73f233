import type { ManagerWatcher } from './manager-watcher.js';

/** What impOS is told of BlinkUp. */
export class BlinkUp {
  private told = -1;
  private tells = 0;
  private behavior: number;

  constructor(private readonly manager: ManagerWatcher) {
    this.behavior = manager.settings.blinkupBehavior;
  }

  /** The program chooses a behavior. */
  chooses(behavior: number): void {
    this.behavior = behavior;
    this.tells = 0;
  }

  flagChanges(): void {
    this.tells = 0;
  }

  /** imp.enableblinkup() is called. */
  enables(isEnabled: number): void {
    this.told = isEnabled;
    this.tells++;
  }

  /** Holds that impOS has been told what is right now. */
  holdTold(details = `told ${this.told}`): void {
    const { isConnected } = this.manager;
    const states = [1, 0, isConnected ? 1 : 0, isConnected ? 0 : 1];
    const isRight = this.tells > 0 && this.told === states[this.behavior];
    this.manager.hold(isRight, 'BlinkUp follows the flag', details);
  }
}
