import { ConnectionManager, type Platform, type Settings } from '../../core/index.js';
import type { Observer } from './observer.js';

/** A subclass, as programs have them: it tells the observer of the manager's own calls, too. */
export class StormManager extends ConnectionManager {
  constructor(
    private readonly stormObserver: Observer,
    private readonly stormNumber: number,
    settings: Settings,
    platform: Platform,
  ) {
    super(settings, platform);
  }

  flag(): boolean {
    return this._connected;
  }

  override connect(): boolean {
    if (this.stormObserver.connects(this.stormNumber)) return false;
    const result = super.connect();
    this.stormObserver.connected(this.stormNumber, result);
    return result;
  }

  override disconnect(force = false, flushTimeout = 30): boolean {
    if (this.stormObserver.disconnects(this.stormNumber, force, flushTimeout)) return false;
    const result = super.disconnect(force, flushTimeout);
    this.stormObserver.disconnected(this.stormNumber, result);
    return result;
  }
}
