import type { ImpOS, Answer } from './impos.js';
import { Turn } from './turn.js';
import type { World } from './worlds.js';

export type EventName = 'onConnect' | 'onTimeout' | 'onDisconnect';

/** The kind of a transition: a call of the program, an answer of impOS, its timer, or another event. */
export type Transition = 'call' | 'answer' | 'timer' | 'event';

/** A callback or task. Its calls are chosen when it runs. */
export type Script = (...args: unknown[]) => void;

interface Listener {
  id: string;
  /** Null once it has been removed. */
  callback: Script | null;
}

/** A callback that is to run. */
interface Call {
  event: EventName;
  listener: Listener;
  callback: Script;
  args: readonly boolean[];
}

interface Task {
  task: Script;
  /** Whether connectFor() queued it. */
  isMarked: boolean;
}

/** The manager as the contract wants it. The fields are part of the state of a life. */
export class Contract {
  connected = false;
  connecting = false;
  /** The attempt in progress. */
  attempt: Answer | null = null;
  /** When the latest attempt began, and whether the manager ended it. */
  began = 0;
  wasEnded = false;
  /** The pending callbacks, those of removed listeners included, and the pending tasks. */
  calls: Call[] = [];
  queue: Task[] = [];
  /** The number of tasks that run before the disconnect that connectFor() owes; null for none. */
  debt: number | null = null;
  /** The call that the manager makes next by itself. */
  next: 'connect' | 'retry' | 'disconnect' | null = null;
  /** Whether the manager may stay offline although it has reasons to connect. */
  mayStayOffline = false;
  /** The queued messages, and whether they must be sent before anything runs. */
  messages: string[] = [];
  mustSend = false;
  readonly listeners: Record<EventName, Listener[]> = {
    onConnect: [],
    onTimeout: [],
    onDisconnect: [],
  };

  #turn: Turn;
  readonly #field: (name: string) => unknown;
  readonly #stays: boolean;
  readonly #retries: boolean;
  readonly #check: number;
  readonly #timeout: number;
  readonly #limit: number;
  #impos!: ImpOS;

  constructor({ settings }: World, fieldOf: (name: string) => unknown) {
    this.#turn = new Turn(this, 'call', true);
    this.#field = fieldOf;
    this.#stays = settings.stayConnected ?? false;
    this.#retries = settings.retryOnTimeout ?? true;
    this.#check = settings.checkTimeout * 1000;
    this.#timeout = settings.connectTimeout;
    this.#limit = this.#timeout * 1000 + Math.max(this.#check, 2000);
  }

