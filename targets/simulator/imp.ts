import { AgentModule } from './agent-module.js';
import { BlinkUp } from './blink-up.js';
import { Clock } from './clock.js';
import { HardwareModule } from './hardware-module.js';
import { ImpModule } from './imp-module.js';
import { Memory } from './memory.js';
import { NetModule } from './net-module.js';
import { Network, type LinkState } from './network.js';
import { makeOutcomes, type Failure, type Outcome, type Outcomes } from './outcomes.js';
import { makeConfigurations, type Configurations, type SimulatedPlatform } from './platform.js';
import { makePolicies, SendPolicy, type Policies } from './policies.js';
import { makeWakeReasons, Power, type WakeReasons } from './power.js';
import type { Answer, NetworkChange, Scenario } from './scenario.js';
import { Scheduler } from './scheduler.js';
import { SendBuffer } from './send-buffer.js';
import { Sender } from './sender.js';
import { ServerModule } from './server-module.js';
import { Trace, type TraceRecord } from './trace.js';

export type { LinkState } from './network.js';
export type { Failure, Outcome } from './outcomes.js';
export type * from './platform.js';
export type { Policies } from './policies.js';
export type { WakeReasons } from './power.js';
export type * from './scenario.js';
export type { TraceKind, TraceRecord } from './trace.js';

/**
 * A simulated imp: impOS in virtual time, with as much of it as a device program needs that
 * connects, sends and sleeps. The program is given the platform, or, in Squirrel, finds its members
 * in the root table. One object is one device, and independent of all others.
 */
export class SimulatedImp {
  /** The impOS global scope: what ConnectionManager takes as its second argument. */
  readonly platform: SimulatedPlatform;

  /** All that happened, in order. */
  readonly trace: TraceRecord[];

  /**
   * The message of the last exception that the program did not catch; null for none yet. With the
   * scenario's `survives` it stays null.
   */
  died: string | null = null;

  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _clock: Clock;
  private readonly _power: Power;
  private readonly _memory: Memory;
  private readonly _server: ServerModule;
  private readonly _imp: ImpModule;
  private readonly _agent: AgentModule;
  private readonly _reasons: WakeReasons;
  private readonly _survives: boolean;

  /**
   * @param scenario - What happens to the imp.
   * @param root - What the program's functions have as `this` when impOS calls them: in Squirrel
   *   the root table. Default: the platform.
   * @throws Error when a network change has a code that is the name of no outcome.
   */
  constructor(scenario: Scenario, root: object | null = null) {
    const self = this;
    const survives = scenario.survives;
    this._survives = survives ?? false;
    const scheduler = new Scheduler(scenario, (error) => {
      self._uncaught(error);
    });
    const trace = new Trace(scenario, scheduler);
    const outcomes = makeOutcomes();
    const policies = makePolicies();
    const policy = new SendPolicy(policies);
    const buffer = new SendBuffer(scenario, scheduler);
    const blinkUp = new BlinkUp(scenario, scheduler, trace);
    const clock = new Clock(scenario, scheduler, trace);
    const network = new Network(
      scenario,
      scheduler,
      trace,
      outcomes,
      policy,
      buffer,
      blinkUp,
      clock,
    );
    // What the scenario says of the time up to the start comes first.
    scheduler.block(0);
    const reasons = makeWakeReasons();
    const power = new Power(scenario, scheduler, trace, network, blinkUp, clock, reasons);
    const sender = new Sender(scenario, scheduler, trace, network, policy, buffer);
    const memory = new Memory(scenario, scheduler, network, buffer);
    const configurations = makeConfigurations();
    this._scheduler = scheduler;
    this._trace = trace;
    this.trace = trace.records;
    this._network = network;
    this._clock = clock;
    this._power = power;
    this._memory = memory;
    this._reasons = reasons;
    this._server = new ServerModule(network, sender, policy, power, reasons, scheduler, trace);
    const net = new NetModule(network);
    this._imp = new ImpModule(
      scenario,
      net,
      scheduler,
      trace,
      network,
      buffer,
      blinkUp,
      memory,
      power,
      reasons,
      configurations,
    );
    this._agent = new AgentModule(scenario, scheduler, trace, network, sender);
    this.platform = this._makePlatform(outcomes, policies, configurations);
    scheduler.root = root ?? this.platform;
    power.whenStarting(() => {
      self._server.forgetProgram();
      self._imp.forgetProgram();
      self._agent.forgetProgram();
      blinkUp.forgetProgram();
    });
    network.onOnline = () => {
      if (memory.free() < 0) self._imp.exhaust();
    };
  }

