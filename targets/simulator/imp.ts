import { ImpModule } from './imp-module.js';
import { Network } from './network.js';
import type { Outcome, Policies, SimulatedPlatform } from './platform.js';
import type { NetworkChange, Scenario } from './scenario.js';
import { Scheduler } from './scheduler.js';
import { ServerModule } from './server-module.js';
import { Trace, type TraceRecord } from './trace.js';

export type { SimulatedPlatform } from './platform.js';
export type {
  Answer,
  Boot,
  EarlyDisconnect,
  NetworkChange,
  OnlineAnswer,
  Scenario,
  TimerOrder,
} from './scenario.js';
export type { TraceRecord } from './trace.js';

/**
 * A simulated imp: as much of impOS as ConnectionManager and a device program need, in virtual
 * time. The program is given the platform, or, in Squirrel, finds its members in the root table.
 *
 * impOS's policy is RETURN_ON_ERROR from the start; SUSPEND_ON_ERROR is not simulated.
 */
export class SimulatedImp {
  /** The impOS global scope. */
  readonly platform: SimulatedPlatform;

  /**
   * All that happened, in order. The kinds, and what their text is:
   *
   * - `network`: it came or went: `up`, or `down` and the reason;
   * - `link`: what the link to the server is in: `off`, `connecting`, `recovering` or `online`;
   * - `connect`: the program called `server.connect()`: the timeout;
   * - `outcome`: its callback is called: the name of the constant;
   * - `disconnect`: the program called `server.disconnect()`: what the link was in;
   * - `flush`: `server.flush()` returned: what;
   * - `log`, `error`, `agent.send`: the program sent something: the result, 0 for success, and
   *   what;
   * - `blinkup`: it was turned `on` or `off`;
   * - `policy`: the arguments of `server.setsendtimeoutpolicy()`;
   * - `note`: what `note()` was told;
   * - `uncaught`: the device died, or would have: the message.
   *
   * With the scenario's `detailed` also: `isconnected` and what it returned, `wakeup` with the
   * interval and what it returned, `enableblinkup` with its argument.
   */
  readonly trace: TraceRecord[];

  /** The message of the exception that no function of the program caught; null for none yet. */
  died: string | null = null;

  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _survives: boolean;
  private readonly _epoch: number;
  private readonly _millis: number;

  /**
   * @param scenario - What happens to the imp.
   * @param root - What the program's functions have as `this` when impOS calls them: in Squirrel
   *   the root table. Default: the platform.
   */
  constructor(scenario: Scenario, root: object | null = null) {
    const self = this;
    const survives = scenario.survives;
    this._survives = survives ?? false;
    this._scheduler = new Scheduler(scenario, (error) => self._die(error));
    const detailed = scenario.detailed;
    this._trace = new Trace(this._scheduler, detailed ?? false);
    this.trace = this._trace.records;
    const epoch = scenario.epoch;
    this._epoch = epoch ?? 1704067200;
    const millis = scenario.millis;
    this._millis = millis ?? 0;
    const outcomes = this._outcomes();
    this._network = new Network(scenario, this._scheduler, this._trace, outcomes);
    this.platform = this._makePlatform(outcomes);
    this._scheduler.root = root ?? this.platform;
  }

  /**
   * Starts a program; an exception kills the device. What the program has set in motion runs in
   * `run()`.
   * @param program - The program's outermost code.
   */
  start(program: () => void): void {
    this._scheduler.call(program);
  }

  /**
   * Lets time pass and does what is due in it, all that is due at its very end included. It does
   * nothing when the device has died. It ends late when the program blocks at the end.
   * @param seconds - How long. The clock ends after 2,000,000 seconds, about 23 days.
   * @throws Error when the clock ends, or the program never lets time pass.
   */
  run(seconds: number): void {
    this._scheduler.run(seconds);
  }

  /** Adds a note to the trace. */
  note(text: string): void {
    this._trace.add('note', text);
  }

