/** An agent beside its device: what its program finds, and how it is run. */
import type { CalendarDate } from '../../imp/calendar.js';
import { copyData } from '../../simulator/data.js';
import type { Scenario } from '../../simulator/imp.js';
import { NUMBERS } from '../../simulator/hardware/numbers.js';
import { IDENTITY } from '../../simulator/hardware/identity.js';
import { plainData } from '../embedded/bridge.js';
import { calendarDate } from '../globals.js';
import type { Frame, Uncaught } from '../run.js';
import { Http } from './http.js';
import type { AgentWorld } from './imp-with-agent.js';
import { Presence } from './presence.js';

/** What an agent did not catch. */
export interface AgentError {
  /** The message of an error, or the data that was thrown. */
  readonly error: unknown;
  readonly frames: readonly Frame[];
}

/** The program of an agent. */
export interface AgentProgram {
  /** Runs its outermost code. */
  start(globals: AgentGlobals): void;

  /** @throws Error for what ends the whole run. */
  describe(error: unknown): AgentError;
}

/** What is global on an agent. */
export type AgentGlobals = Agent['globals'];

/** Seconds from an exception that the agent does not catch until it starts again; an assumption. */
const RESTART_DELAY = 2;

/** Milliseconds from the agent to the device. */
const LATENCY = 50;

const USUAL_NOTICE = 270;

/** A timer of the agent: a handle. */
class Timer {
  constructor(readonly _scheduled: object) {}
}

export class Agent {
  readonly uncaught: Uncaught[] = [];
  private readonly http: Http;
  private readonly presence: Presence;
  private handlers = new Map<string, (data: unknown) => void>();
  private onConnect: (() => void) | null = null;
  private onDisconnect: (() => void) | null = null;
  private saved: unknown = {};
  /** How many times the program has started: calls for an earlier one are dropped. */
  private starts = 0;

  constructor(
    private readonly world: AgentWorld,
    private readonly program: AgentProgram,
    { agentRequests = [], agentResponses = [], agentNoticeDuration = USUAL_NOTICE }: Scenario,
  ) {
    this.http = new Http(world, agentResponses, (callback) => {
      this.call(callback);
    });
    this.presence = new Presence(world, agentNoticeDuration * 1000, {
      connected: () => {
        this.callLater(0, () => this.onConnect?.());
      },
      disconnected: () => {
        this.callLater(0, () => this.onDisconnect?.());
      },
    });
    world.onMessage((name, data) => {
      this.call(() => this.handlers.get(name)?.(data));
    });
    for (const request of agentRequests) {
      world.after(request.at * 1000, () => {
        this.http.receive(request);
      });
    }
  }

  /** Starts the program; impCloud runs it before the device connects. */
  start(): void {
    this.boot();
    this.presence.start();
  }

  private boot(): void {
    this.starts++;
    this.handlers = new Map();
    this.onConnect = null;
    this.onDisconnect = null;
    this.http.forgetProgram();
    this.call(() => {
      this.program.start(this.globals);
    });
  }

  /** Calls a function of the program; an exception starts it again. */
  private call(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.crash(error);
    }
  }

  private callLater(milliseconds: number, callback: () => void): object {
    const { starts } = this;
    return this.world.after(milliseconds, () => {
      if (starts === this.starts) this.call(callback);
    });
  }

  private crash(thrown: unknown): void {
    const { error, frames } = this.program.describe(thrown);
    this.uncaught.push({ event: this.world.recorded(), frames });
    this.world.record({ kind: 'agent.uncaught', error: copyData(plainData(error)) });
    this.starts++;
    this.handlers = new Map();
    const { starts } = this;
    this.world.after(RESTART_DELAY * 1000, () => {
      if (starts === this.starts) this.boot();
    });
  }

  private send(name: string, data: unknown): number {
    const result = this.presence.isConnected() ? 0 : 1;
    this.world.record({ kind: 'device.send', name, data: copyData(plainData(data)), result });
    if (result === 0) {
      this.world.after(LATENCY, () => {
        this.world.deliver(name, data);
      });
    }
    return result;
  }

  private readonly device = {
    on: (name: string, callback: (data: unknown) => void) => {
      this.handlers.set(name, callback);
    },
    send: (name: string, data: unknown) => this.send(name, data),
    isconnected: () => this.presence.isConnected(),
    onconnect: (callback: (() => void) | null) => {
      this.onConnect = callback;
    },
    ondisconnect: (callback: (() => void) | null) => {
      this.onDisconnect = callback;
    },
  };

  private readonly imp = {
    // At least a millisecond, so that time passes for one that sets a timer with 0 again and again.
    wakeup: (seconds: number, callback: () => void) =>
      new Timer(this.callLater(Math.max(1, Math.ceil(seconds * 1000)), callback)),
    cancelwakeup: (timer: Timer) => {
      this.world.cancel(timer._scheduled);
    },
    environment: () => NUMBERS.ENVIRONMENT_AGENT,
    configparams: { deviceid: IDENTITY.deviceId },
  };

  private readonly server = {
    log: (data: unknown) => {
      this.world.record({ kind: 'agent.log', data: copyData(plainData(data)) });
    },
    error: (data: unknown) => {
      this.world.record({ kind: 'agent.error', data: copyData(plainData(data)) });
    },
    save: (data: unknown) => {
      this.saved = data;
      return 0;
    },
    load: () => this.saved,
  };

  /** What the program finds. */
  get globals() {
    const { device, imp, server, http, world } = this;
    return {
      device,
      imp,
      server,
      http: http.module,
      time: () => world.time(),
      date: (time = world.time()): CalendarDate => calendarDate(time),
      ENVIRONMENT_AGENT: NUMBERS.ENVIRONMENT_AGENT,
      ENVIRONMENT_CARD: NUMBERS.ENVIRONMENT_CARD,
      ENVIRONMENT_MODULE: NUMBERS.ENVIRONMENT_MODULE,
    };
  }
}
