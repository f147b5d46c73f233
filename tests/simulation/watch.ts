import {
  ConnectionManager,
  type DisconnectCallback,
  type Platform,
  type Settings,
  type Task,
} from '../../core/index.js';
import type { SimulatedImp } from '../../targets/simulator/imp.js';
import {
  Model,
  type Effects,
  type EventKind,
  type Given,
  type LogMethod,
  type Rules,
  type Visible,
  type World,
} from './model.js';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** A message on its way through log() or error(). */
interface Direct {
  method: LogMethod;
  message: unknown;
  sends: number;
  isSent: boolean;
}

/** What programs and impOS might do besides. */
export interface Quirks {
  /** A call of the manager to itself that a subclass overrides, and does nothing about. */
  refuses: 'connect' | 'disconnect' | null;
  /** Whether `server.disconnect()` itself ends an attempt, and calls its callback. */
  answersWithin: boolean;
}

/** Makes managers on a simulated imp that the model watches. */
export class Watch {
  /** What the managers break. */
  readonly violations: string[] = [];

  /** The impOS of the managers: it tells the model what it is told. */
  readonly platform: Platform;

  private readonly world: World;
  private model: Model | null = null;
  private manager: WatchedManager | null = null;

  // The connect() and disconnect() that are under way, the innermost last.
  private readonly frames: Effects[] = [];

  private direct: Direct | null = null;
  private policies = 0;
  private ownConnects = 0;

  // What is under way: a connectFor(), a timer, the program's own code, an answer of impOS that
  // matters, one that tells of a success too late.
  private inConnectFor = false;
  private inTimer = false;
  private inProgram = false;
  private inAnswer = false;
  private isLateSuccess = false;

  // What tells the manager the outcome of its attempt, until that is known.
  private untold: ((reason: number) => void) | null = null;

  // How many callbacks and tasks have run.
  private runs = 0;

  constructor(
    private readonly imp: SimulatedImp,
    private readonly quirks: Quirks,
  ) {
    const { server, hardware } = imp.platform;
    this.world = {
      millis: () => hardware.millis(),
      time: () => imp.platform.time(),
      turn: () => imp.turn(),
      online: () => server.isconnected(),
      linkAge: linkAgeOf(imp),
    };
    this.platform = {
      ...imp.platform,
      time: () => imp.platform.time(),
      hardware,
      server: this.watchedServer(),
      imp: this.watchedImp(),
    };
  }

  make(settings: unknown): WatchedManager {
    const known = settings as Partial<Rules>;
    const model = new Model({ ...defaults, ...known }, this.world);
    this.model = model;
    this.manager = null;
    this.policies = 0;
    this.manager = new WatchedManager(this, known, this.platform);
    model.check(this.policies === 1, '2.1 the policy was not set once');
    this.finish();
    return this.manager;
  }

  /** The manager is called; what it returns or throws passes through. */
  around<T>(call: () => T): T {
    try {
      return call();
    } finally {
      if (!this.inConnectFor) this.finish();
    }
  }

  connect(call: () => boolean): boolean {
    const model = this.theModel();
    if (this.inConnectFor) this.ownConnects++;
    if (this.isRefused('connect')) return false;
    const expected = model.connect(this.isByItself());
    return this.around(() => this.counted('connect()', expected, call));
  }

  disconnect(force: boolean, flushTimeout: number, call: () => boolean): boolean {
    if (this.isRefused('disconnect')) return false;
    const expected = this.theModel().disconnect(force, flushTimeout, this.isByItself());
    return this.around(() => this.counted('disconnect()', expected, call));
  }

  register(
    kind: EventKind,
    callback: Method | null,
    id: string | null,
    call: (callback: Method | null) => unknown,
  ): void {
    const manager = this.manager;
    this.around(() => {
      const given = this.given(false);
      const watched = typeof callback === 'function' ? this.callback(given, callback) : callback;
      const result = call(watched);
      // Refused, it has thrown, and nothing has changed.
      this.theModel().register(kind, id, watched === null ? null : given);
      this.theModel().check(result === manager, '1 it did not return the manager');
    });
  }

  queue(task: Method, isMarked: boolean, call: (task: Method) => unknown): void {
    this.around(() => {
      if (typeof task !== 'function') {
        call(task);
        return;
      }
      const model = this.theModel();
      const given = this.given(isMarked);
      model.queue(given);
      this.ownConnects = 0;
      this.inConnectFor = isMarked;
      const result = call(this.task(given, task));
      this.inConnectFor = false;
      model.check(this.ownConnects === (isMarked ? 1 : 0), '6.3 it did not call connect() once');
      model.check(isMarked ? result == null : result === this.manager, '1 a wrong result');
      this.finish();
      if (!isMarked) model.queued();
    });
  }

  setBlinkUp(behavior: Rules['blinkupBehavior'], call: () => unknown): void {
    this.around(() => {
      const isKnown = [0, 1, 2, 3].includes(behavior);
      if (isKnown) this.theModel().setBlinkUp(behavior);
      this.theModel().check(call() === this.manager, '1 it did not return the manager');
    });
  }

