import { Kind, type Recorder } from './events.js';
import type { Plan } from './plan.js';

/** What must hold at every step of a life, by name, and the rules of the contract that say so. */
export const invariants = {
  'the flag is a boolean': '1',
  'the flag changes only to the truth': '2.2, 3.6, 4.2',
  'BlinkUp follows the flag': '2.2, 7',
  'construction is quiet': '2.1, 2.3',
  'the settings stay as they were': '1',
  'callbacks run in order, as the event found them': '3.2, 3.3, 3.6',
  'an attempt has one outcome': '4.4',
  'no callback or task is left waiting': '3.5, 6.1',
  'callbacks and tasks have later turns of their own': '3.1',
  'tasks run once each, in order': '3.2, 6.2',
  'tasks run online': '6.2',
  'exceptions reach impOS': '3.5',
  'wrong arguments are refused': '3.4, 7',
  'calls return what they should': '1, 4.1, 5.1, 5.2',
  'connect() makes one attempt, if offline': '4.1, 4.2, 4.3',
  'disconnect() disconnects at once': '5.1, 5.2',
  'nothing comes of an attempt that was ended': '5.1',
  'an attempt is given up in time, and not before': '4.5',
  'the manager connects only when it is to': '4.6, 4.7, 4.8, 6.3',
  'the manager disconnects only when it is to': '2.3, 4.6, 6.3',
  'what is to follow follows': '2.4, 4.6, 4.7, 6.3',
  'a retry waits for callbacks, and for a second': '4.7',
  'connectFor() is paid for': '6.3',
  'messages are sent once each, in order': '8.1, 8.2',
  'at most four timers': '6.4',
  'the link is looked at': '2.5, 6.1',
  'time goes on': '4.7',
  'the device settles': '2.5, 4.5, 4.6, 6.1, 6.3',
} as const;

// More within a second than the actions of a program that connects in its callbacks can make.
const MOST_ATTEMPTS = 1000;

export type Invariant = keyof typeof invariants;

/** An invariant that did not hold. */
export interface Violation {
  invariant: Invariant;
  /** Milliseconds since the start. */
  at: number;
  manager: number;
  details: string;
}

interface Registration {
  id: string;
  callback: number;
  isRemoved: boolean;
}

/** A callback whose turn is to come. */
interface Pending {
  registration: Registration;
  callback: number;
  event: number;
  expected: number;
  turn: number;
}

interface Task {
  number: number;
  isMarked: boolean;
  turn: number;
}

interface Message {
  number: number;
  method: number;
  time: number;
}

/** A call that the manager is to make by itself. */
interface Due {
  what: 'connect' | 'disconnect' | 'retry';
  turn: number;
}

/** A call of connect() or disconnect() that is under way. */
interface Frame {
  returns: number;
  attempts: number;
  disconnects: number;
  /** Null when it is left open. */
  flushes: number | null;
}

interface Settings {
  startBehavior: number;
  stayConnected: boolean;
  retryOnTimeout: boolean;
  blinkupBehavior: number;
  checkTimeout: number;
  connectTimeout: number;
}

const defaults: Settings = {
  startBehavior: 0,
  stayConnected: false,
  retryOnTimeout: true,
  blinkupBehavior: 3,
  checkTimeout: 5,
  connectTimeout: 60,
};

const eventNames = ['onConnect', 'onTimeout', 'onDisconnect'];

// Milliseconds: ticks, and calls that take time.
const slack = 1000;

/** Watches the events of a life, and notes what breaks an invariant. */
export class Watcher implements Recorder {
  readonly violations: Violation[] = [];
  at = 0;
  turn = 0;
  online = false;
  /** The turn in which a callback or task ran last. */
  userTurn = -1;

  private managers: ManagerWatcher[] = [];
  private throws = 0;
  private readonly settings = new Map<number, string>();

  constructor(private readonly plan: Pick<Plan, 'settings'>) {}

  /** Notes a violation unless the condition holds. */
  hold(condition: boolean, invariant: Invariant, manager: number, details: string): void {
    if (!condition) this.violations.push({ invariant, at: this.at, manager, details });
  }

