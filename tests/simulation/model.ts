import type { BlinkUpBehavior, StartBehavior } from '../../core/index.js';

/** What the model can see of the simulated imp at any moment. */
export interface World {
  /** Milliseconds, as `hardware.millis()` tells them: they wrap. */
  millis(): number;
  /** Whole seconds, as `time()` tells them. */
  time(): number;
  /** The number of the turn that is under way. */
  turn(): number;
  online(): boolean;
  /** How many milliseconds ago the imp last went online or offline. */
  linkAge(): number;
}

/** What the model can see of the manager at any moment. */
export interface Visible {
  flag: boolean;
  connecting: boolean;
}

export type EventKind = 'onConnect' | 'onTimeout' | 'onDisconnect';
export type LogMethod = 'log' | 'error';

/** A callback or task that was handed to the manager. */
export interface Given {
  /** Whether it came by `connectFor()`. */
  marked: boolean;
  /** The turn in which it was handed over. */
  turn: number;
}

/** What connect() and disconnect() do with `server`, and what they return. */
export interface Effects {
  returns: boolean;
  connects: number;
  disconnects: number;
  /** Null when it is left open. */
  flushes: number | null;
}

/** The settings that the model minds. */
export interface Rules {
  startBehavior: StartBehavior;
  stayConnected: boolean;
  retryOnTimeout: boolean;
  blinkupBehavior: BlinkUpBehavior;
  checkTimeout: number;
  connectTimeout: number;
}

interface Registration {
  id: string;
  given: Given;
  removed: boolean;
}

interface Pending {
  registration: Registration;
  given: Given;
  expected: boolean | null;
  turn: number;
}

/** A call that the manager is to make by itself. */
interface Due {
  what: 'connect' | 'disconnect' | 'retry';
  turn: number;
}

interface Message {
  method: LogMethod;
  text: string;
}

// Ticks of 10 ms, and the time that the manager blocks in flush().
const slackMs = 700;
const noEffects: Effects = { returns: true, connects: 0, disconnects: 0, flushes: 0 };

/**
 * The contract of ConnectionManager, small. It is told what the program and impOS do, and what the
 * manager does with them, and notes what the contract does not allow, by the number of the rule.
 */
export class Model {
  /** What was wrong, and when. */
  readonly violations: string[] = [];

  /** The number of the latest attempt. */
  attempt = 0;

  private flag: boolean;
  private entered = 0;
  private connecting = false;
  private began = 0;

  // Whether an attempt was ended before its outcome. A late success is undone after a forced
  // disconnect; after the manager gave the attempt up, the contract leaves it open.
  private aborted = false;
  private givenUp = false;

  private due: Due | null = null;
  private pending: Pending[] = [];
  private readonly registrations: Record<EventKind, Registration[]> = {
    onConnect: [],
    onTimeout: [],
    onDisconnect: [],
  };

  private readonly tasks: Given[] = [];
  private running: Given | null = null;
  private onlineTurn = 0;
  private userTurn = -1;

  // The tasks that are to run before the disconnect that is owed; null for none owed.
  private debt: Set<Given> | null = null;

  // Whether a task threw while there was no timer to count these: more may be counted.
  private isDebtOpen = false;

  private readonly logs: Message[] = [];
  private sending = false;

  private blinkUp: BlinkUpBehavior;
  private told: boolean | null = null;
  private tells = 0;

  // How many server.disconnect() there have been for losses that are not known of yet.
  private lossDisconnects = 0;

  private readonly timers = new Set<object | number>();

  // Whether impOS had no timer to give, and since when it has.
  private starved = false;
  private fed: number;

  constructor(
    private readonly rules: Rules,
    private readonly world: World,
  ) {
    this.flag = world.online();
    this.fed = world.millis();
    this.blinkUp = rules.blinkupBehavior;
    if (rules.startBehavior === 2) this.plan('disconnect');
    else if (rules.startBehavior === 1) this.plan('connect');
    else if (rules.stayConnected && !this.flag) this.plan('connect');
  }

