import type { Contract, EventName, Transition } from './contract.js';

/** What has happened in the current transition. It is not part of the state. */
export class Turn {
  /** Whether a timer fired that was set for later than the next turn. */
  isCheck = false;

  // At the beginning.
  readonly calls: number;
  readonly queued: number;
  readonly messages: boolean;
  readonly connected: boolean;
  readonly next: Contract['next'];

  /** The flag when it was last checked, and the latest result of server.isconnected(). */
  shown: boolean;
  online = false;
  /** The first result of server.isconnected(). */
  wasOnline: boolean | null = null;

  /** The number of nested calls of the program; 0 when the manager acts by itself. */
  depth = 0;
  /**
   * The numbers of server.connect(), server.disconnect() and server.flush() still to come; below 0
   * for a disconnect that came before the flag was cleared.
   */
  attempts = 0;
  disconnects = 0;
  flushes = 0;

  running: EventName | 'task' | null = null;
  hasRun = false;
  /** Whether the running task makes a disconnect owed, or is one of those that run before it. */
  owes = false;
  pays = false;
  thrown: Error | null = null;

  /** The message of log() that must be sent at once. */
  logged: string | null = null;
  sends = 0;
  isSendOver = false;

  /** Whether the latest imp.wakeup() returned null. */
  isStarved = false;
  readonly violations: string[] = [];

  constructor(
    contract: Contract,
    readonly kind: Transition,
    readonly hadTimer: boolean,
  ) {
    this.calls = contract.calls.length;
    this.queued = contract.queue.length;
    this.messages = contract.messages.length > 0;
    this.connected = this.shown = contract.connected;
    this.next = contract.next;
  }
}