  record(at: number, turn: number, kind: Kind, manager: number, a: number, b: number): void {
    this.at = at;
    this.turn = turn;
    const watcher = this.managers[manager];
    switch (kind) {
      case Kind.Death:
        this.managers = [];
        break;
      case Kind.Boot:
        this.throws = 0;
        break;
      case Kind.Link:
        this.online = a === 1;
        for (const each of this.managers) each.linkChanges();
        break;
      case Kind.Make:
        this.managers[manager] = new ManagerWatcher(this, manager, this.settingsOf(manager));
        break;
      case Kind.Settings:
        this.checkSettings(manager, `${a} ${b}`);
        break;
      case Kind.Turn:
      case Kind.Calm:
        for (const each of this.managers) each.begin(a === 1);
        break;
      case Kind.End:
        for (const each of this.managers) each.end();
        break;
      case Kind.Uncaught:
        this.throws--;
        this.hold(a === 1 && this.throws >= 0, 'exceptions reach impOS', manager, 'not its own');
        break;
      case Kind.ScriptEnd:
        this.hold(this.throws === 0, 'exceptions reach impOS', manager, 'one did not');
        this.throws = a;
        watcher?.scriptEnds(a === 1);
        break;
      default:
        watcher?.see(kind, a, b);
    }
  }

  private settingsOf(manager: number): Settings {
    return { ...defaults, ...(this.plan.settings[manager] as Partial<Settings>) };
  }

  private checkSettings(manager: number, fingerprint: string): void {
    const known = this.settings.get(manager);
    this.settings.set(manager, fingerprint);
    const isSame = known === undefined || known === fingerprint;
    this.hold(isSame, 'the settings stay as they were', manager, fingerprint);
  }
}

/** What an event means to a manager. */
type Handler = (self: ManagerWatcher, a: number, b: number) => void;

/** Watches one manager: what the contract says of what it has been told, and what it does. */
class ManagerWatcher {
  private isMaking = true;
  private policies = 0;

  // The flag as it should be, and as it shows; below 0 before it does.
  private flag = false;
  private shown = -1;
  private entered: number;

  // The attempt that is under way.
  private isConnecting = false;
  private attempt = 0;
  private began = 0;
  private wasEnded = false;
  private wasGivenUp = false;
  private isLateSuccess = false;

  private due: Due | null = null;

  // Whether the manager may be offline although it wants to be online.
  private mayStayOffline = false;

  private readonly frames: Frame[] = [];

  private pending: Pending[] = [];
  private registrations: Registration[][] = [[], [], []];
  private readonly events = new Map<number, number>();

  private tasks: Task[] = [];
  private running: Task | null = null;
  private onlineTurn = 0;
  private inConnectFor = false;
  private connectCalls = 0;

  // The tasks that are to run before the disconnect that is owed; null for none owed.
  private debt: Set<number> | null = null;
  // Whether the task of connectFor() threw: they are counted in the next turn, and with them what
  // is queued in between.
  private isDebtOpen = false;

  private readonly messages: Message[] = [];
  private isSending = false;
  private logged: Message | null = null;
  private sends = 0;
  private sent: { number: number; method: number; isKept: boolean } | null = null;
  private wasSent = false;
  private wasOnline = false;

  private behavior: number;
  private told = -1;
  private tells = 0;

  // How many server.disconnect() there have been for losses that are not known of yet.
  private lossDisconnects = 0;

  // Whether impOS had no timer to give, and since when it has; before the imp is idle, timers are
  // still being set.
  private isStarved = false;
  private isJustFed = false;
  private fed: number;
  private linkChanged = 0;
  private attempts: number[] = [];

  constructor(
    private readonly world: Watcher,
    private readonly number: number,
    private readonly settings: Settings,
  ) {
    this.flag = world.online;
    this.behavior = settings.blinkupBehavior;
    this.entered = world.at;
    this.fed = world.at;
    const { startBehavior, stayConnected } = settings;
    if (startBehavior === 2) this.plan('disconnect');
    else if (startBehavior === 1) this.plan('connect');
    else if (stayConnected && !this.flag) this.plan('connect');
  }

  see(kind: Kind, a: number, b: number): void {
    ManagerWatcher.handlers[kind]?.(this, a, b);
  }

