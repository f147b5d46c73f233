import { AgentModule } from './agent-module.js';
import { BlinkUp } from './blink-up.js';
import { Clock } from './clock.js';
import {
  SHUTDOWN_NEWSQUIRREL,
  WAKEREASON_NEW_SQUIRREL,
  WAKEREASON_PIN,
  WAKEREASON_POWER_ON,
} from './constants.js';
import { HardwareModule } from './hardware-module.js';
import { ImpModule } from './imp-module.js';
import { makePlatform } from './make-platform.js';
import { MathModule } from './math-module.js';
import { Memory } from './memory.js';
import { Network, type LinkState } from './network.js';
import { makeOutcomes, type Failure, type Outcome, type Outcomes } from './outcomes.js';
import type { Parts } from './parts.js';
import type { SimulatedPlatform } from './platform.js';
import { Power } from './power.js';
import type { Answer, NetworkChange, Scenario } from './scenario.js';
import { Scheduler } from './scheduler.js';
import { SendBuffer } from './send-buffer.js';
import { SendPolicy } from './send-policy.js';
import { Sender } from './sender.js';
import { ServerModule } from './server-module.js';
import { dataText, type Data } from './data.js';
import type { ModelEvent, TraceEvent } from './events.js';
import { Trace } from './trace.js';

export type { LinkState } from './network.js';
export type { Failure, Outcome } from './outcomes.js';
export type * from './platform.js';
export type * from './scenario.js';
export type { Data } from './data.js';
export { printing } from './event-text.js';
export type * from './events.js';

/**
 * A simulated imp: impOS in virtual time, with as much of it as a device program needs that
 * connects, sends and sleeps. The program is given the platform, or, in Squirrel, finds its members
 * in the root table. One object is one device, and independent of all others.
 */
export class SimulatedImp {
  /** The impOS global scope: what ConnectionManager takes as its second argument. */
  readonly platform: SimulatedPlatform;

  /** All that happened, in order. */
  readonly trace: TraceEvent[];

  /**
   * The message of the last exception that the program did not catch; null for none yet. With the
   * scenario's `survives` it stays null.
   */
  died: string | null = null;

  protected readonly _parts: Parts;
  private readonly _server: ServerModule;
  private readonly _imp: ImpModule;
  protected readonly _agent: AgentModule;
  private readonly _survives: boolean;
  private _onUncaught: ((error: unknown) => void) | null = null;

  /**
   * @param scenario - What happens to the imp.
   * @param root - What the program's functions have as `this` when impOS calls them: in Squirrel
   *   the root table. Default: the platform.
   * @throws Error when the name of an outcome is none.
   */
  constructor(scenario: Scenario, root: object | null = null) {
    const survives = scenario.survives;
    this._survives = survives ?? false;
    const outcomes = makeOutcomes();
    this._parts = this._makeParts(scenario, outcomes);
    this.trace = this._parts.trace.events;
    this._server = new ServerModule(this._parts);
    this._imp = new ImpModule(scenario, this._parts);
    this._agent = new AgentModule(scenario, this._parts);
    const seed = scenario.seed;
    this.platform = makePlatform(
      {
        server: this._server,
        imp: this._imp,
        hardware: new HardwareModule(this._parts),
        agent: this._agent,
        math: new MathModule(seed ?? 0),
      },
      this._parts.clock,
      outcomes,
    );
    this._parts.scheduler.root = root ?? this.platform;
    this._connectParts();
  }

  /**
   * Starts a program, now. What it has set in motion runs in `run()`. When the device restarts, the
   * program is called again.
   * @param program - The program's outermost code.
   */
  start(program: () => void): void {
    this._parts.power.start(program);
  }

