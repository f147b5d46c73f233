import type { LinkState } from '../../simulator/imp.js';
import type { AgentWorld, Scheduled } from './imp-with-agent.js';

/** impCloud's view of the device. */
export interface PresenceListener {
  connected(): void;
  disconnected(): void;
}

/**
 * Whether the agent takes its device for online. impCloud notices at once when a device connects or
 * disconnects, and only after a while when a device has gone without a word.
 */
export class Presence {
  private isPresent = false;
  private state: LinkState = 'off';
  private notice: Scheduled | null = null;

  /**
   * @param noticeDuration - How long that takes, in milliseconds.
   */
  constructor(
    private readonly world: AgentWorld,
    private readonly noticeDuration: number,
    private readonly listener: PresenceListener,
  ) {
    world.onLink((state) => {
      this.follow(state);
    });
  }

  /** What `device.isconnected()` returns. */
  isConnected(): boolean {
    return this.isPresent;
  }

  /** Follows the link from where it is now. */
  start(): void {
    this.follow(this.world.link());
  }

  private follow(state: LinkState): void {
    const before = this.state;
    this.state = state;
    if (state === 'online') this.come(before);
    else if (this.isPresent) this.leave(before);
  }

  // A device that comes back before impCloud has noticed its loss has another connection now.
  private come(before: LinkState): void {
    this.forgetNotice();
    if (this.isPresent && before === 'stale') return;
    this.go();
    this.isPresent = true;
    this.listener.connected();
  }

  // A program that disconnects or sleeps closes the link: impCloud sees that.
  private leave(before: LinkState): void {
    const isClosed = this.state === 'off' || this.state === 'sleeping';
    if (isClosed && before === 'online') {
      this.go();
      return;
    }
    this.notice ??= this.world.after(this.noticeDuration, () => {
      this.notice = null;
      this.go();
    });
  }

  private go(): void {
    this.forgetNotice();
    if (!this.isPresent) return;
    this.isPresent = false;
    this.listener.disconnected();
  }

  private forgetNotice(): void {
    if (this.notice !== null) this.world.cancel(this.notice);
    this.notice = null;
  }
}