  private static readonly handlers: Partial<Record<Kind, Handler>> = {
    [Kind.Made]: (self) => {
      self.made();
    },
    [Kind.Policy]: (self) => {
      self.policies++;
    },
    [Kind.Flag]: (self, a) => {
      self.flagShows(a);
    },
    [Kind.Connect]: (self, a, b) => {
      self.connects(a, b);
    },
    [Kind.ConnectEnd]: (self, a) => {
      self.returns(a, 'connect() makes one attempt, if offline');
    },
    [Kind.Disconnect]: (self, a, b) => {
      self.disconnects(a, b);
    },
    [Kind.DisconnectEnd]: (self, a) => {
      self.returns(a, 'disconnect() disconnects at once');
    },
    [Kind.Register]: (self, a, b) => {
      self.registers(a, b);
    },
    [Kind.Queue]: (self, a, b) => {
      self.queues(a, b);
    },
    [Kind.QueueEnd]: (self, a) => {
      self.queued(a);
    },
    [Kind.Returned]: (self, a) => {
      self.hold(a === 1, 'calls return what they should', 'not the manager');
      self.settled();
    },
    [Kind.Behavior]: (self, a) => {
      self.behavior = a;
      self.tells = 0;
    },
    [Kind.Log]: (self, a, b) => {
      self.logs(a, b);
    },
    [Kind.LogEnd]: (self, a, b) => {
      self.hasLogged(a, b);
    },
    [Kind.Wrong]: (self, a, b) => {
      self.hold(b === 1, 'wrong arguments are refused', `argument ${a}`);
    },
    [Kind.Callback]: (self, a, b) => {
      self.callbackRuns(a, b);
    },
    [Kind.Task]: (self, a) => {
      self.taskRuns(a);
    },
    [Kind.Attempt]: (self, a) => {
      self.attemptBegins(a);
    },
    [Kind.Answer]: (self, a, b) => {
      self.answered(a, b);
    },
    [Kind.AnswerEnd]: (self) => {
      self.answerEnds();
    },
    [Kind.ServerDisconnect]: (self) => {
      self.serverDisconnects();
    },
    [Kind.Flush]: (self) => {
      self.flushes();
    },
    [Kind.Send]: (self, a, b) => {
      self.sent = { number: a, method: b & 1, isKept: b >= 2 };
    },
    [Kind.Sent]: (self, a, b) => {
      self.hasSent(a, b);
    },
    [Kind.Enable]: (self, a) => {
      self.told = a;
      self.tells++;
    },
    [Kind.Starved]: (self) => {
      self.isStarved = true;
    },
    [Kind.Fed]: (self) => {
      self.isStarved = false;
      self.fed = self.world.at;
      self.isJustFed = true;
    },
    [Kind.Timers]: (self, a) => {
      self.hold(a <= 4, 'at most four timers', `${a}`);
    },
    [Kind.Interval]: (self) => {
      self.hold(false, 'at most four timers', 'an interval below 0');
    },
    [Kind.Late]: (self, a) => {
      self.hold(false, 'the link is looked at', `not for ${a} ms`);
    },
  };

  /** A turn begins; what is past is settled. */
  begin(wasIdle: boolean): void {
    this.settled();
    if (wasIdle) {
      this.isJustFed = false;
      this.idle();
    } else if (this.isJustFed) this.fed = this.world.at;
  }

  /** The link has changed. */
  linkChanges(): void {
    this.linkChanged = this.world.at;
  }

  /** The life is over, and there have been no faults for long. */
  end(): void {
    this.begin(true);
    const truth = this.world.online;
    this.settles(this.flag === truth, `the flag is ${String(this.flag)}`);
    this.settles(!this.isConnecting, 'an attempt is under way');
    this.settles(this.due === null, `no ${String(this.due?.what)} came`);
    this.settles(!this.isStarved, 'it has no timer');
    this.settles(this.debt === null, 'a disconnect is owed');
    this.settles(!this.flag || this.tasks.length === 0, `${this.tasks.length} tasks wait`);
    const isOnline = this.flag || this.mayStayOffline;
    this.settles(!this.settings.stayConnected || isOnline, 'it does not stay connected');
    const isServed = this.mayStayOffline || !this.tasks.some(({ isMarked }) => isMarked);
    this.settles(isServed, 'a task of connectFor() waits');
  }

