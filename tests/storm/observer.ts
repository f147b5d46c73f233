import type {
  SimulatedImp,
  SimulatedImpModule,
  SimulatedServer,
} from '../../targets/simulator/imp.js';
import type { Answer } from '../../targets/simulator/scenario.js';
import { Kind, type Recorder } from './events.js';

/** What of ConnectionManager a program uses. */
export interface Manager {
  connect(): unknown;
  disconnect(force?: boolean, flushTimeout?: number): unknown;
  isConnected(): unknown;
  /** The flag, of the subclass: unlike isConnected() it takes nothing up. */
  flag(): unknown;
  onConnect(callback: unknown, id?: string | null): unknown;
  onTimeout(callback: unknown, id?: string | null): unknown;
  onDisconnect(callback: unknown, id?: string | null): unknown;
  onNextConnect(task: unknown): unknown;
  connectFor(task: unknown): unknown;
  setBlinkUpBehavior(behavior: unknown): unknown;
  log(message: unknown): unknown;
  error(message: unknown): unknown;
}

/** A manager under observation. */
interface Subject {
  manager: Manager | null;
  flag: number;
  timers: number;
  mostTimers: number;
  isStarved: boolean;

  // For how long it may not look at the link, when it last did, how long the program had blocked
  // by then, and whether it had no timer since.
  checkDuration: number;
  looked: number;
  blocked: number;
  wasStarved: boolean;
}

// Milliseconds: ticks, and calls that take time.
const SLACK = 1000;

// The owner of the code that runs: the program, for a number of a manager.
const PROGRAM = -1;

/** Sees what managers on a simulated imp do, and records it. */
export class Observer {
  /** Messages of exceptions that are not the program's own. */
  readonly errors: string[];

  /** How many events there were. */
  count = 0;

  private readonly _imp: SimulatedImp;
  private readonly _recorder: Recorder;
  private readonly _answers: Answer[];
  private readonly _refuses: string;
  private readonly _idleAfter: number;
  private readonly _onUncaught: () => void;
  private _isCalm = false;
  private _subjects: Subject[];
  private _attempts = 0;
  private _online = 0;

  // Whose code runs, the innermost last.
  private _owners: number[];

  // The turn: when it began, whether it is to be recorded yet, and whether the imp was idle.
  private _began = 0;
  private _ended = 0;
  private _isUntold = false;
  private _wasIdle = false;
  private _blocked = 0;

  /**
   * @param refuses - The call that subclasses override and do nothing about, if by themselves.
   * @param onUncaught - Called when an exception has reached impOS.
   */
  constructor(
    imp: SimulatedImp,
    recorder: Recorder,
    answers: Answer[],
    refuses: string,
    callDuration: number,
    onUncaught: () => void,
  ) {
    this.errors = [];
    this._imp = imp;
    this._recorder = recorder;
    this._answers = answers;
    this._refuses = refuses;
    this._idleAfter = Math.trunc(callDuration * 1000);
    this._onUncaught = onUncaught;
    this._subjects = [];
    this._owners = [];
  }

  /** The program starts anew. */
  boot(wakeReason: number): void {
    this._owners = [];
    this._isUntold = false;
    this._wasIdle = false;
    this._ended = this._imp.now();
    this.record(Kind.Boot, 0, wakeReason, 0);
    this._online = this._imp.platform.server.isconnected() ? 1 : 0;
    this.record(Kind.Link, 0, this._online, 0);
    this._watchErrors();
  }

  /** The program ends. */
  dies(): void {
    this._subjects = [];
    this.record(Kind.Death, 0, 0, 0);
  }

  /** A constructor begins; its code is the manager's. */
  makes(checkTimeout: number): void {
    const number = this._subjects.length;
    this._subjects.push({
      manager: null,
      flag: -1,
      timers: 0,
      mostTimers: 0,
      isStarved: false,
      checkDuration: Math.trunc(checkTimeout * 1000) + SLACK,
      looked: this._imp.now(),
      blocked: this._blocked,
      wasStarved: false,
    });
    this.enter(number);
    this.record(Kind.Make, number, 0, 0);
  }

  /** A constructor has returned. */
  made(manager: Manager): void {
    const number = this._subjects.length - 1;
    this._subjects[number]!.manager = manager;
    this.leave();
    this.record(Kind.Made, number, 0, 0);
  }

  /** All faults are over. */
  calm(): void {
    this._isCalm = true;
    this._imp.answerNext({});
    this._outside(Kind.Calm);
  }

  /** The life is over. */
  end(): void {
    this._wasIdle = true;
    this._outside(Kind.End);
  }

  /** Records an event, and the turn that it happens in. */
  record(kind: Kind, manager: number, a: number, b: number): void {
    if (this._isUntold) this._tellTurn();
    this.count += 1;
    this._recorder.record(this._imp.now(), this._imp.turn(), kind, manager, a, b);
  }

