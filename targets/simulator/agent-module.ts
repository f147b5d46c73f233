import type { Network } from './network.js';
import type { Parts } from './parts.js';
import type { AgentAnswer, AgentMessage, Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { SendBuffer } from './send-buffer.js';
import type { Sender } from './sender.js';
import type { Trace } from './trace.js';

/** Takes the data of a message; null for none. */
export type MessageCallback = (data: unknown) => void;

/** A message of the agent that waits for a dead link, and which of the links that was. */
interface HeldMessage {
  readonly name: string;
  readonly data: unknown;
  readonly closings: number;
}

/** impOS's `agent` on a simulated imp, and the messages to and from the agent. */
export class AgentModule {
  /** Copies what a program sends, which may change it afterwards; null for no need. */
  copy: ((data: unknown) => unknown) | null = null;

  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _sender: Sender;
  private readonly _buffer: SendBuffer;
  private readonly _answers: AgentAnswer[];
  private _held: HeldMessage[];

  // Milliseconds that a message takes besides its time in the send buffer.
  private readonly _latency: number;

  private _handlers: Record<string, MessageCallback>;
  private _onMessage: ((name: string, data: unknown) => void) | null = null;

  constructor(scenario: Scenario, parts: Parts) {
    this._scheduler = parts.scheduler;
    this._trace = parts.trace;
    this._network = parts.network;
    this._sender = parts.sender;
    this._buffer = parts.buffer;
    this._answers = scenario.agent ?? [];
    this._held = [];
    const flushDelay = scenario.flushDelay;
    this._latency = Math.trunc(parts.scheduler.milliseconds(flushDelay ?? 0.1) / 2);
    this._handlers = {};
    for (const message of scenario.agentMessages ?? []) this._expect(message);
  }

  /**
   * Sends a message to the agent.
   * @returns 0, or a send error code: the message is lost then. Source: impOS docs, `agent.send()`.
   */
  send(name: string, data: unknown): number | null {
    const copy = this.copy;
    return this.sendAs(name, data, copy == null ? data : copy(data));
  }

  /**
   * Sends a message to the agent, as `send()` does.
   * @param carried - The data as the agent gets it.
   */
  sendAs(name: string, data: unknown, carried: unknown): number | null {
    const result = this._sender.send(name, data);
    const isHeard = this._onMessage != null || this._answers.length > 0;
    if (isHeard && (result == null || result === 0)) this._carry(name, carried);
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

  /**
   * A message from the agent arrives, between two turns; it is lost when nothing handles it. On a link
   * that was lost silently it waits until the network is back or impOS notices.
   */
  deliver(name: string, data: unknown): void {
    if (this._network.state() === 'stale') {
      this._held.push({ name, data, closings: this._network.closings });
      return;
    }
    const callback = this._network.state() === 'online' ? (this._handlers[name] ?? null) : null;
    this._tell(name, data, callback == null);
    if (callback == null) return;
    const scheduler = this._scheduler;
    scheduler.callAt(scheduler.now, () => {
      callback.call(scheduler.root, data);
    });
  }

  /** Delivers what waited for the link; it is lost if that is another link than before. */
  deliverHeld(): void {
    const held = this._held;
    this._held = [];
    for (const { name, data, closings } of held) {
      if (closings === this._network.closings) this.deliver(name, data);
      else this._tell(name, data, true);
    }
  }

  private _tell(name: string, data: unknown, lost: boolean): void {
    if (this._trace.isSilent) return;
    const event = { at: this._scheduler.now, name, data: this._trace.copy(data), lost };
    this._trace.addAside({ kind: 'agent.on', ...event });
  }

  // A message has left the program: it arrives once its bytes have left the send buffer.
  private _carry(name: string, data: unknown): void {
    this._buffer.whenSent(() => {
      this._scheduler.event(this._scheduler.later(this._latency), () => {
        this._arrive(name, data);
      });
    });
  }

  private _arrive(name: string, data: unknown): void {
    const onMessage = this._onMessage;
    if (onMessage != null) onMessage(name, data);
    for (const answer of this._answers) {
      if (answer.on === name) this._answer(answer);
    }
  }

  private _answer(answer: AgentAnswer): void {
    const data = answer.data;
    const after = this._scheduler.milliseconds(answer.after ?? 0);
    this._scheduler.event(this._scheduler.later(after), () => {
      this.deliver(answer.send, data ?? null);
    });
  }

  private _expect(message: AgentMessage): void {
    const data = message.data;
    this._scheduler.event(this._scheduler.milliseconds(message.at), () => {
      this.deliver(message.name, data ?? null);
    });
  }
}