  private settles(condition: boolean, details: string): void {
    this.hold(condition, 'the device settles', details);
  }

  private hold(condition: boolean, invariant: Invariant, details: string): void {
    if (!condition) this.world.hold(false, invariant, this.number, details);
  }

  private made(): void {
    this.isMaking = false;
    this.hold(this.policies === 1, 'construction is quiet', `${this.policies} policies`);
    this.settled();
  }

  // What the program calls, and the manager itself.

  private connects(isOwn: number, isRefused: number): void {
    if (this.inConnectFor) this.connectCalls++;
    else if (isOwn === 1) this.mayConnect();
    if (isRefused === 1) {
      this.due = null;
      this.mayStayOffline = true;
    } else this.frames.push(this.connectFrame());
  }

  private connectFrame(): Frame {
    const frame: Frame = { returns: 1, attempts: 0, disconnects: 0, flushes: 0 };
    if (this.isConnecting) return { ...frame, returns: 0 };
    this.wasEnded = false;
    this.wasGivenUp = false;
    this.due = null;
    if (this.world.online) {
      this.cameOnline();
      return frame;
    }
    const wasLost = this.flag;
    if (wasLost) this.wentOffline(false);
    this.due = null;
    this.isConnecting = true;
    this.mayStayOffline = false;
    this.began = this.world.at;
    return { ...frame, attempts: 1, disconnects: wasLost && !this.settings.stayConnected ? 1 : 0 };
  }

  private disconnects(how: number, flushTimeout: number): void {
    const isForced = (how & 1) === 1;
    if ((how & 2) === 2) this.mayDisconnect();
    if ((how & 4) === 4) {
      this.debt = null;
      this.due = null;
      this.mayStayOffline = true;
    } else this.frames.push(this.disconnectFrame(isForced, flushTimeout));
  }

  private disconnectFrame(isForced: boolean, flushTimeout: number): Frame {
    const frame: Frame = { returns: 1, attempts: 0, disconnects: 0, flushes: 0 };
    if (this.isConnecting && !isForced) return { ...frame, returns: 0 };
    let flushes: number | null = this.world.online && flushTimeout >= 0 ? 1 : 0;
    if (this.isConnecting) {
      this.wasEnded = true;
      flushes = null;
    }
    this.due = null;
    this.wentOffline(true);
    return { ...frame, disconnects: 1, flushes };
  }

  // What was foreseen has been counted down.
  private returns(result: number, invariant: Invariant): void {
    const frame = this.frames.pop();
    if (!frame) return;
    const details = `returned ${result}, not ${frame.returns}`;
    this.hold(result === frame.returns, 'calls return what they should', details);
    const { attempts, disconnects, flushes } = frame;
    const isDone = attempts === 0 && disconnects === 0 && (flushes === null || flushes === 0);
    const rest = `${attempts} attempts, ${disconnects} disconnects, ${flushes ?? 0} flushes missing`;
    this.hold(isDone, invariant, rest);
    this.settled();
  }

  private registers(what: number, callback: number): void {
    const event = Math.trunc(what / 10);
    const id = ['default', 'default', 'x', 'y'][what % 10] ?? '';
    const list = this.registrations[event] ?? [];
    const known = list.find((each) => each.id === id);
    this.events.set(callback, event);
    if (callback === 0) {
      this.registrations[event] = list.filter((each) => each !== known);
      if (known) known.isRemoved = true;
    } else if (known) known.callback = callback;
    else list.push({ id, callback, isRemoved: false });
  }

  private queues(number: number, isMarked: number): void {
    this.tasks.push({ number, isMarked: isMarked === 1, turn: this.world.turn });
    this.inConnectFor = isMarked === 1;
    this.connectCalls = 0;
  }

  private queued(isRight: number): void {
    this.hold(isRight === 1, 'calls return what they should', 'the result of queueing');
    const calls = this.inConnectFor ? 1 : 0;
    const details = `connectFor() called connect() ${this.connectCalls} times`;
    this.hold(this.connectCalls === calls, 'connectFor() is paid for', details);
    const isLookedAt = this.inConnectFor || this.flag || !this.world.online;
    this.hold(isLookedAt, 'the link is looked at', 'not when a task was queued');
    this.inConnectFor = false;
    this.settled();
  }