  /** Notes a violation unless the condition holds. */
  check(condition: boolean, rule: string): void {
    if (!condition) this.violations.push(`turn ${this.world.turn()}: ${rule}`);
  }

  // What the program calls.

  /** @param byItself - Whether the manager calls itself. */
  connect(byItself: boolean): Effects {
    if (byItself) this.mayConnect();
    if (this.connecting) return { ...noEffects, returns: false };
    this.aborted = false;
    this.givenUp = false;
    this.due = null;
    if (this.world.online()) {
      this.cameOnline();
      return noEffects;
    }
    const wasLost = this.flag;
    if (wasLost) this.wentOffline(false);
    this.due = null;
    this.connecting = true;
    this.began = this.world.millis();
    this.attempt++;
    return { ...noEffects, connects: 1, disconnects: wasLost && !this.rules.stayConnected ? 1 : 0 };
  }

  /** @param byItself - Whether the manager calls itself. */
  disconnect(force: boolean, flushTimeout: number, byItself: boolean): Effects {
    if (byItself) this.mayDisconnect();
    if (this.connecting && !force) return { ...noEffects, returns: false };
    let flushes: number | null = this.world.online() && flushTimeout >= 0 ? 1 : 0;
    if (this.connecting) {
      this.aborted = true;
      flushes = null;
    }
    this.due = null;
    this.wentOffline(true);
    return { ...noEffects, disconnects: 1, flushes };
  }

  /** A subclass does nothing about a call that the manager makes by itself. */
  refuse(what: 'connect' | 'disconnect'): void {
    if (what === 'connect') this.mayConnect();
    else this.mayDisconnect();
    if (what === 'disconnect') this.debt = null;
    this.due = null;
  }

  /** connect() or disconnect() returns. */
  checkEffects(name: string, expected: Effects, actual: Effects): void {
    for (const effect of ['returns', 'connects', 'disconnects', 'flushes'] as const) {
      const want = expected[effect];
      const rule = `${name}: ${effect} ${String(actual[effect])}, not ${String(want)}`;
      this.check(want === null || want === actual[effect], rule);
    }
  }

  register(kind: EventKind, id: string | null, given: Given | null): void {
    const name = id ?? 'DEFAULT_CB_ID';
    const list = this.registrations[kind];
    const known = list.find((each) => each.id === name);
    if (given === null) {
      this.registrations[kind] = list.filter((each) => each !== known);
      if (known) known.removed = true;
    } else if (known) known.given = given;
    else list.push({ id: name, given, removed: false });
  }

  queue(task: Given): void {
    this.tasks.push(task);
  }

  /** onNextConnect() returns. */
  queued(): void {
    this.check(this.flag || !this.world.online(), '6.1 it did not look at the link');
  }

  setBlinkUp(behavior: BlinkUpBehavior): void {
    this.blinkUp = behavior;
    this.tells = 0;
  }

  /** A message was not sent. */
  keep(method: LogMethod, message: unknown): void {
    this.logs.push({ method, text: `${this.world.time()} - ${String(message)}` });
  }

  // What impOS is told, and tells.

  /**
   * The manager is called with the outcome of an attempt.
   * @returns Whether it matters: only the first one does, and not for an older attempt.
   */
  answered(attempt: number, isSuccess: boolean): boolean {
    if (!this.connecting || attempt !== this.attempt) return false;
    if (isSuccess) this.cameOnline();
    else this.failed();
    return true;
  }

