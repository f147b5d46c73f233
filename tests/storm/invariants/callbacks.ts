import type { ManagerWatcher } from './manager-watcher.js';
import { takeTurn } from './turns.js';

// In the order of the numbers that a program has for them.
const eventNames = ['onConnect', 'onTimeout', 'onDisconnect'] as const;

export type EventName = (typeof eventNames)[number];

interface Registration {
  id: string;
  callback: number;
  isRemoved: boolean;
}

/** A callback whose turn is to come. */
interface Pending {
  registration: Registration;
  callback: number;
  expected: number;
  turn: number;
}

/** The event callbacks: what is registered, and in which order it is called. */
export class Callbacks {
  private pending: Pending[] = [];
  private readonly registrations: Record<EventName, Registration[]> = {
    onConnect: [],
    onTimeout: [],
    onDisconnect: [],
  };
  private readonly events = new Map<number, EventName>();

  // Whether an onConnect callback runs, and whether it has connected while online.
  private isGreeting = false;
  private hasGreeted = false;

  constructor(private readonly manager: ManagerWatcher) {}

  registers(what: number, callback: number): void {
    const event = eventNames[Math.trunc(what / 10)] ?? 'onDisconnect';
    const id = ['default', 'default', 'x', 'y'][what % 10] ?? '';
    const list = this.registrations[event];
    const known = list.find((each) => each.id === id);
    this.events.set(callback, event);
    if (callback === 0) {
      this.registrations[event] = list.filter((each) => each !== known);
      if (known) known.isRemoved = true;
    } else if (known) known.callback = callback;
    else list.push({ id, callback, isRemoved: false });
  }

  /**
   * connect() is called while online.
   * @returns Whether by an onConnect callback, of whose event the call is part.
   */
  greets(): boolean {
    const greets = this.isGreeting && this.manager.isConnected;
    this.hasGreeted ||= greets;
    return greets;
  }

  /** A callback or task is over. */
  scriptEnds(): void {
    this.isGreeting = false;
  }

  /** An event happens. */
  raise(event: EventName, expected: number): void {
    const { turn } = this.manager.world;
    if (event === 'onConnect') this.hasGreeted = false;
    for (const registration of this.registrations[event]) {
      this.pending.push({ registration, callback: registration.callback, expected, turn });
    }
  }

  runs(callback: number, expected: number): void {
    this.dropRemoved();
    const next = this.pending[0];
    const isKnown = this.pending.some((each) => each.callback === callback);
    if (next?.callback === callback) this.pending.shift();
    const event = this.events.get(callback) ?? 'onDisconnect';
    const details = `${event} callback ${callback}`;
    const isRight = next?.callback === callback && next.expected === expected;
    if (event === 'onConnect') {
      this.isGreeting = true;
      this.manager.messages.onConnectRuns();
    }
    if (!isKnown && event === 'onConnect' && this.hasGreeted) {
      this.manager.hold(false, 'an onConnect callback raises no onConnect', details);
    } else if (!isKnown && event !== 'onDisconnect') {
      this.manager.hold(false, 'an attempt has one outcome', details);
    } else {
      this.manager.hold(isRight, 'callbacks run in order, as the event found them', details);
    }
    takeTurn(this.manager, next?.turn ?? -1);
  }

  /** How many are to run. */
  count(): number {
    this.dropRemoved();
    return this.pending.length;
  }

  /** The imp has been idle. */
  idle(): void {
    const count = this.count();
    this.manager.hold(count === 0, 'no callback or task is left waiting', `${count} callbacks`);
  }

  private dropRemoved(): void {
    this.pending = this.pending.filter(({ registration }) => !registration.isRemoved);
  }
}
