import type { Invariant } from './index.js';
import type { ManagerWatcher } from './manager-watcher.js';

/** A call of connect() or disconnect() that is under way: what it is to do still, and to return. */
interface Frame {
  returns: number;
  attempts: number;
  disconnects: number;
  /** Null when it is left open. */
  flushes: number | null;
}

/** What connect() and disconnect() do before they return, and what they return. */
export class Calls {
  private readonly frames: Frame[] = [];

  constructor(private readonly manager: ManagerWatcher) {}

  /** Whether one is under way. */
  isUnderWay(): boolean {
    return this.frames.length > 0;
  }

  /**
   * connect() is called.
   * @param isOwn - 1 when the manager calls it by itself.
   * @param isRefused - 1 when a subclass does nothing about it.
   */
  connects(isOwn: number, isRefused: number): void {
    const { manager } = this;
    if (!manager.tasks.connects() && isOwn === 1) manager.followUps.connects();
    if (isRefused === 1) {
      manager.followUps.cancel();
      manager.mayStayOffline = true;
    } else this.frames.push(this.connectFrame());
  }

  /**
   * disconnect() is called.
   * @param how - Bits: 1 for force, 2 when the manager calls it by itself, 4 when a subclass does
   *   nothing about it.
   */
  disconnects(how: number, flushTimeout: number): void {
    const { manager } = this;
    const isPayment = manager.tasks.isDebtDue();
    if ((how & 2) === 2) manager.followUps.disconnects();
    if ((how & 4) === 4) {
      manager.tasks.forgive();
      manager.followUps.cancel();
      manager.mayStayOffline = true;
    } else {
      this.frames.push(this.disconnectFrame((how & 1) === 1, flushTimeout));
      if (isPayment) manager.serveMarked();
    }
  }

  /** One returns: what was foreseen has been counted down. */
  returns(result: number, invariant: Invariant): void {
    const frame = this.frames.pop();
    if (!frame) return;
    const details = `returned ${result}, not ${frame.returns}`;
    this.manager.hold(result === frame.returns, 'calls return what they should', details);
    const { attempts, disconnects, flushes } = frame;
    const isDone = attempts === 0 && disconnects === 0 && (flushes === null || flushes === 0);
    const rest = `${attempts} attempts, ${disconnects} disconnects, ${flushes ?? 0} flushes missing`;
    this.manager.hold(isDone, invariant, rest);
  }

  /**
   * server.connect() is called.
   * @returns Whether it was foreseen.
   */
  takeAttempt(): boolean {
    const frame = this.frames.at(-1);
    if (!frame) return false;
    frame.attempts--;
    return frame.attempts >= 0;
  }

  /**
   * server.disconnect() is called.
   * @returns Whether within a call.
   */
  takeDisconnect(): boolean {
    const frame = this.frames.at(-1);
    if (frame) frame.disconnects--;
    return frame !== undefined;
  }

  /** server.flush() is called. */
  flushes(): void {
    const frame = this.frames.at(-1);
    const isForeseen = frame?.flushes === null || frame?.flushes === 1;
    const isRight = isForeseen && frame.disconnects === 1;
    this.manager.hold(isRight, 'disconnect() disconnects at once', 'a flush');
    if (frame?.flushes === 1) frame.flushes = 0;
  }

  private connectFrame(): Frame {
    const { manager } = this;
    const frame: Frame = { returns: 1, attempts: 0, disconnects: 0, flushes: 0 };
    if (manager.isConnecting) return { ...frame, returns: 0 };
    manager.attempts.connects();
    manager.followUps.cancel();
    if (manager.world.online) {
      if (!manager.callbacks.greets()) manager.cameOnline();
      return frame;
    }
    const wasLost = manager.isConnected;
    if (wasLost) manager.wentOffline(false);
    manager.startsAttempt();
    const { stayConnected } = manager.settings;
    return { ...frame, attempts: 1, disconnects: wasLost && !stayConnected ? 1 : 0 };
  }

  private disconnectFrame(isForced: boolean, flushTimeout: number): Frame {
    const { manager } = this;
    const frame: Frame = { returns: 1, attempts: 0, disconnects: 0, flushes: 0 };
    if (manager.isConnecting && !isForced) return { ...frame, returns: 0 };
    let flushes: number | null = manager.world.online && flushTimeout >= 0 ? 1 : 0;
    if (manager.isConnecting) {
      manager.attempts.wasEnded = true;
      flushes = null;
    }
    manager.followUps.cancel();
    manager.wentOffline(true);
    return { ...frame, disconnects: 1, flushes };
  }
}
