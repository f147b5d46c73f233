import type { Platform } from '../../core/index.js';
import type { Choices } from './choices.js';
import type { Contract } from './contract.js';
import { EPOCH } from './graph.js';
import type { World } from './worlds.js';

const SERVER_CONNECTED = 5;
const FAILED = 1;
const LOG_FAILED = 2;

/** The callback of server.connect(), and the name by which the manager knows the attempt. */
export interface Answer {
  callback: (reason: number) => void;
  attempt: unknown;
}

interface Timer {
  due: number;
  isCheck: boolean;
  callback: () => void;
}

/** An impOS that does whatever its documentation leaves open, at the worst moment. */
export class ImpOS {
  now = EPOCH;
  online: boolean;
  /** Whether the latest attempt is in progress, for impOS. */
  attempting = false;
  answers: Answer[] = [];
  timers: Timer[] = [];
  blinkUp = false;

  #choices: Choices;
  readonly #world: World;
  readonly #contract: Contract;
  readonly #attemptOf: () => unknown;

  /** @param attemptOf - Returns the name by which the manager knows its latest attempt. */
  constructor(world: World, choices: Choices, contract: Contract, attemptOf: () => unknown) {
    this.online = choices.take(['offline', 'online']) === 'online';
    this.#choices = choices;
    this.#world = world;
    this.#contract = contract;
    this.#attemptOf = attemptOf;
  }

  /** A transition begins. */
  begin(choices: Choices): void {
    this.#choices = choices;
  }

  /** A transition is over. Callbacks of old attempts are alike to the manager, so one is kept. */
  end(): void {
    const current = this.#attemptOf();
    const stale = this.answers.filter(({ attempt }) => attempt !== current).slice(-1);
    this.answers = [...stale, ...this.answers.filter(({ attempt }) => attempt === current)];
  }

  /** The link changes by itself. */
  changeLink(): void {
    this.online = !this.online;
    if (this.online) this.attempting = false;
  }

  /** Returns the timer that is due; undefined when none is. */
  dueTimer(): Timer | undefined {
    return this.timers.find(({ due }) => due <= this.now);
  }

  fire(timer: Timer): void {
    this.timers = this.timers.filter((each) => each !== timer);
    timer.callback();
  }

  /** Calls the callback of server.connect(), not necessarily for the first time. */
  answer(answer: Answer, isSuccess: boolean): void {
    const isCurrent = this.#contract.isCurrent(answer);
    if (isCurrent) this.attempting = false;
    if (isCurrent && isSuccess) this.online = true;
    this.#contract.answered(answer, isSuccess);
    answer.callback(isSuccess ? SERVER_CONNECTED : FAILED);
  }

  makePlatform(): Platform {
    return Object.freeze({
      server: {
        isconnected: () => this.isconnected(),
        connect: (callback, timeout) => {
          this.connect(callback, timeout);
        },
        disconnect: () => {
          this.disconnect();
        },
        flush: () => this.flush(),
        log: (message) => this.log(message),
        error: (message) => this.log(message),
        setsendtimeoutpolicy: () => undefined,
      },
      imp: {
        wakeup: (interval, callback) => this.wakeup(interval, callback),
        cancelwakeup: (timer) => {
          this.timers = this.timers.filter((each) => each !== timer);
        },
        enableblinkup: (isEnabled) => {
          this.#contract.sample();
          this.blinkUp = isEnabled;
        },
      },
      hardware: { millis: () => this.now },
      time: () => 7,
      SERVER_CONNECTED,
      RETURN_ON_ERROR: 101,
      WAIT_TIL_SENT: 201,
    } satisfies Platform);
  }

  private isconnected(): boolean {
    const { online } = this;
    this.#contract.looks(online);
    if (this.#world.flickers) {
      const change = online ? 'the link is lost' : 'the link comes up';
      if (this.#choices.take(['', change]) !== '') this.changeLink();
    }
    return online;
  }

  private connect(callback: (reason: number) => void, timeout: number): void {
    const answer = { callback, attempt: this.#attemptOf() };
    this.#contract.attempts(answer, timeout);
    this.answers.push(answer);
    this.attempting = true;
    if (!this.#world.answersWithin) return;
    const options = ['', 'server.connect() succeeds at once', 'server.connect() fails at once'];
    const option = options.indexOf(this.#choices.take(options));
    if (option > 0) this.answer(answer, option === 1);
  }

  private disconnect(): void {
    this.#contract.serverDisconnects();
    this.online = false;
    if (!this.attempting) return;
    const ignored = 'server.disconnect() is ignored';
    const within = 'server.disconnect() itself calls back';
    const options = ['', ignored, ...(this.#world.answersWithin ? [within] : [])];
    const option = this.#choices.take(options);
    if (option !== ignored) this.attempting = false;
    const latest = this.answers.at(-1);
    if (option === within && latest) this.answer(latest, false);
  }

  private flush(): boolean {
    this.#contract.flushes();
    if (this.#choices.take(['', 'the link is lost in flush()']) !== '') this.online = false;
    return this.online;
  }

  private log(message: unknown): number {
    const lost = 'sending fails and ends the link';
    const option = this.online ? this.#choices.take(['', 'sending fails', lost]) : 'sending fails';
    if (option === lost) this.online = false;
    this.#contract.sends(message, option === '');
    return option === '' ? 0 : LOG_FAILED;
  }

  private wakeup(interval: number, callback: () => void): Timer | null {
    this.#contract.sample();
    const isNull = this.#world.starves && this.#choices.take(['', 'no timer']) !== '';
    this.#contract.sets(interval, isNull);
    if (isNull) return null;
    const timer = { due: this.now + interval * 1000, isCheck: interval > 0, callback };
    this.timers.push(timer);
    return timer;
  }
}