  log(method: LogMethod, message: unknown, call: () => void): void {
    this.around(() => {
      const sends = this.world.online() ? 1 : 0;
      const direct: Direct = { method, message, sends: 0, isSent: false };
      this.direct = direct;
      call();
      this.direct = null;
      this.theModel().check(direct.sends === sends, '8.1 a message was not sent once, online');
      if (!direct.isSent) this.theModel().keep(method, message);
    });
  }

  /** Whether connectFor() is under way: what it calls, the manager calls itself. */
  isInConnectFor(): boolean {
    return this.inConnectFor;
  }

  /** Whether the program keeps itself busy: then there are no timers any more. */
  hangs(): boolean {
    return this.runs > 1000;
  }

  /** The run is over: what should have happened by now? */
  end(): void {
    if (this.manager) this.theModel().idle(this.now());
    this.violations.push(...(this.model?.violations ?? []));
    for (const { kind, text } of this.imp.trace) {
      const isOdd = kind === 'uncaught' ? text !== 'oops' : /\((nested|not in a turn)/.test(text);
      if (isOdd) this.violations.push(`${kind} ${text}`);
    }
  }

  private theModel(): Model {
    if (this.model === null) throw new Error('there is no manager');
    return this.model;
  }

  private now(): Visible {
    const manager = this.manager;
    if (manager === null) throw new Error('there is no manager');
    return { flag: manager.isConnected(), connecting: manager.isConnecting() };
  }

  private isByItself(): boolean {
    return this.inTimer && !this.inProgram && !this.inConnectFor;
  }

  private isRefused(what: 'connect' | 'disconnect'): boolean {
    const isRefused = this.quirks.refuses === what && this.isByItself();
    if (isRefused) this.theModel().refuse(what);
    return isRefused;
  }

  private given(marked: boolean): Given {
    return { marked, turn: this.imp.turn() };
  }

  // Something is over that the manager was called for.
  private finish(): void {
    if (this.manager === null) return;
    this.theModel().settled(this.now());
    this.imp.platform.imp.onidle(() => {
      this.theModel().idle(this.now());
    });
  }

  // The manager calls impOS. Outside connect(), disconnect() and answers its flag tells the news.
  private see(): Model {
    const model = this.theModel();
    const isOpen = this.manager !== null && this.frames.length === 0 && !this.inAnswer;
    if (isOpen) model.see(this.now());
    return model;
  }

  private counted(name: string, expected: Effects, call: () => boolean): boolean {
    const actual: Effects = { returns: false, connects: 0, disconnects: 0, flushes: 0 };
    this.frames.push(actual);
    actual.returns = call();
    this.frames.pop();
    this.theModel().checkEffects(name, expected, actual);
    return actual.returns;
  }

  private callback(given: Given, callback: Method): Method {
    const self = this;
    return function (this: unknown, ...args: unknown[]) {
      const expected = args.length === 0 ? null : args[0] === true;
      self.theModel().check(this === self.platform, '1 a callback had the wrong this');
      self.theModel().check(args.length <= 1, '1 a callback had surplus arguments');
      self.theModel().callbackRuns(given, expected);
      self.program(() => callback(...args));
    };
  }

  private task(given: Given, task: Method): Method {
    const self = this;
    return function (this: unknown, ...args: unknown[]) {
      const isRight = this === self.manager && args.length === 0;
      self.theModel().check(isRight, '1 a task had the wrong this or arguments');
      self.theModel().taskRuns(given);
      let threw = true;
      try {
        self.program(() => task());
        threw = false;
      } finally {
        self.theModel().taskEnds(given, threw);
      }
    };
  }

  private program(run: () => void): void {
    const model = this.theModel();
    model.check(!this.inProgram && this.inTimer, '3.1 a callback or task was nested');
    model.settled(this.now());
    this.runs++;
    this.inProgram = true;
    try {
      run();
    } finally {
      this.inProgram = false;
    }
  }

  private watchedServer(): Platform['server'] {
    const { server, SERVER_CONNECTED, NOT_CONNECTED } = this.imp.platform;
    return {
      isconnected: () => server.isconnected(),
      connect: (callback, timeout) => {
        const model = this.see();
        const frame = this.frames.at(-1);
        model.check(frame !== undefined, '4.3 server.connect() was not called by connect()');
        if (frame) frame.connects++;
        const attempt = model.attempt;
        this.untold = callback;
        server.connect((reason) => {
          this.untold = null;
          this.answer(attempt, reason === SERVER_CONNECTED, () => {
            callback(reason);
          });
        }, timeout);
      },
      disconnect: () => {
        const model = this.see();
        const frame = this.frames.at(-1);
        if (frame) frame.disconnects++;
        else model.serverDisconnected(this.isLateSuccess);
        const place = this.imp.trace.length;
        server.disconnect();
        const untold = this.untold;
        this.untold = null;
        const isEarly = this.imp.trace[place]?.text === 'connecting';
        if (this.quirks.answersWithin && isEarly) untold?.(NOT_CONNECTED);
      },
      flush: (timeout) => {
        const frame = this.frames.at(-1);
        this.see().check(frame !== undefined, '5.2 server.flush() was not called by disconnect()');
        this.see().check(frame?.disconnects === 0, '5.2 it flushed after disconnecting');
        if (frame?.flushes != null) frame.flushes++;
        return server.flush(timeout);
      },
      log: (message) => this.send('log', message),
      error: (message) => this.send('error', message),
      setsendtimeoutpolicy: (...args) => {
        this.policies++;
        server.setsendtimeoutpolicy(...args);
      },
    };
  }

  private send(method: LogMethod, message: unknown): number | null {
    const model = this.see();
    const direct = this.direct;
    const result = this.imp.platform.server[method](message);
    const isSent = result === null || result === 0;
    if (direct) {
      const isSame = direct.method === method && direct.message === message;
      model.check(isSame, '8.1 the message was changed');
      direct.sends++;
      direct.isSent = isSent;
    } else model.sent(method, message, isSent, this.now());
    return result;
  }

  private watchedImp(): Platform['imp'] {
    const { imp } = this.imp.platform;
    return {
      wakeup: (interval, callback) => {
        const fire = (): void => {
          if (timer !== null) this.theModel().timerGone(timer);
          this.fire(callback);
        };
        const timer = this.hangs() ? null : imp.wakeup(interval, fire);
        this.see().wakeup(interval, timer);
        return timer;
      },
      cancelwakeup: (timer) => {
        this.see().timerGone(timer);
        imp.cancelwakeup(timer);
      },
      enableblinkup: (enabled) => {
        this.see().blinkUpTold(enabled);
        imp.enableblinkup(enabled);
      },
    };
  }

  private fire(callback: () => void): void {
    this.inTimer = true;
    try {
      callback();
    } finally {
      this.inTimer = false;
      this.finish();
    }
  }

  // An answer may come within connect().
  private answer(attempt: number, isSuccess: boolean, callback: () => void): void {
    this.inAnswer = this.theModel().answered(attempt, isSuccess);
    this.isLateSuccess = isSuccess && !this.inAnswer;
    callback();
    this.inAnswer = false;
    this.isLateSuccess = false;
    this.finish();
  }
}

const defaults: Rules = {
  startBehavior: 0,
  stayConnected: false,
  retryOnTimeout: true,
  blinkupBehavior: 3,
  checkTimeout: 5,
  connectTimeout: 60,
};

/** A subclass, as programs have them: it sees the calls of the manager itself, too. */
export class WatchedManager extends ConnectionManager {
  private readonly watch: Watch;