  /** Runs something in a turn of its own, or in the one that is under way. */
  run(owner: number, callback: () => void): void {
    if (this._owners.length === 0) this._begin();
    // The program may let time pass before it does anything that is recorded.
    if (owner < 0 && this._isUntold) this._tellTurn();
    this.enter(owner);
    try {
      callback();
    } catch (error) {
      this._leaveRun();
      throw error;
    }
    this._leaveRun();
  }

  /** From now on the code is that of a manager, or, below 0, the program's. */
  enter(owner: number): void {
    this._owners.push(owner);
  }

  /** The code is whose it was before. */
  leave(): void {
    if (this._owners.length > 0) this._owners.pop()!;
    this.sample();
  }

  /** Whose code runs. */
  owner(): number {
    return this._owners.length === 0 ? PROGRAM : this._owners[this._owners.length - 1]!;
  }

  /** Looks whether the link or a flag has changed. */
  sample(): void {
    const online = this._imp.platform.server.isconnected() ? 1 : 0;
    if (online !== this._online) {
      this._online = online;
      this.record(Kind.Link, 0, online, 0);
    }
    for (let i = 0; i < this._subjects.length; i++) {
      const subject = this._subjects[i]!;
      if (subject.manager != null) this._sampleFlag(i, subject);
    }
  }

  // What a subclass tells.

  /**
   * connect() is called.
   * @returns Whether the subclass does nothing about it.
   */
  connects(number: number): boolean {
    this.sample();
    const isOwn = this._isAlone(number);
    const isRefused = isOwn && this._refuses === 'connect';
    this.record(Kind.Connect, number, isOwn ? 1 : 0, isRefused ? 1 : 0);
    if (!isRefused) this.enter(number);
    return isRefused;
  }

  /** connect() returns. */
  connected(number: number, result: unknown): void {
    this.leave();
    this.record(Kind.ConnectEnd, number, this.describe(result), 0);
  }

  /** disconnect() is called, likewise. */
  disconnects(number: number, force: boolean, flushTimeout: number): boolean {
    this.sample();
    const isOwn = this._isAlone(number);
    const isRefused = isOwn && this._refuses === 'disconnect';
    const how = (force ? 1 : 0) + (isOwn ? 2 : 0) + (isRefused ? 4 : 0);
    this.record(Kind.Disconnect, number, how, Math.trunc(flushTimeout));
    if (!isRefused) this.enter(number);
    return isRefused;
  }

  /** disconnect() returns. */
  disconnected(number: number, result: unknown): void {
    this.leave();
    this.record(Kind.DisconnectEnd, number, this.describe(result), 0);
  }

  /** A boolean as a number; 2 for anything else. */
  describe(value: unknown): number {
    if (value === true) return 1;
    return value === false ? 0 : 2;
  }

  // What the observed platform tells.

  /** The number of a new attempt. */
  nextAttempt(): number {
    if (!this._isCalm && this._answers.length > 0) {
      this._imp.answerNext(this._answers[this._attempts % this._answers.length]!);
    }
    this._attempts += 1;
    return this._attempts;
  }

  /** The manager looks at the link. */
  looks(): void {
    const owner = this.owner();
    if (owner < 0) return;
    const subject = this._subjects[owner]!;
    const blocked = this._blocked + this._imp.now() - this._began;
    const gap = this._imp.now() - subject.looked - (blocked - subject.blocked);
    if (gap > subject.checkDuration && !subject.wasStarved) this.record(Kind.Late, owner, gap, 0);
    subject.looked = this._imp.now();
    subject.blocked = blocked;
    subject.wasStarved = subject.isStarved;
  }

  /** imp.wakeup() has returned. */
  timed(owner: number, interval: number, isNull: boolean): void {
    if (owner < 0) return;
    const subject = this._subjects[owner]!;
    if (interval < 0) this.record(Kind.Interval, owner, 0, 0);
    if (isNull !== subject.isStarved) {
      subject.isStarved = isNull;
      this.record(isNull ? Kind.Starved : Kind.Fed, owner, 0, 0);
    }
    if (isNull) {
      subject.wasStarved = true;
      return;
    }
    subject.timers += 1;
    if (subject.timers > subject.mostTimers) {
      subject.mostTimers = subject.timers;
      this.record(Kind.Timers, owner, subject.timers, 0);
    }
  }

  /** A timer is gone. */
  untimed(owner: number): void {
    if (owner >= 0 && owner < this._subjects.length) this._subjects[owner]!.timers -= 1;
  }

  // Whether the manager calls itself, in a turn of its own.
  private _isAlone(number: number): boolean {
    return this._owners.length === 1 && this.owner() === number;
  }

  private _sampleFlag(number: number, subject: Subject): void {
    const flag = this.describe(subject.manager!.flag());
    if (flag === subject.flag) return;
    subject.flag = flag;
    this.record(Kind.Flag, number, flag, 0);
  }

  private _tellTurn(): void {
    this._isUntold = false;
    const wasIdle = this._wasIdle ? 1 : 0;
    this._wasIdle = false;
    this.record(Kind.Turn, 0, wasIdle, 0);
  }

  private _begin(): void {
    this._began = this._imp.now();
    this._isUntold = true;
    if (this._began - this._ended > this._idleAfter) this._wasIdle = true;
  }