  /** A manager is made on an imp. */
  watch(impos: ImpOS, startBehavior: number): void {
    this.#impos = impos;
    this.connected = impos.online;
    this.#turn.shown = impos.online;
    if (startBehavior === 2) this.next = 'disconnect';
    else if (startBehavior === 1 || (this.#stays && !impos.online)) this.next = 'connect';
  }

  // Transitions.

  begin(kind: Transition): void {
    this.#turn = new Turn(this, kind, this.#impos.timers.length > 0);
  }

  /** @param isCheck - Whether the timer that fires was set for later than the next turn. */
  fires(isCheck: boolean): void {
    this.#turn.isCheck = isCheck;
  }

  /**
   * A transition is over.
   * @returns The rules that it broke.
   */
  end(error: unknown): readonly string[] {
    const turn = this.#turn;
    this.sample();
    this.hold(error === turn.thrown, `exceptions reach impOS unchanged: ${String(error)}`);
    this.hold(turn.disconnects === 0, `${turn.disconnects} server.disconnect() are missing`);
    this.hold(turn.shown === this.connected, `the flag is ${this.connected}`);
    const isSame = this.#field('_connecting') === this.connecting;
    this.hold(isSame, `an attempt has one outcome: _connecting is ${String(!this.connecting)}`);
    const isBlinkUp = this.#impos.blinkUp === !this.connected;
    this.hold(isBlinkUp, 'BlinkUp follows the flag');
    const mustPay = turn.kind === 'timer' && turn.thrown === null && this.debt === 0;
    this.hold(!mustPay, 'the disconnect that is owed comes in the turn of the last task');
    const isIdle = turn.isCheck && turn.calls === 0 && turn.queued === 0;
    if (isIdle && turn.messages && turn.connected && turn.wasOnline) {
      this.hold(turn.sends > 0, 'each idle check tries again to send');
    }
    this.holdTimer();
    if (!this.connecting) this.attempt = null;
    if (!this.needsAge()) this.began = 0;
    return turn.violations;
  }

  hold(condition: boolean, rule: string): void {
    if (!condition) this.#turn.violations.push(rule);
  }

  /** A call of the program begins or ends. */
  program(change: 1 | -1): void {
    this.#turn.depth += change;
  }

  // Calls of impOS.

  /** Checks whether the manager has changed the flag by itself. */
  sample(): void {
    const turn = this.#turn;
    const flag = this.#field('_connected');
    if (flag === undefined || flag === turn.shown) return;
    this.hold(typeof flag === 'boolean', 'the flag is a boolean');
    turn.shown = flag === true;
    if (turn.shown === this.connected) return;
    this.hold(
      turn.shown === turn.online,
      `the flag changes only to the truth: ${String(turn.shown)}`,
    );
    if (turn.shown) {
      const isLate = this.wasEnded && this.age() < 2 * this.#limit;
      this.hold(!isLate, 'nothing comes of an attempt that was ended');
      this.cameOnline();
    } else this.lost();
  }

  looks(online: boolean): void {
    this.sample();
    this.#turn.online = online;
    this.#turn.wasOnline ??= online;
  }

  attempts(answer: Answer, timeout: number): void {
    this.sample();
    this.hold(this.#turn.attempts-- > 0, 'connect() makes one attempt, if offline');
    this.hold(timeout === this.#timeout, 'an attempt gets connectTimeout');
    this.attempt = answer;
  }

  isCurrent(answer: Answer): boolean {
    return this.connecting && answer === this.attempt;
  }

  answered(answer: Answer, isSuccess: boolean): void {
    if (!this.isCurrent(answer)) return;
    if (isSuccess) {
      this.#turn.online = true;
      this.cameOnline();
    } else this.failed();
  }

  serverDisconnects(): void {
    const turn = this.#turn;
    this.sample();
    if (turn.disconnects > 0) turn.disconnects--;
    else if (this.connecting) {
      this.hold(this.age() >= this.#limit, 'an attempt is given up no sooner than due');
      this.wasEnded = true;
      this.failed();
    } else if (this.connected && turn.wasOnline !== null && !turn.online) {
      // The flag follows.
      turn.disconnects--;
    } else {
      const isUndone = this.wasEnded && turn.online && !this.connected;
      this.hold(isUndone, 'the manager disconnects only when it is to');
    }
    turn.online = false;
  }

  flushes(): void {
    this.hold(this.#turn.flushes-- > 0, 'flush() is called before a disconnect while online');
  }

  sends(message: unknown, isSent: boolean): void {
    const turn = this.#turn;
    this.sample();
    turn.sends++;
    this.mustSend = false;
    this.hold(!turn.isSendOver, 'nothing is sent after a failure');
    if (turn.logged !== null) {
      this.hold(message === turn.logged, 'log() sends its message as it is');
      if (isSent) turn.logged = null;
    } else {
      const isNext = message === `7 - ${this.messages[0] ?? ''}`;
      this.hold(
        isNext && this.connected,
        `messages are sent once each, in order: ${String(message)}`,
      );
      if (isSent) this.messages.shift();
    }
    turn.isSendOver = !isSent;
  }

  sets(interval: number, isNull: boolean): void {
    const { timers } = this.#impos;
    this.hold(timers.length === 0, 'the manager holds one timer');
    this.hold(interval >= 0 && interval * 1000 <= this.#check, `a timer in ${interval} s`);
    this.#turn.isStarved = isNull;
  }

  // Calls of the manager.

  connects(call: () => boolean): boolean {
    const turn = this.#turn;
    this.sample();
    if (turn.depth === 0) this.holdOwnConnect();
    const isRefused = this.connecting;
    const { online } = this.#impos;
    if (!isRefused) {
      this.next = null;
      this.wasEnded = false;
      if (!online) this.startsAttempt();
      else if (!this.connected || turn.running !== 'onConnect') this.cameOnline();
    }
    const result = call();
    this.hold(result === !isRefused, `connect() returns ${String(!isRefused)}`);
    this.hold(turn.attempts === 0, 'connect() makes one attempt, if offline');
    this.sample();
    return result;
  }

  disconnects(isForced: boolean, flushTimeout: number, call: () => boolean): boolean {
    const turn = this.#turn;
    this.sample();
    if (turn.depth === 0) this.holdOwnDisconnect();
    const isRefused = this.connecting && !isForced;
    if (!isRefused) {
      turn.disconnects++;
      turn.flushes = this.#impos.online && flushTimeout >= 0 ? 1 : 0;
      if (this.connecting) this.wasEnded = true;
      this.connecting = false;
      this.wentOffline(true, this.debt === 0);
    }
    const before = turn.disconnects;
    const result = call();
    this.hold(result === !isRefused, `disconnect() returns ${String(!isRefused)}`);
    if (isRefused) return result;
    this.sample();
    const isDone = turn.disconnects === before - 1 && turn.flushes === 0;
    this.hold(isDone, 'disconnect() flushes and disconnects at once');
    const isOffline = !turn.shown && !this.#impos.online;
    this.hold(isOffline, 'after disconnect() the imp and the flag are offline');
    return result;
  }

  queues(task: Script, isMarked: boolean): void {
    this.queue.push({ task, isMarked });
  }

  /** log() is called. */
  logs(message: string, call: () => unknown): void {
    const turn = this.#turn;
    const isSent = this.messages.length === 0 && this.#impos.online;
    turn.logged = isSent ? message : null;
    turn.isSendOver = false;
    const { sends } = turn;
    call();
    this.hold(turn.sends - sends === (isSent ? 1 : 0), 'log() sends once, if nothing waits');
    if (!isSent || turn.logged !== null) this.messages.push(message);
    turn.logged = null;
    turn.isSendOver = false;
  }

  registers(event: EventName, id: string, callback: Script | null): void {
    const list = this.listeners[event];
    const known = list.find((each) => each.id === id);
    if (!known) {
      if (callback) list.push({ id, callback });
      return;
    }
    known.callback = callback;
    if (callback) return;
    this.listeners[event] = list.filter((each) => each !== known);
  }

  // Callbacks and tasks.

  callbackBegins(callback: Script, args: readonly unknown[]): void {
    const turn = this.#turn;
    this.scriptBegins();
    const index = this.calls.findIndex(isLive);
    const call = this.calls[index];
    this.calls.splice(0, index + 1);
    const isNext = call?.callback === callback && index < turn.calls;
    this.hold(isNext, 'callbacks run in order, once per event, in later turns');
    const isRight = args.length === call?.args.length && args[0] === call.args[0];
    this.hold(isRight, `callbacks get their arguments: ${args.join()}`);
    turn.running = call?.event ?? null;
  }

  taskBegins(task: Script): void {
    const turn = this.#turn;
    this.scriptBegins();
    const entry = this.queue.shift();
    this.hold(entry?.task === task, 'tasks run once each, in order');
    this.hold(turn.queued > 0 && turn.connected, 'a task runs in a later turn than its cause');
    this.hold(turn.online && this.connected, 'tasks run online');
    this.hold(!this.calls.some(isLive), 'tasks run after callbacks');
    this.calls = [];
    this.hold(this.debt !== 0, 'no task runs when a disconnect is due');
    turn.running = 'task';
    turn.owes = entry?.isMarked === true && this.debt === null;
    turn.pays = this.debt !== null;
  }

  scriptEnds(error: Error | null): void {
    const turn = this.#turn;
    turn.thrown = error;
    turn.running = null;
    if (turn.owes) this.debt = this.queue.length;
    else if (turn.pays && this.debt !== null) this.debt--;
    turn.owes = turn.pays = false;
  }

  // Rules about states.

  /** Whether the manager has nothing to do but check the link. */
  isSettled(): boolean {
    const { connected, connecting, calls, debt, messages, next, queue } = this;
    if (connecting || connected !== this.#impos.online) return false;
    if (calls.some(isLive) || debt !== null || next !== null) return false;
    return connected ? queue.length + messages.length === 0 : !this.isLeftOffline();
  }

  private isLeftOffline(): boolean {
    const isWanted = this.#stays || this.isMarkedWaiting();
    return isWanted && !this.mayStayOffline;
  }

  private holdTimer(): void {
    const turn = this.#turn;
    const timer = this.#impos.timers[0];
    if (!timer) {
      const mayLack = turn.isStarved || (turn.kind === 'event' && !turn.hadTimer);
      this.hold(mayLack, 'there is a timer, unless impOS has none');
    } else if (timer.due > this.#impos.now) this.holdIdle(timer.due);
  }

  // The imp has nothing to do until the timer fires.
  private holdIdle(due: number): void {
    // A link that was away in the latest turn of the manager is found by the next check.
    const wasSeen = this.#turn.kind === 'timer' && this.#turn.online;
    const isOnline = this.connected && this.#impos.online && wasSeen;
    this.hold(!this.calls.some(isLive), 'no callback is left waiting');
    this.calls = [];
    this.hold(!isOnline || this.queue.length === 0, 'no task is left waiting');
    this.hold(!isOnline || !this.mustSend, 'no message is left waiting');
    this.hold(this.debt !== 0, 'no disconnect is left owed');
    this.hold(this.next === null || this.next === 'retry', `no ${this.next} is left waiting`);
    if (this.next === 'retry') this.hold(due <= this.began + 1000, 'a retry comes after a second');
    if (this.connecting)
      this.hold(due <= this.began + this.#limit, 'an attempt is given up in time');
    const isLeft =
      !this.connected && !this.connecting && this.next === null && this.isLeftOffline();
    this.hold(!isLeft, 'the manager connects when it is to');
  }

  private holdOwnConnect(): void {
    const { next } = this.#turn;
    const isDue = next === this.next && (next === 'connect' || next === 'retry');
    this.hold(isDue, `the manager connects only when it is to: ${next ?? 'nothing'} is due`);
    if (next !== 'retry') return;
    const isRight = !this.calls.some(isLive) && this.age() >= 1000;
    this.hold(isRight, 'a retry waits for callbacks, and for a second');
  }

  private holdOwnDisconnect(): void {
    const { next } = this.#turn;
    const isDue = this.debt === 0 || (next === 'disconnect' && this.next === next);
    this.hold(isDue, 'the manager disconnects only when it is to');
  }

  private scriptBegins(): void {
    const turn = this.#turn;
    this.sample();
    this.hold(turn.running === null && !turn.hasRun, 'one callback or task runs in a turn');
    this.hold(turn.kind === 'timer', 'callbacks and tasks run in turns of their own');
    const isUnsent = this.mustSend && this.connected && turn.online;
    this.hold(!isUnsent, 'messages are sent before callbacks and tasks run');
    turn.hasRun = true;
  }

  // Changes.

  private startsAttempt(): void {
    if (this.connected) this.lost();
    this.next = null;
    this.#turn.attempts++;
    this.connecting = true;
    this.mayStayOffline = false;
    this.began = this.#impos.now;
  }

  private cameOnline(): void {
    this.connecting = false;
    this.connected = true;
    this.wasEnded = false;
    this.mustSend = this.messages.length > 0;
    if (this.next === 'retry') this.next = null;
    this.raise('onConnect');
  }

  private failed(): void {
    this.connecting = false;
    this.connected = false;
    this.next = this.#retries ? 'retry' : null;
    this.mayStayOffline = !this.#retries;
    this.raise('onTimeout');
  }

  private lost(): void {
    if (!this.#stays) this.#turn.disconnects++;
    this.wentOffline(false, false);
  }

  private wentOffline(isExpected: boolean, isPaid: boolean): void {
    const isWanted = this.#stays || ((!isExpected || isPaid) && this.isMarkedWaiting());
    this.connecting = false;
    this.connected = false;
    this.debt = null;
    this.#turn.owes = false;
    this.mustSend = false;
    this.next = isWanted ? 'connect' : null;
    this.mayStayOffline = !isWanted;
    this.raise('onDisconnect', isExpected);
  }

  private raise(event: EventName, ...args: readonly boolean[]): void {
    for (const listener of this.listeners[event]) {
      if (listener.callback)
        this.calls.push({ event, listener, callback: listener.callback, args });
    }
  }

  private isMarkedWaiting(): boolean {
    return this.queue.some(({ isMarked }) => isMarked);
  }

  /** How long ago the latest attempt began, in milliseconds. */
  age(): number {
    return this.#impos.now - this.began;
  }

  private needsAge(): boolean {
    return this.connecting || this.wasEnded || this.next === 'retry';
  }
}

function isLive({ listener }: Call): boolean {
  return listener.callback !== null;
}