  private logs(number: number, method: number): void {
    this.logged = { number, method, time: 0 };
    this.sends = 0;
    this.wasSent = false;
    this.wasOnline = this.world.online;
  }

  private hasLogged(number: number, time: number): void {
    const message = this.logged;
    const isRight = this.sends === (this.wasOnline ? 1 : 0) && message?.number === number;
    this.holdLogs(isRight, `message ${number} was sent ${this.sends} times`);
    if (message && !this.wasSent) this.messages.push({ ...message, time });
    this.logged = null;
  }

  // What impOS is told, and tells.

  private attemptBegins(attempt: number): void {
    const frame = this.frames.at(-1);
    if (frame) frame.attempts--;
    const isRight = frame !== undefined && !this.isMaking && frame.attempts >= 0;
    this.hold(isRight, 'connect() makes one attempt, if offline', `attempt ${attempt}`);
    this.attempt = attempt;
    this.spins();
  }

  private spins(): void {
    this.attempts.push(this.world.at);
    const first = this.attempts.length > MOST_ATTEMPTS ? this.attempts.shift() : undefined;
    const isQuick = first !== undefined && this.world.at - first < 1000;
    this.hold(!isQuick, 'time goes on', `${MOST_ATTEMPTS} attempts within a second`);
  }

  private answered(attempt: number, isSuccess: number): void {
    const isOutcome = this.isConnecting && attempt === this.attempt;
    this.isLateSuccess = isSuccess === 1 && !isOutcome;
    if (!isOutcome) return;
    if (isSuccess === 1) this.cameOnline();
    else this.failed();
  }

  private answerEnds(): void {
    this.isLateSuccess = false;
    if (this.frames.length === 0) this.settled();
  }

  private serverDisconnects(): void {
    const frame = this.frames.at(-1);
    this.hold(!this.isMaking, 'construction is quiet', 'it disconnected');
    if (frame) frame.disconnects--;
    else this.disconnectsOutside();
  }

  private disconnectsOutside(): void {
    if (this.isConnecting) {
      const age = this.world.at - this.began;
      const details = `after ${age} ms`;
      const isLate = age >= this.patience();
      this.hold(isLate, 'an attempt is given up in time, and not before', details);
      this.wasGivenUp = true;
      this.failed();
    } else if (this.lossDisconnects < 0 || (this.flag && !this.world.online)) {
      this.lossDisconnects++;
    } else {
      const isUndone = this.wasEnded || this.wasGivenUp || this.isLateSuccess;
      const invariant = 'the manager disconnects only when it is to';
      this.hold(!this.flag && isUndone, invariant, 'server.disconnect() for nothing');
    }
  }

  private flushes(): void {
    const frame = this.frames.at(-1);
    const isRight = frame?.flushes === null || frame?.flushes === 1;
    this.hold(isRight && frame.disconnects === 1, 'disconnect() disconnects at once', 'a flush');
    if (frame?.flushes === 1) frame.flushes = 0;
  }

  private hasSent(result: number, time: number): void {
    const { sent } = this;
    if (!sent) return;
    if (this.logged) this.hasSentDirectly(sent, result);
    else this.hasSentKept(sent, result, time);
    this.sent = null;
  }

  private hasSentDirectly(
    { number, method, isKept }: { number: number; method: number; isKept: boolean },
    result: number,
  ): void {
    const isSame = this.logged?.number === number && this.logged.method === method && !isKept;
    this.holdLogs(isSame, `message ${number} is not the one that was logged`);
    this.sends++;
    this.wasSent = result === 0;
  }

  private hasSentKept(
    { number, method, isKept }: { number: number; method: number; isKept: boolean },
    result: number,
    time: number,
  ): void {
    const next = this.messages[0];
    const isNext = next?.number === number && next.method === method && isKept;
    this.holdLogs(this.isSending && isNext, `message ${number}, not ${next?.number ?? 'none'}`);
    this.holdLogs(next?.time === time, `message ${number} of ${time}`);
    this.hold(this.isToldRight(), 'BlinkUp follows the flag', 'not before messages are sent');
    if (result === 0) this.messages.shift();
    else this.isSending = false;
  }

