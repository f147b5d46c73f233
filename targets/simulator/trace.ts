import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';

/**
 * The kinds of things that happen to a simulated imp, and what their text is:
 *
 * - `network`: it came or went: `up`, or `down` and the reason, and whether silently;
 * - `link`: what the link to the server is in, a `LinkState`;
 * - `connect`: the program called `server.connect()`: the timeout;
 * - `outcome`: its callback is called: the name of the constant;
 * - `disconnect`: the program called `server.disconnect()`: what the link was in;
 * - `unexpected`: the handler of `server.onunexpecteddisconnect()` is called: the name of the
 *   constant;
 * - `flush`: `server.flush()` returned: what;
 * - `log`, `error`, `agent.send`: the program sent something: the result, 0 for success, and what;
 * - `agent.on`: a message came from the agent: its name, and `lost` when nobody was there for it;
 * - `dropped`: the send buffer was given up: how many bytes were in it;
 * - `blinkup`: the program turned it `on` or `off`;
 * - `blinkup.window`: BlinkUp works from now on, `open`, or does not, `closed`;
 * - `policy`: the arguments of `server.setsendtimeoutpolicy()`;
 * - `wifi`: its settings were `cleared`, or `set` and the network's name;
 * - `clock`: the time of day steps: by how many seconds;
 * - `sleep`: the imp sleeps: for how many milliseconds;
 * - `boot`: the program starts again: the wake reason;
 * - `note`: what `note()` was told;
 * - `flag`: what ConnectionManager takes the imp for: whether it is online, `true` or `false`;
 * - `callback`: one of its callbacks is about to be called: `onConnect` and the id, `onTimeout` and
 *   the id, or `onDisconnect`, the id, and whether it was expected;
 * - `task`: one of its tasks is about to run: `onNextConnect` or `connectFor`;
 * - `end`: the program has ended, and with it what its managers still had: `tasks 2, messages 1`;
 * - `waiting`: the same of a program that still runs when nobody watches any longer;
 * - `uncaught`: an exception that the program did not catch: its message.
 * - `pin`, `i2c`, `spi`, `uart`, `spiflash`, `sampler`, `dac`: what the program did with the hardware,
 *   or the scenario with an input; the particulars are in the record's `event`;
 * - `call`: the program called a function of impOS that is none of these: the arguments, the result.
 * - `agent.log`, `agent.error`, `agent.request`, `agent.response`, `agent.http`, `agent.uncaught`,
 *   `device.send`: what a real agent did; the particulars are in the record's `event`.
 *
 * `flag`, `callback`, `task`, `end` and `waiting` come from whoever watches the program, by `note()`.
 *
 * With the scenario's `detailed` also: `isconnected` and what it returned, `wakeup` with the
 * interval and what it returned, `enableblinkup` with its argument.
 */
export type TraceKind =
  | 'network'
  | 'link'
  | 'connect'
  | 'outcome'
  | 'disconnect'
  | 'unexpected'
  | 'flush'
  | 'log'
  | 'error'
  | 'agent.send'
  | 'agent.on'
  | 'dropped'
  | 'blinkup'
  | 'blinkup.window'
  | 'policy'
  | 'wifi'
  | 'clock'
  | 'sleep'
  | 'boot'
  | 'note'
  | 'flag'
  | 'callback'
  | 'task'
  | 'end'
  | 'waiting'
  | 'uncaught'
  | 'pin'
  | 'i2c'
  | 'spi'
  | 'uart'
  | 'spiflash'
  | 'sampler'
  | 'dac'
  | 'call'
  | 'agent.log'
  | 'agent.error'
  | 'agent.request'
  | 'agent.response'
  | 'agent.http'
  | 'agent.uncaught'
  | 'device.send'
  | 'isconnected'
  | 'wakeup'
  | 'enableblinkup';

/** Something that happened, as text that is the same in JavaScript and in Squirrel. */
export interface TraceRecord {
  /** When: milliseconds since the start. */
  at: number;
  /** What kind of thing. */
  kind: TraceKind;
  /** The particulars. */
  text: string;
}

/** Keeps what happened. */
export class Trace {
  /** All that happened, in order. */
  readonly records: TraceRecord[];

  /** Whether what `addDetail()` is told is kept. */
  readonly isDetailed: boolean;

  /** The turn in which the last record was made, or after which; details do not count. */
  lastTurn = 0;

  private readonly _scheduler: Scheduler;
  private readonly _isSilent: boolean;

  constructor(scenario: Scenario, scheduler: Scheduler) {
    this.records = [];
    this._scheduler = scheduler;
    const detailed = scenario.detailed;
    this.isDetailed = detailed ?? false;
    this._isSilent = scenario.silent ?? false;
  }

  /** Notes that something happens now. */
  add(kind: TraceKind, text: string): void {
    this.addAside(kind, text);
    this.lastTurn = this._scheduler.turn;
  }

  /** Notes something that is no doing of the turn that is under way. */
  addAside(kind: TraceKind, text: string): void {
    if (!this._isSilent) this.records.push({ at: this._scheduler.now, kind, text });
  }

  /** Notes something that is worth it only to those who asked for details. */
  addDetail(kind: TraceKind, text: string): void {
    if (this.isDetailed) this.addAside(kind, text);
  }

  /**
   * Says what a program handed over. Only what prints alike in both languages is spelled out:
   * floats differ in their digits, tables in their order.
   */
  describe(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return this._describeNumber(value);
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    return value == null ? 'null' : '(data)';
  }

  private _describeNumber(value: number): string {
    const fits = value >= -2147483647 && value <= 2147483647;
    return fits && value === Math.trunc(value) ? `${Math.trunc(value)}` : '(float)';
  }
}
