import type { ConnectionManager } from '../connection-manager.js';
import { CM_BLINK_ALWAYS } from '../constants.js';
import { globalPlatform } from '../platform.js';
import type { BlinkUpBehavior } from '../settings.js';
import type { ExtrasPlatform } from './platform.js';

/**
 * Keeps BlinkUp enabled after a cold boot, so that somebody who has just powered the imp on can
 * configure it, whatever the manager's behavior is.
 */
export class BlinkUpWindow {
  private readonly _manager: ConnectionManager;

  // What the manager had before, and has again when the window closes.
  private readonly _behavior: BlinkUpBehavior;

  /**
   * After a cold boot, sets the manager's BlinkUp behavior to CM_BLINK_ALWAYS for a while. It does
   * nothing after other starts, and leaves a behavior alone that the program sets meanwhile.
   *
   * @param manager - The ConnectionManager.
   * @param seconds - How long the window is open; default 60.
   * @param platform - The impOS globals as an object, as ConnectionManager takes them. Default:
   *   the real globals.
   */
  constructor(
    manager: ConnectionManager,
    seconds = 60,
    platform: ExtrasPlatform = globalPlatform() as ExtrasPlatform,
  ) {
    this._manager = manager;
    this._behavior = manager['_cm_blinkupBehavior'];
    const reason = platform.hardware.wakereason();
    if (reason !== platform.WAKEREASON_POWER_ON && reason !== platform.WAKEREASON_HW_RESET) return;
    manager.setBlinkUpBehavior(CM_BLINK_ALWAYS);
    const timer = platform.imp.wakeup(seconds, () => {
      this._close();
    });
    // impOS has no timer left.
    if (timer === null) this._close();
  }

  private _close(): void {
    if (this._manager['_cm_blinkupBehavior'] === CM_BLINK_ALWAYS)
      this._manager.setBlinkUpBehavior(this._behavior);
  }
}