  private holdLogs(condition: boolean, details: string): void {
    this.hold(condition, 'messages are sent once each, in order', details);
  }

  // What the manager does.

  private callbackRuns(callback: number, expected: number): void {
    this.dropRemoved();
    const next = this.pending[0];
    const isKnown = this.pending.some((each) => each.callback === callback);
    if (next?.callback === callback) this.pending.shift();
    const event = this.events.get(callback) ?? 2;
    const details = `${eventNames[event] ?? ''} callback ${callback}`;
    const isRight = next?.callback === callback && next.expected === expected;
    if (!isKnown && event < 2) this.hold(false, 'an attempt has one outcome', details);
    else this.hold(isRight, 'callbacks run in order, as the event found them', details);
    this.userRuns(next?.turn ?? -1);
  }

  private taskRuns(number: number): void {
    this.dropRemoved();
    const task = this.tasks.shift();
    this.hold(task?.number === number, 'tasks run once each, in order', `task ${number}`);
    this.hold(this.world.online && this.shown === 1, 'tasks run online', `task ${number}`);
    const isBehind = this.pending.length === 0;
    const invariant = 'callbacks run in order, as the event found them';
    this.hold(isBehind, invariant, `task ${number} came first`);
    const isDue = this.debt?.size === 0 && !this.isDebtOpen;
    this.hold(!isDue, 'connectFor() is paid for', `task ${number} ran before the disconnect`);
    this.userRuns(Math.max(task?.turn ?? -1, this.onlineTurn));
    this.running = task ? { ...task } : null;
  }

  private userRuns(causeTurn: number): void {
    const { turn, userTurn } = this.world;
    const invariant = 'callbacks and tasks have later turns of their own';
    this.hold(causeTurn < turn, invariant, 'in the turn of its cause');
    this.hold(userTurn !== turn, invariant, 'two in a turn');
    this.world.userTurn = turn;
    this.settled();
  }

  /** A callback or task is over. */
  scriptEnds(threw: boolean): void {
    if (!this.running) return;
    const { number, isMarked } = this.running;
    if (isMarked && this.debt === null) {
      this.debt = new Set(this.tasks.map((each) => each.number));
      this.isDebtOpen = threw;
    }
    this.debt?.delete(number);
    this.running = null;
  }

  private flagShows(flag: number): void {
    this.hold(flag !== 2, 'the flag is a boolean', 'it is none');
    const isFirst = this.shown < 0;
    this.shown = flag;
    const isTrue = (flag === 1) === this.world.online;
    if (isFirst) this.hold(isTrue, 'the flag changes only to the truth', 'at construction');
    if (isFirst || (flag === 1) === this.flag) return;
    this.hold(isTrue, 'the flag changes only to the truth', `it is ${flag}`);
    // For how long a success is a late one is left open.
    const isLate = this.wasEnded && this.world.at - this.began < 2 * this.patience();
    const invariant = 'nothing comes of an attempt that was ended';
    this.hold(flag === 0 || !isLate, invariant, 'a late success');
    if (flag === 1) this.cameOnline();
    else this.lost();
  }

  // Something is over that the manager was called for.
  private settled(): void {
    if (this.isMaking || this.frames.length > 0) return;
    const isShown = this.shown === (this.flag ? 1 : 0);
    this.hold(isShown, 'the flag changes only to the truth', `it is ${this.shown}`);
    if (!isShown) this.flag = this.shown === 1;
    this.hold(this.isToldRight(), 'BlinkUp follows the flag', `told ${this.told}`);
    this.holdLogs(!this.isSending || this.messages.length === 0, 'not all were sent');
    const losses = `${this.lossDisconnects} server.disconnect() more than losses`;
    const isEven = this.lossDisconnects === 0;
    this.hold(isEven, 'the manager disconnects only when it is to', losses);
    this.lossDisconnects = 0;
    this.isSending = false;
  }