  constructor(watch: Watch, settings: Settings, platform: Platform) {
    super(settings, platform);
    this.watch = watch;
  }

  isConnecting(): boolean {
    return this._connecting;
  }

  override connect(): boolean {
    return this.watch.connect(() => super.connect());
  }

  override disconnect(...args: [force?: boolean, flushTimeout?: number]): boolean {
    const [force = false, flushTimeout = 30] = args;
    return this.watch.disconnect(force, flushTimeout, () => super.disconnect(...args));
  }

  override onConnect(callback: Method | null, ...id: [id?: string | null]): this {
    this.watch.register('onConnect', callback, id[0] ?? null, (watched) =>
      super.onConnect(watched, ...id),
    );
    return this;
  }

  override onTimeout(callback: Method | null, ...id: [id?: string | null]): this {
    this.watch.register('onTimeout', callback, id[0] ?? null, (watched) =>
      super.onTimeout(watched, ...id),
    );
    return this;
  }

  override onDisconnect(callback: DisconnectCallback | null, ...id: [id?: string | null]): this {
    this.watch.register('onDisconnect', callback as Method | null, id[0] ?? null, (watched) =>
      super.onDisconnect(watched, ...id),
    );
    return this;
  }

  override onNextConnect(task: Task): this {
    if (this.watch.isInConnectFor()) return super.onNextConnect(task);
    this.watch.queue(task as Method, false, (watched) => super.onNextConnect(watched));
    return this;
  }

  override connectFor(task: Task): void {
    this.watch.queue(task as Method, true, (watched) => {
      super.connectFor(watched);
    });
  }

  override setBlinkUpBehavior(behavior: Rules['blinkupBehavior']): this {
    this.watch.setBlinkUp(behavior, () => super.setBlinkUpBehavior(behavior));
    return this;
  }

  override log(message: unknown): void {
    this.watch.log('log', message, () => {
      super.log(message);
    });
  }

  override error(message: unknown): void {
    this.watch.log('error', message, () => {
      super.error(message);
    });
  }
}

/** Tells how many milliseconds ago the imp last went online or offline. */
function linkAgeOf({ trace, platform: { hardware } }: SimulatedImp): () => number {
  const start = hardware.millis();
  let next = 0;
  let isOnline = false;
  let changed = 0;
  return () => {
    for (; next < trace.length; next++) {
      const record = trace[next];
      if (record?.kind !== 'link' || (record.text === 'online') === isOnline) continue;
      isOnline = !isOnline;
      changed = record.at;
    }
    return ((hardware.millis() - start) | 0) - changed;
  };
}