  private _leaveRun(): void {
    this.leave();
    if (this._owners.length > 0) return;
    this._ended = this._imp.now();
    this._blocked += this._ended - this._began;
    this._isUntold = false;
  }

  // Something happens while no turn is under way.
  private _outside(kind: Kind): void {
    this._begin();
    this.record(kind, 0, 0, 0);
    this.sample();
  }

  private _watchErrors(): void {
    this._imp.platform.imp.onunhandledexception((error) => {
      const message = (error as Error).message;
      const isOwn = message === 'oops';
      if (!isOwn) this.errors.push(message);
      this.record(Kind.Uncaught, 0, isOwn ? 1 : 0, 0);
      this._onUncaught();
    });
  }
}

/** impOS's `server`, observed. */
export class ObservedServer {
  private readonly _observer: Observer;
  private readonly _imp: SimulatedImp;
  private readonly _server: SimulatedServer;
  private readonly _answersWithin: boolean;

  // What is to be told of the latest attempt.
  private _untold: ((reason: number) => void) | null = null;

  /** @param answersWithin - Whether `disconnect()` itself calls back for the attempt it ends. */
  constructor(observer: Observer, imp: SimulatedImp, answersWithin: boolean) {
    this._observer = observer;
    this._imp = imp;
    this._server = imp.platform.server;
    this._answersWithin = answersWithin;
  }

  /** The program ends: it is told of nothing any more. */
  forgetProgram(): void {
    this._untold = null;
  }

  isconnected(): boolean {
    this._observer.looks();
    return this._server.isconnected();
  }

  connect(callback: (reason: number) => void, timeout: number): void {
    const observer = this._observer;
    observer.sample();
    const owner = observer.owner();
    const attempt = observer.nextAttempt();
    observer.record(Kind.Attempt, owner, attempt, Math.trunc(timeout * 1000));
    const answer = (reason: number): void => {
      this._untold = null;
      observer.run(owner, () => {
        observer.record(Kind.Answer, owner, attempt, reason === 5 ? 1 : 0);
        callback(reason);
        observer.sample();
        observer.record(Kind.AnswerEnd, owner, attempt, 0);
      });
    };
    this._untold = this._answersWithin ? answer : null;
    this._server.connect(answer, timeout);
  }

  disconnect(): void {
    this._observer.sample();
    this._observer.record(Kind.ServerDisconnect, this._observer.owner(), 0, 0);
    const isEarly = this._imp.link() === 'connecting';
    this._server.disconnect();
    const answer = this._untold;
    if (isEarly && answer != null) answer(0);
  }

  flush(timeout: number): boolean {
    this._observer.sample();
    this._observer.record(Kind.Flush, this._observer.owner(), Math.trunc(timeout), 0);
    return this._server.flush(timeout);
  }

  log(message: unknown): number | null {
    const place = this._sends(message, 0);
    const result = this._server.log(message);
    this._sent(message, place, result);
    return result;
  }

  error(message: unknown): number | null {
    const place = this._sends(message, 1);
    const result = this._server.error(message);
    this._sent(message, place, result);
    return result;
  }

  setsendtimeoutpolicy(reconnectPolicy: number, waitPolicy: number, timeout: number): void {
    this._observer.record(Kind.Policy, this._observer.owner(), 0, 0);
    this._server.setsendtimeoutpolicy(reconnectPolicy, waitPolicy, timeout);
  }

  // Returns where in the text the number of the message begins.
  private _sends(message: unknown, method: number): number {
    this._observer.sample();
    const text = message as string;
    const dash = text.indexOf(' - ');
    const place = dash < 0 ? 1 : dash + 4;
    const number = parseInt(text.slice(place), 10);
    this._observer.record(
      Kind.Send,
      this._observer.owner(),
      number,
      dash < 0 ? method : method + 2,
    );
    return place;
  }

  private _sent(message: unknown, place: number, result: number | null): void {
    const text = message as string;
    const time = place > 1 ? parseInt(text.slice(0, place - 4), 10) : 0;
    this._observer.record(Kind.Sent, this._observer.owner(), result ?? 0, time);
    this._observer.sample();
  }
}

/** impOS's `imp`, observed. */
export class ObservedImp {
  private readonly _observer: Observer;
  private readonly _imp: SimulatedImpModule;

  constructor(observer: Observer, imp: SimulatedImpModule) {
    this._observer = observer;
    this._imp = imp;
  }

  wakeup(interval: number, callback: () => void): object | number | null {
    const observer = this._observer;
    const owner = observer.owner();
    const timer = this._imp.wakeup(interval, () => {
      observer.untimed(owner);
      observer.run(owner, callback);
    });
    observer.timed(owner, interval, timer == null);
    return timer;
  }

  cancelwakeup(timer: object | number | null): void {
    this._observer.untimed(this._observer.owner());
    this._imp.cancelwakeup(timer);
  }

  enableblinkup(enabled: boolean): void {
    this._observer.sample();
    this._observer.record(Kind.Enable, this._observer.owner(), enabled ? 1 : 0, 0);
    this._imp.enableblinkup(enabled);
  }
}