  /**
   * server.disconnect() is called, but not by connect() or disconnect().
   * @param isLateSuccess - Whether impOS tells of a success.
   */
  serverDisconnected(isLateSuccess: boolean): void {
    if (this.connecting) {
      this.check(this.age(this.began) >= this.patience(), '4.5 the attempt was given up too early');
      this.givenUp = true;
      this.failed();
    } else if (this.lossDisconnects < 0 || (this.flag && !this.world.online())) {
      this.lossDisconnects++;
    } else {
      const isUndone = this.aborted || this.givenUp || isLateSuccess;
      this.check(!this.flag && isUndone, '4.6 server.disconnect() for nothing');
    }
  }

  /** A message that was kept is handed to the server. */
  sent(method: LogMethod, message: unknown, isSent: boolean, now: Visible): void {
    const next = this.logs[0];
    this.check(this.sending && next !== undefined, '8.2 a message was sent out of the blue');
    this.check(next?.method === method && next.text === message, '8.2 not the next message');
    this.check(now.flag && this.isBlinkUpRight(), '3.2 logs were sent before flag and BlinkUp');
    if (isSent) this.logs.shift();
    else this.sending = false;
  }

  blinkUpTold(enabled: boolean): void {
    this.told = enabled;
    this.tells++;
  }

  /** @param timer - What imp.wakeup() returned. */
  wakeup(interval: number, timer: object | number | null): void {
    this.check(interval >= 0, '6.4 a timer with an interval below 0');
    if (this.starved && timer !== null) this.fed = this.world.millis();
    this.starved = timer === null;
    if (timer !== null) this.timers.add(timer);
    this.check(this.timers.size <= 4, '6.4 more than four timers');
  }

  /** A timer has fired or been cancelled. */
  timerGone(timer: object | number): void {
    this.timers.delete(timer);
  }

  // What the manager does.

  callbackRuns(given: Given, expected: boolean | null): void {
    this.dropRemoved();
    const next = this.pending.shift();
    this.check(next?.given === given && next.expected === expected, '3.2 not the next callback');
    this.check(next === undefined || next.turn < this.world.turn(), '3.1 not in a later turn');
    this.userRuns();
  }

  taskRuns(task: Given): void {
    this.dropRemoved();
    this.check(this.tasks.shift() === task, '6.2 not the next task');
    this.check(this.world.online() && this.flag, '6.2 a task ran offline');
    this.check(this.pending.length === 0, '3.2 a task ran before the callbacks');
    const isDue = this.debt?.size === 0 && !this.isDebtOpen;
    this.check(!isDue, '6.3 a task ran before the owed disconnect');
    const cause = Math.max(task.turn, this.onlineTurn);
    this.check(cause < this.world.turn(), '3.1 not in a later turn');
    this.userRuns();
    this.running = { ...task };
  }

  taskEnds(task: Given, threw: boolean): void {
    if (this.running?.marked === true && this.debt === null) {
      this.debt = new Set(this.tasks);
      this.isDebtOpen = threw && this.starved;
    }
    this.debt?.delete(task);
    this.running = null;
  }

  /** Whatever the manager is doing: when its flag has changed, it has found out about the link. */
  see(now: Visible): void {
    if (now.flag === this.flag) return;
    this.check(now.flag === this.world.online(), '3.6 the flag changed, and not to the truth');
    // For how long a success is a late one is left open.
    const isLate = this.aborted && this.age(this.began) < 2 * this.patience();
    this.check(!now.flag || !isLate, '5.1 a late success raised something');
    if (now.flag) this.cameOnline();
    else this.lost();
  }

  /** Something is over that the manager was called for. */
  settled(now: Visible): void {
    this.see(now);
    this.check(now.connecting === this.connecting, '4.4 it is wrong about the attempt');
    this.check(this.isBlinkUpRight(), '7 BlinkUp was told the wrong state, or nothing');
    this.check(!this.sending || this.logs.length === 0, '8.2 not all messages were sent');
    this.check(this.lossDisconnects === 0, '4.6 not one server.disconnect() for a loss');
    this.lossDisconnects = 0;
    this.sending = false;
  }