  /**
   * Starts a program, now. What it has set in motion runs in `run()`. When the device restarts, the
   * program is called again.
   * @param program - The program's outermost code.
   */
  start(program: () => void): void {
    this._power.start(program);
  }

  /**
   * Lets time pass and does what is due in it, all that is due at its very end included. It ends
   * late when the program blocks at the end.
   * @param seconds - How long. The clock ends after 2,000,000 seconds, about 23 days.
   * @throws Error when the clock ends, or the program never lets time pass.
   */
  run(seconds: number): void {
    this._scheduler.run(this._scheduler.later(this._scheduler.milliseconds(seconds)), null);
  }

  /**
   * Lets time pass, as `run()` does, up to a time or until something is so.
   * @param until - Seconds since the start; or a function, which is asked before each thing that is
   *   due.
   * @param limit - With a function: how many seconds may pass until it says so. Default: a day.
   * @returns Whether it was so; with a time, true.
   * @throws Error when the clock ends, or the program never lets time pass.
   */
  runUntil(until: number | (() => boolean), limit = 86400): boolean {
    if (typeof until === 'number') {
      this._scheduler.run(this._scheduler.milliseconds(until), null);
      return true;
    }
    this._scheduler.run(this._scheduler.later(this._scheduler.milliseconds(limit)), until);
    return until();
  }

  /** Tells how many milliseconds have passed since the start. */
  now(): number {
    return this._scheduler.now;
  }

  /** Tells what the link to the server is in. */
  link(): LinkState {
    return this._network.state();
  }

  /** Whether the device can run a program: it has not died, and does not sleep. */
  isRunning(): boolean {
    return !this._scheduler.isOff();
  }

  /** Adds a note to the trace. */
  note(text: string): void {
    this._trace.add('note', text);
  }

  /**
   * Calls a function of the program at a time, before all else that is due by then and in a turn of
   * its own: a button is pressed, for example. It is lost when there is no program then.
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

  /**
   * Takes the network away, now; impOS notices at once.
   * @param code - Why attempts fail from now on: the name of impOS's constant.
   * @param failAfter - Seconds until they do; null for all the time they have.
   */
  drop(code: Failure = 'NO_WIFI', failAfter: number | null = null): void {
    this.changeNetwork({ at: 0, up: false, code, failAfter });
  }

  /** Takes the network away, now; impOS does not notice until it has waited in vain. */
  goStale(code: Failure = 'NO_SERVER'): void {
    this.changeNetwork({ at: 0, up: false, code, silent: true });
  }

  /** Brings the network back, now. */
  restore(): void {
    this.changeNetwork({ at: 0, up: true });
  }

  /** Sets how the program's next attempt to connect is answered, whatever the scenario says. */
  answerNext(answer: Answer): void {
    this._network.answerNext(answer);
  }

  /**
   * Lets the program's next attempt to connect fail, whatever the network is like.
   * @param outcome - The name of impOS's constant.
   * @param after - Seconds that it takes.
   */
  failNext(outcome: Outcome, after = 0): void {
    this._network.answerNext({ outcome, after });
  }

  /** Sends a message from the agent: it arrives now, or is lost. */
  sendFromAgent(name: string, data: unknown): void {
    this._agent.deliver(name, data);
  }

  /** Sets what is told of each message that reaches the agent; null for nothing. */
  onAgentMessage(callback: ((name: string, data: unknown) => void) | null): void {
    this._agent.onMessage(callback);
  }

  /** Lets the time of day step by whole seconds. */
  stepClock(seconds: number): void {
    this._clock.step(seconds);
  }

  /** Takes the power away and brings it back: a cold start. */
  powerCycle(): void {
    this._power.reboot(this._reasons.WAKEREASON_POWER_ON);
  }

  /** Wakes an imp that sleeps, by its wake pin; no effect on one that does not. */
  wakeByPin(): void {
    this._power.wake(this._reasons.WAKEREASON_PIN);
  }

  /** New code for the program has arrived: it is to start again. It is the same program here. */
  deploy(): void {
    this._server.shutDown(
      this.platform.SHUTDOWN_NEWSQUIRREL,
      this._reasons.WAKEREASON_NEW_SQUIRREL,
    );
  }

