import type { AgentEvent } from '../../simulator/agent-events.js';
import { copyData } from '../../simulator/data.js';
import { DeviceImp } from '../../simulator/device-imp.js';
import { USUAL_EPOCH } from '../../simulator/clock.js';
import type { LinkState, Scenario } from '../../simulator/imp.js';
import { MathModule } from '../../simulator/math-module.js';
import { plainData } from '../embedded/bridge.js';

/** Something that an agent has scheduled. */
export type Scheduled = object;

/** What an agent finds around it: the clock that it shares with its device, and the link. */
export interface AgentWorld {
  /** Milliseconds since the start. */
  now(): number;

  /** The time of day in seconds, which is always right. */
  time(): number;

  /** Random numbers of the agent's own. */
  readonly math: MathModule;

  /** Schedules a call after a delay in milliseconds. */
  after(milliseconds: number, callback: () => void): Scheduled;

  cancel(scheduled: unknown): void;

  record(event: AgentEvent): void;

  /** The number of events in the trace. */
  recorded(): number;

  link(): LinkState;

  /** Calls back with each new state of the link. */
  onLink(callback: (state: LinkState) => void): void;

  /** Calls back with each message of the device. */
  onMessage(callback: (name: string, data: unknown) => void): void;

  /** A message reaches the device, or is lost. */
  deliver(name: string, data: unknown): void;
}

/** A simulated imp whose agent runs beside it. */
export class ImpWithAgent extends DeviceImp {
  /** Sends a message of the program, whose data the agent gets in another form. */
  sendAs(name: string, data: unknown, carried: unknown): number | null {
    return this._agent.sendAs(name, data, carried);
  }

  agentWorld({ epoch, seed }: Scenario): AgentWorld {
    this._agent.copy = plainData;
    const { scheduler, network, trace } = this._parts;
    trace.copy = (value) => copyData(plainData(value));
    return {
      now: () => scheduler.now,
      time: () => (epoch ?? USUAL_EPOCH) + Math.trunc(scheduler.now / 1000),
      math: new MathModule(65536 - (seed ?? 0)),
      after: (milliseconds, callback) => scheduler.event(scheduler.later(milliseconds), callback),
      cancel: (scheduled) => {
        scheduler.cancelEvent(scheduled as ReturnType<typeof scheduler.event>);
      },
      record: (event) => {
        if (!trace.isSilent) trace.events.push({ at: scheduler.now, ...event });
      },
      recorded: () => trace.events.length,
      link: () => network.state(),
      onLink: (callback) => {
        network.onState = callback;
      },
      onMessage: (callback) => {
        this._agent.onMessage(callback);
      },
      deliver: (name, data) => {
        this._agent.deliver(name, this.fromAgent(data));
      },
    };
  }

  /** Data of the agent as the device's program gets it. */
  protected fromAgent(data: unknown): unknown {
    return plainData(data);
  }
}