  // The imp has been idle.
  private idle(): void {
    if (this.isMaking || this.isStarved) return;
    this.dropRemoved();
    const waits = 'no callback or task is left waiting';
    this.hold(this.pending.length === 0, waits, `${this.pending.length} callbacks`);
    const isDone = !this.flag || !this.world.online || this.tasks.length === 0;
    this.hold(isDone, waits, `${this.tasks.length} tasks`);
    this.hold(this.debt?.size !== 0, 'connectFor() is paid for', 'no disconnect came');
    const isLeft = this.due !== null && this.isRipe(this.due);
    this.hold(!isLeft, 'what is to follow follows', `no ${String(this.due?.what)} came`);
    this.looks();
  }

  private looks(): void {
    const { at } = this.world;
    const checkDuration = this.settings.checkTimeout * 1000 + slack;
    const newest = Math.max(this.linkChanged, this.entered, this.fed);
    const isUnseen = this.flag !== this.world.online && at - newest > checkDuration;
    this.hold(!isUnseen, 'the link is looked at', 'it has changed');
    const limit = this.patience() + checkDuration;
    const isStuck = this.isConnecting && at - this.began > limit && at - this.fed > checkDuration;
    this.hold(!isStuck, 'an attempt is given up in time, and not before', 'it goes on');
  }

  // What happens.

  private cameOnline(): void {
    this.onlineTurn = this.world.turn;
    this.isSending = this.messages.length > 0;
    this.enter(true, 0, -1);
  }

  private failed(): void {
    this.enter(false, 1, -1);
    this.mayStayOffline = !this.settings.retryOnTimeout;
    if (this.settings.retryOnTimeout) this.plan('retry');
  }

  private lost(): void {
    this.wentOffline(false);
    if (!this.settings.stayConnected) this.lossDisconnects--;
  }

  private wentOffline(isExpected: boolean): void {
    this.enter(false, 2, isExpected ? 1 : 0);
    this.debt = null;
    if (this.running) this.running.isMarked = false;
    const isWanted = !isExpected && this.tasks.some(({ isMarked }) => isMarked);
    this.mayStayOffline = isExpected && !this.settings.stayConnected;
    if (this.settings.stayConnected || isWanted) this.plan('connect');
  }

  private enter(flag: boolean, event: number, expected: number): void {
    if (flag !== this.flag) this.tells = 0;
    this.flag = flag;
    this.entered = this.world.at;
    this.isConnecting = false;
    // What connects or disconnects by itself is not overtaken by what happens, only a retry is.
    if (this.due?.what === 'retry') this.due = null;
    const { turn } = this.world;
    for (const registration of this.registrations[event] ?? []) {
      const { callback } = registration;
      this.pending.push({ registration, callback, event, expected, turn });
    }
  }

  private plan(what: Due['what']): void {
    this.due = { what, turn: this.world.turn };
  }

  private mayConnect(): void {
    const { due } = this;
    const isDue = due !== null && due.what !== 'disconnect' && due.turn < this.world.turn;
    this.hold(isDue, 'the manager connects only when it is to', `due: ${due?.what ?? 'nothing'}`);
    if (due?.what !== 'retry') return;
    this.dropRemoved();
    const age = this.world.at - this.began;
    const isRight = this.pending.length === 0 && age >= 1000;
    this.hold(isRight, 'a retry waits for callbacks, and for a second', `after ${age} ms`);
  }

  private mayDisconnect(): void {
    const isStart = this.due?.what === 'disconnect' && this.due.turn < this.world.turn;
    const isRight = isStart || this.debt?.size === 0;
    this.hold(isRight, 'the manager disconnects only when it is to', 'nothing was due');
  }

  private dropRemoved(): void {
    this.pending = this.pending.filter(({ registration }) => !registration.isRemoved);
  }

  private isRipe({ what }: Due): boolean {
    return what !== 'retry' || this.world.at - this.began >= 1000 + slack;
  }

  private patience(): number {
    return (this.settings.connectTimeout + Math.max(this.settings.checkTimeout, 2)) * 1000;
  }

  private isToldRight(): boolean {
    const states = [1, 0, this.flag ? 1 : 0, this.flag ? 0 : 1];
    return this.tells > 0 && this.told === states[this.behavior];
  }
}