  /**
   * Sets what tells how many bytes of memory the program takes, which the simulator cannot see. It is
   * asked behind every call of the program, and ends it when there is too little.
   */
  measureMemory(measure: (() => number) | null): void {
    const self = this;
    this._memory.setMeasure(measure);
    this._scheduler.afterCall =
      measure == null
        ? null
        : () => {
            if (self._memory.free() < 0) self._imp.exhaust();
          };
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
  private _uncaught(error: unknown): void {
    this._trace.add('uncaught', this._messageOf(error));
    try {
      this._imp.tellUnhandled(error);
    } catch (another) {
      this._trace.add('uncaught', this._messageOf(another));
    }
    if (this._survives) return;
    this.died = this._messageOf(error);
    if (!this._scheduler.isOff()) this._power.crash();
  }

  private _messageOf(error: unknown): string {
    return this._trace.describe((error as Error).message);
  }

  private _makePlatform(
    outcomes: Outcomes,
    policies: Policies,
    configurations: Configurations,
  ): SimulatedPlatform {
    const clock = this._clock;
    const reasons = this._reasons;
    return {
      server: this._server,
      imp: this._imp,
      hardware: new HardwareModule(clock, this._power),
      agent: this._agent,
      time: () => clock.time(),
      NOT_CONNECTED: outcomes.NOT_CONNECTED,
      NO_WIFI: outcomes.NO_WIFI,
      NO_LINK: outcomes.NO_LINK,
      NO_IP_ADDRESS: outcomes.NO_IP_ADDRESS,
      NOT_RESOLVED: outcomes.NOT_RESOLVED,
      NO_SERVER: outcomes.NO_SERVER,
      SERVER_CONNECTED: outcomes.SERVER_CONNECTED,
      NO_PROXY: outcomes.NO_PROXY,
      NOT_AUTHORISED: outcomes.NOT_AUTHORISED,
      NO_MODEM: outcomes.NO_MODEM,
      SIM_ERROR: outcomes.SIM_ERROR,
      NO_REGISTRATION: outcomes.NO_REGISTRATION,
      REGISTRATION_DENIED: outcomes.REGISTRATION_DENIED,
      NO_PPP_CONNECTION: outcomes.NO_PPP_CONNECTION,
      SEND_ERROR_NOT_CONNECTED: 1,
      SEND_ERROR_TIMEOUT: 2,
      SEND_ERROR_DISCONNECTED: 3,
      SEND_ERROR_WOULDBLOCK: 4,
      SUSPEND_ON_ERROR: policies.SUSPEND_ON_ERROR,
      RETURN_ON_ERROR: policies.RETURN_ON_ERROR,
      RETURN_ON_ERROR_NO_DISCONNECT: policies.RETURN_ON_ERROR_NO_DISCONNECT,
      WAIT_TIL_SENT: policies.WAIT_TIL_SENT,
      WAIT_FOR_ACK: policies.WAIT_FOR_ACK,
      WAKEREASON_POWER_ON: reasons.WAKEREASON_POWER_ON,
      WAKEREASON_TIMER: reasons.WAKEREASON_TIMER,
      WAKEREASON_SW_RESET: reasons.WAKEREASON_SW_RESET,
      WAKEREASON_PIN: reasons.WAKEREASON_PIN,
      WAKEREASON_NEW_SQUIRREL: reasons.WAKEREASON_NEW_SQUIRREL,
      WAKEREASON_SQUIRREL_ERROR: reasons.WAKEREASON_SQUIRREL_ERROR,
      WAKEREASON_NEW_FIRMWARE: reasons.WAKEREASON_NEW_FIRMWARE,
      WAKEREASON_SNOOZE: reasons.WAKEREASON_SNOOZE,
      WAKEREASON_HW_RESET: reasons.WAKEREASON_HW_RESET,
      WAKEREASON_BLINKUP: reasons.WAKEREASON_BLINKUP,
      WAKEREASON_SW_RESTART: reasons.WAKEREASON_SW_RESTART,
      WAKEREASON_POWER_RESTORED: reasons.WAKEREASON_POWER_RESTORED,
      SHUTDOWN_NEWSQUIRREL: 1,
      SHUTDOWN_NEWFIRMWARE: 2,
      SHUTDOWN_OTHER: 3,
      CONFIG_WIFI: configurations.CONFIG_WIFI,
      CONFIG_STATIC_NETWORK: configurations.CONFIG_STATIC_NETWORK,
      CONFIG_PROXY: configurations.CONFIG_PROXY,
      CONFIG_ALL: configurations.CONFIG_ALL,
    };
  }
}