  /** There is nothing to do any more before time passes. */
  idle(now: Visible): void {
    this.settled(now);
    if (this.starved) return;
    this.dropRemoved();
    const online = this.world.online();
    this.check(this.pending.length === 0, '3.5 a callback did not run');
    this.check(!this.flag || !online || this.tasks.length === 0, '6.1 a task did not run');
    this.check(this.debt?.size !== 0, '6.3 the disconnect is still owed');
    this.check(this.due === null || !this.isRipe(this.due), `4 no ${String(this.due?.what)}`);
    const checkMs = this.rules.checkTimeout * 1000 + slackMs;
    const newsAge = Math.min(this.world.linkAge(), this.age(this.entered), this.age(this.fed));
    const isUnseen = this.flag !== online && newsAge > checkMs;
    this.check(!isUnseen, '2.5 the link was not looked at');
    const isLong = this.age(this.began) > this.patience() + checkMs;
    const isStuck = this.connecting && isLong && this.age(this.fed) > checkMs;
    this.check(!isStuck, '4.5 the attempt was not given up');
  }

  // What happens.

  private cameOnline(): void {
    this.onlineTurn = this.world.turn();
    this.sending = this.logs.length > 0;
    this.enter(true, 'onConnect', null);
  }

  private failed(): void {
    this.enter(false, 'onTimeout', null);
    if (this.rules.retryOnTimeout) this.plan('retry');
  }

  private lost(): void {
    this.wentOffline(false);
    if (!this.rules.stayConnected) this.lossDisconnects--;
  }

  private wentOffline(isExpected: boolean): void {
    this.enter(false, 'onDisconnect', isExpected);
    this.debt = null;
    if (this.running) this.running.marked = false;
    const isWanted = !isExpected && this.tasks.some(({ marked }) => marked);
    if (this.rules.stayConnected || isWanted) this.plan('connect');
  }

  private enter(flag: boolean, kind: EventKind, expected: boolean | null): void {
    if (flag !== this.flag) this.tells = 0;
    this.flag = flag;
    this.entered = this.world.millis();
    this.connecting = false;
    // What connects or disconnects by itself is not overtaken by what happens, only a retry is.
    if (this.due?.what === 'retry') this.due = null;
    const turn = this.world.turn();
    for (const registration of this.registrations[kind]) {
      this.pending.push({ registration, given: registration.given, expected, turn });
    }
  }

  private plan(what: Due['what']): void {
    this.due = { what, turn: this.world.turn() };
  }

  private mayConnect(): void {
    const due = this.due;
    this.check(due !== null && due.what !== 'disconnect', '4 it connected for nothing');
    this.check(due === null || due.turn < this.world.turn(), '4.6 connect() in the same turn');
    if (due?.what !== 'retry') return;
    this.dropRemoved();
    this.check(this.pending.length === 0, '4.7 it tried again before the callbacks');
    this.check(this.age(this.began) >= 1000, '4.7 it tried again too early');
  }

  private mayDisconnect(): void {
    const isStart = this.due?.what === 'disconnect' && this.due.turn < this.world.turn();
    this.check(isStart || this.debt?.size === 0, '6.3 it disconnected for nothing');
  }

  private userRuns(): void {
    this.check(this.userTurn !== this.world.turn(), '3.1 two callbacks in a turn');
    this.userTurn = this.world.turn();
  }

  private dropRemoved(): void {
    this.pending = this.pending.filter(({ registration }) => !registration.removed);
  }

  private isRipe({ what }: Due): boolean {
    return what !== 'retry' || this.age(this.began) >= 1000 + slackMs;
  }

  private age(since: number): number {
    return (this.world.millis() - since) | 0;
  }

  private patience(): number {
    return (this.rules.connectTimeout + Math.max(this.rules.checkTimeout, 2)) * 1000;
  }

  private isBlinkUpRight(): boolean {
    const states = [true, false, this.flag, !this.flag];
    return this.tells > 0 && this.told === states[this.blinkUp];
  }
}