  /**
   * Lets time pass and does what is due in it, all that is due at its very end included. It ends
   * late when the program blocks at the end.
   * @param seconds - How long. The clock ends after 2,000,000 seconds, about 23 days.
   * @throws Error when the clock ends, or the program never lets time pass.
   */
  run(seconds: number): void {
    this._parts.scheduler.run(
      this._parts.scheduler.later(this._parts.scheduler.milliseconds(seconds)),
      null,
    );
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
      this._parts.scheduler.run(this._parts.scheduler.milliseconds(until), null);
      return true;
    }
    this._parts.scheduler.run(
      this._parts.scheduler.later(this._parts.scheduler.milliseconds(limit)),
      until,
    );
    return until();
  }

  /** Tells how many milliseconds have passed since the start. */
  now(): number {
    return this._parts.scheduler.now;
  }

  /** Tells what the link to the server is in. */
  link(): LinkState {
    return this._parts.network.state();
  }

  /** Whether the device can run a program: it has not died, and does not sleep. */
  isRunning(): boolean {
    return !this._parts.scheduler.isOff();
  }

  /** Adds a note to the trace. */
  note(text: string): void {
    this.record({ at: this._parts.scheduler.now, kind: 'note', text });
  }

  /** Adds an event to the trace. */
  record(event: ModelEvent): void {
    this._parts.trace.add(event);
  }

  /**
   * Sets what is told of each exception that the program did not catch, before it is traced; null
   * for nothing.
   */
  onUncaught(callback: ((error: unknown) => void) | null): void {
    this._onUncaught = callback;
  }

  /**
   * Sets what is called each time that the program ends: the imp sleeps, restarts, or the program
   * has died; null for nothing.
   */
  onEnd(callback: (() => void) | null): void {
    this._parts.power.onEnd = callback;
  }

  /**
   * Calls a function of the program at a time, before all else that is due by then and in a turn of
   * its own: a button is pressed, for example. It is lost when there is no program then.
   * @param seconds - Since the start.
   */
  interrupt(seconds: number, callback: () => void): void {
    this._parts.scheduler.interruptAt(this._parts.scheduler.milliseconds(seconds), callback);
  }

  /**
   * Lets the network come or go, now, be it in the middle of a turn.
   * @param change - Its `at` does not matter.
   */
  changeNetwork(change: NetworkChange): void {
    this._parts.network.change(change);
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
    this._parts.network.answerNext(answer);
  }

  /**
   * Lets the program's next attempt to connect fail, whatever the network is like.
   * @param outcome - The name of impOS's constant.
   * @param after - Seconds that it takes.
   */
  failNext(outcome: Outcome, after = 0): void {
    this._parts.network.answerNext({ outcome, after });
  }

  /**
   * Sets what is told of each attempt that reaches the server: it then decides with `admit()`. Null
   * for a server that admits all at once.
   */
  onArrival(callback: (() => void) | null): void {
    this._parts.network.onArrival = callback;
  }

  /**
   * Decides about the attempt that has reached the server; no effect when it is over by now.
   * @param wait - Seconds until it is online; null for never.
   * @param patience - Seconds after which impOS gives it up, if its own time is not over before.
   * @returns Whether it succeeds, if nothing happens meanwhile.
   */
  admit(wait: number | null, patience: number): boolean {
    const scheduler = this._parts.scheduler;
    const milliseconds = wait == null ? null : scheduler.milliseconds(wait);
    return this._parts.network.admit(milliseconds, scheduler.milliseconds(patience));
  }

  /** Sends a message from the agent: it arrives now, or is lost. */
  sendFromAgent(name: string, data: unknown): void {
    this._agent.deliver(name, data);
  }

  /** Sets what is called with each message that reaches the agent; null for nothing. */
  onAgentMessage(callback: ((name: string, data: unknown) => void) | null): void {
    this._agent.onMessage(callback);
  }

  /** Lets the time of day step by whole seconds. */
  stepClock(seconds: number): void {
    this._parts.clock.step(seconds);
  }

  /** Takes the power away and brings it back: a cold start. */
  powerCycle(): void {
    this._parts.power.reboot(WAKEREASON_POWER_ON);
  }

  /** Wakes an imp that sleeps, by its wake pin; no effect on one that does not. */
  wakeByPin(): void {
    this._parts.power.wake(WAKEREASON_PIN);
  }

  /**
   * New code for the program arrives: it is to start again. It is the same program here. No effect on
   * an imp that is not online.
   */
  deploy(): void {
    this._server.shutDown(SHUTDOWN_NEWSQUIRREL, WAKEREASON_NEW_SQUIRREL);
  }

  /**
   * Sets what tells how many bytes of memory the program takes, which the simulator cannot see. It is
   * asked behind every call of the program, and ends it when there is too little.
   */
  measureMemory(measure: (() => number) | null): void {
    this._parts.memory.setMeasure(measure);
    this._parts.scheduler.afterCall =
      measure == null
        ? null
        : () => {
            if (this._parts.memory.free() < 0) this._imp.exhaust();
          };
  }

  /** Sets how many timers the program can hold from now on; null for no limit. */
  limitTimers(limit: number | null): void {
    this._parts.scheduler.timerLimit = limit;
  }

  /** Tells the largest number of timers that the program has held at a time. */
  mostTimers(): number {
    return this._parts.scheduler.mostTimers;
  }

  /** Tells the number of the turn that is under way, or was last. */
  turn(): number {
    return this._parts.scheduler.turn;
  }

  /** Whether nothing has happened yet in the current turn; details and logs do not count. */
  isFresh(): boolean {
    return this._parts.trace.lastTurn !== this._parts.scheduler.turn;
  }

  // Which errors there are is JavaScript's business or Squirrel's; anything can be thrown in both.
  private _uncaught(error: unknown): void {
    const onUncaught = this._onUncaught;
    if (onUncaught != null) onUncaught(error);
    this._addUncaught(error);
    try {
      this._imp.tellUnhandled(error);
    } catch (another) {
      this._addUncaught(another);
    }
    if (this._survives) return;
    this.died = dataText(this._thrown(error));
    if (!this._parts.scheduler.isOff()) this._parts.power.crash();
  }

  private _addUncaught(error: unknown): void {
    this.record({ at: this._parts.scheduler.now, kind: 'uncaught', error: this._thrown(error) });
  }

  private _thrown(error: unknown): Data {
    const thrown = error as Error | null;
    const message: unknown = thrown?.message;
    return this._parts.trace.copy(message ?? error);
  }

  private _makeParts(scenario: Scenario, outcomes: Outcomes): Parts {
    const scheduler = new Scheduler(scenario, (error) => {
      this._uncaught(error);
    });
    const trace = new Trace(scenario, scheduler);
    const clock = new Clock(scenario, scheduler, trace);
    const policy = new SendPolicy();
    const buffer = new SendBuffer(scenario, scheduler);
    const blinkUp = new BlinkUp(scenario, scheduler, trace);
    const link = { scheduler, trace, outcomes, policy, buffer, blinkUp, clock };
    const network = new Network(scenario, link);
    // What the scenario says of the time up to the start comes first.
    scheduler.block(0);
    const power = new Power(scenario, scheduler, trace, network, blinkUp, clock);
    const sender = new Sender(scenario, scheduler, trace, network, policy, buffer);
    const memory = new Memory(scenario, scheduler, network, buffer);
    return { scheduler, trace, clock, network, policy, buffer, sender, blinkUp, memory, power };
  }

  private _connectParts(): void {
    const memory = this._parts.memory;
    this._parts.power.whenStarting(() => {
      this._server.forgetProgram();
      this._imp.forgetProgram();
      this._agent.forgetProgram();
      this._parts.blinkUp.forgetProgram();
    });
    this._parts.network.onOnline = () => {
      if (memory.free() < 0) this._imp.exhaust();
      this._agent.deliverHeld();
    };
  }
}