  /**
   * Calls a function of the program at a time, before all else that is due by then and in a turn of
   * its own: a button is pressed, for example.
   * @param seconds - Since the start.
   */
  interrupt(seconds: number, callback: () => void): void {
    this._scheduler.interruptAt(this._scheduler.milliseconds(seconds), callback);
  }

  /**
   * Lets the network come or go, now, be it in the middle of a turn.
   * @param change - Its `at` does not matter.
   */
  changeNetwork(change: NetworkChange): void {
    this._network.change(change);
  }

  /** Sets how many timers the program can hold from now on; null for no limit. */
  limitTimers(limit: number | null): void {
    this._scheduler.timerLimit = limit;
  }

  /** Tells the largest number of timers that the program has held at a time. */
  mostTimers(): number {
    return this._scheduler.mostTimers;
  }

  /** Tells the number of the turn that is under way, or was last. */
  turn(): number {
    return this._scheduler.turn;
  }

  /** Whether the trace tells of nothing yet that happened in the turn that is under way. */
  isFresh(): boolean {
    return this._trace.lastTurn !== this._scheduler.turn;
  }

  // Which errors there are is JavaScript's business or Squirrel's; anything can be thrown in both.
  private _die(error: unknown): boolean {
    const message = this._trace.describe((error as Error).message);
    this._trace.add('uncaught', message);
    if (!this._survives) this.died = message;
    return !this._survives;
  }

  private _makePlatform(outcomes: Record<Outcome, number>): SimulatedPlatform {
    const self = this;
    const scheduler = this._scheduler;
    const trace = this._trace;
    const network = this._network;
    const policies = this._policies();
    return {
      server: new ServerModule(network, scheduler, trace, policies),
      imp: new ImpModule(scheduler, trace),
      hardware: { millis: () => (self._millis + scheduler.now) | 0 },
      agent: {
        send: (name: string, data: unknown) =>
          network.send('agent.send', `${name} ${trace.describe(data)}`),
      },
      time: () => self._epoch + Math.trunc(scheduler.now / 1000),
      NOT_CONNECTED: outcomes.NOT_CONNECTED,
      NO_WIFI: outcomes.NO_WIFI,
      NO_LINK: outcomes.NO_WIFI,
      NO_IP_ADDRESS: outcomes.NO_IP_ADDRESS,
      NOT_RESOLVED: outcomes.NOT_RESOLVED,
      NO_SERVER: outcomes.NO_SERVER,
      SERVER_CONNECTED: outcomes.SERVER_CONNECTED,
      NO_PROXY: outcomes.NO_PROXY,
      SEND_ERROR_NOT_CONNECTED: 1,
      SEND_ERROR_TIMEOUT: 2,
      SEND_ERROR_DISCONNECTED: 3,
      SEND_ERROR_WOULDBLOCK: 4,
      SUSPEND_ON_ERROR: policies.SUSPEND_ON_ERROR,
      RETURN_ON_ERROR: policies.RETURN_ON_ERROR,
      RETURN_ON_ERROR_NO_DISCONNECT: policies.RETURN_ON_ERROR_NO_DISCONNECT,
      WAIT_TIL_SENT: policies.WAIT_TIL_SENT,
      WAIT_FOR_ACK: policies.WAIT_FOR_ACK,
    };
  }

  // Source: impOS docs, server.connect().
  private _outcomes(): Record<Outcome, number> {
    return {
      NOT_CONNECTED: 0,
      NO_WIFI: 1,
      NO_IP_ADDRESS: 2,
      NOT_RESOLVED: 3,
      NO_SERVER: 4,
      SERVER_CONNECTED: 5,
      NO_PROXY: 6,
    };
  }

  private _policies(): Policies {
    return {
      SUSPEND_ON_ERROR: 101,
      RETURN_ON_ERROR: 102,
      RETURN_ON_ERROR_NO_DISCONNECT: 103,
      WAIT_TIL_SENT: 201,
      WAIT_FOR_ACK: 202,
    };
  }
}
