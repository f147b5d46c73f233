import type { Network } from './network.js';
import type { Parts } from './parts.js';
import type { AgentMessage, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { Sender } from './sender.js';
import type { Trace } from './trace.js';

/** Takes the data of a message; null for none. */
export type MessageCallback = (data: unknown) => void;

/** impOS's `agent` on a simulated imp, and the agent behind it. */
export class AgentModule {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _sender: Sender;
  private _handlers: Record<string, MessageCallback>;
  private _onMessage: ((name: string, data: unknown) => void) | null = null;

  constructor(scenario: Scenario, parts: Parts) {
    this._scheduler = parts.scheduler;
    this._trace = parts.trace;
    this._network = parts.network;
    this._sender = parts.sender;
    this._handlers = {};
    for (const message of scenario.agentMessages ?? []) this._expect(message);
  }

  /**
   * Sends a message to the agent.
   * @returns 0, or a send error code: the message is lost then. Source: impOS docs, `agent.send()`.
   */
  send(name: string, data: unknown): number | null {
    const result = this._sender.send('agent.send', `${name} ${this._trace.describe(data)}`);
    if (result != null && result !== 0) return result;
    const onMessage = this._onMessage;
    if (onMessage != null) {
      this._scheduler.event(this._scheduler.now, () => {
        onMessage(name, data);
      });
    }
    return result;
  }

  /**
   * Registers what is called for the agent's messages of that name, one function a name. Source:
   * impOS docs, `agent.on()`.
   */
  on(name: string, callback: MessageCallback): void {
    this._handlers[name] = callback;
  }

  /** Forgets the functions of a program that has ended. */
  forgetProgram(): void {
    this._handlers = {};
  }

  /** Sets what plays the agent: it is called with what arrives there. */
  onMessage(callback: ((name: string, data: unknown) => void) | null): void {
    this._onMessage = callback;
  }

  /** A message from the agent arrives, between two turns; it is lost when nobody is there for it. */
  deliver(name: string, data: unknown): void {
    const callback = this._network.state() === 'online' ? (this._handlers[name] ?? null) : null;
    this._trace.addAside('agent.on', callback == null ? `${name} lost` : name);
    if (callback == null) return;
    const scheduler = this._scheduler;
    scheduler.callAt(scheduler.now, () => {
      callback.call(scheduler.root, data);
    });
  }

  private _expect(message: AgentMessage): void {
    const self = this;
    const data = message.data;
    this._scheduler.event(this._scheduler.milliseconds(message.at), () => {
      self.deliver(message.name, data ?? null);
    });
  }
}
