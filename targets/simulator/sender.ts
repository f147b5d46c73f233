import {
  SEND_ERROR_DISCONNECTED,
  SEND_ERROR_NOT_CONNECTED,
  SEND_ERROR_TIMEOUT,
  SEND_ERROR_WOULDBLOCK,
} from './constants.js';
import { copyData, dataText, type Data } from './data.js';
import type { Network } from './network.js';
import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { SendBuffer } from './send-buffer.js';
import type { SendPolicy } from './send-policy.js';
import type { Trace } from './trace.js';

// Bytes that a message takes besides what it says; the number is an assumption.
const OVERHEAD = 16;

// A time beyond the end of the clock.
const NEVER = 2000000001;

/** What becomes of the messages of a program, as its policy has it. */
export class Sender {
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _network: Network;
  private readonly _policy: SendPolicy;
  private readonly _buffer: SendBuffer;

  // Milliseconds until the acknowledgement of what was sent.
  private readonly _ackDelay: number;

  private readonly _waitsBeforeBlocking: boolean;

  // What the scenario lets sends return, and how many of these have been used.
  private readonly _results: (number | null)[];
  private _used = 0;
  private _isScripted = false;

  constructor(
    scenario: Scenario,
    scheduler: Scheduler,
    trace: Trace,
    network: Network,
    policy: SendPolicy,
    buffer: SendBuffer,
  ) {
    this._scheduler = scheduler;
    this._trace = trace;
    this._network = network;
    this._policy = policy;
    this._buffer = buffer;
    const flushDelay = scenario.flushDelay;
    this._ackDelay = scheduler.milliseconds(flushDelay ?? 0.1);
    this._waitsBeforeBlocking = (scenario.wouldBlock ?? 'atOnce') === 'afterTimeout';
    const results = scenario.sendResults;
    this._results = results ?? [];
  }

  /**
   * Sends a message to the agent.
   * @returns 0 or null, or a send error code. Source: impOS docs, send error codes.
   */
  send(name: string, message: unknown): number | null {
    const since = this._scheduler.now;
    const result = this._transmit(name.length + 1 + sizeOf(message));
    const at = this._scheduler.now;
    const data = this._copy(message);
    this._trace.add({ at, kind: 'agent.send', result, name, data, blocked: at - since });
    this._closeAfter(result);
    return result;
  }

  /**
   * Logs something.
   * @returns As `send()`.
   */
  log(kind: 'log' | 'error', message: unknown): number | null {
    const since = this._scheduler.now;
    const result = this._transmit(sizeOf(message));
    const at = this._scheduler.now;
    this._trace.add({ at, kind, result, data: this._copy(message), blocked: at - since });
    this._closeAfter(result);
    return result;
  }

  /**
   * `server.flush()`. Not documented, and done here: offline it returns false at once.
   * @param timeout - Milliseconds.
   */
  flush(timeout: number): boolean {
    const since = this._scheduler.now;
    const acknowledged = this._awaitAck(this._scheduler.later(timeout));
    const at = this._scheduler.now;
    this._trace.add({ at, kind: 'flush', acknowledged, blocked: at - since });
    return acknowledged;
  }

  private _copy(message: unknown): Data {
    return this._trace.isSilent ? null : this._trace.copy(message);
  }

  // Returns what impOS returns for a message of this size in bytes.
  private _transmit(bytes: number): number | null {
    if (this._policy.suspends) this._network.awaitLink();
    this._isScripted = this._network.isOnline() && this._used < this._results.length;
    return this._isScripted ? this._nextResult() : this._send(bytes + OVERHEAD);
  }

  // A message that was too late, or lost on the way: in both cases the link is gone.
  private _closeAfter(result: number | null): void {
    const isFatal = result === SEND_ERROR_TIMEOUT || result === SEND_ERROR_DISCONNECTED;
    if (!isFatal || !this._network.isOnline()) return;
    if (!this._isScripted && !this._policy.disconnects) return;
    this._network.closeAfterError();
    if (this._policy.suspends) this._network.awaitLink();
  }

  private _nextResult(): number | null {
    this._used += 1;
    return this._results[this._used - 1]!;
  }

  // Under SUSPEND_ON_ERROR a message that was lost on the way is sent again.
  private _send(bytes: number): number {
    let result = this._deliver(bytes);
    while (result === SEND_ERROR_DISCONNECTED && this._policy.suspends) {
      this._network.awaitLink();
      result = this._deliver(bytes);
    }
    return result;
  }

  private _deliver(bytes: number): number {
    if (!this._network.isOnline()) return SEND_ERROR_NOT_CONNECTED;
    const end = this._scheduler.later(this._policy.timeout);
    const result = this._policy.disconnects ? this._pour(bytes, end) : this._offer(bytes, end);
    if (result !== 0 || !this._policy.waitsForAck) return result;
    return this._awaitAck(end) ? 0 : this._failure();
  }

  // Puts a message into the buffer bit by bit, for what is larger than the buffer.
  private _pour(bytes: number, end: number): number {
    let left = bytes;
    while (left > 0) {
      const part = left < this._buffer.size() ? left : this._buffer.size();
      if (!this._awaitRoom(part, end)) return this._failure();
      this._buffer.add(part);
      left -= part;
    }
    return 0;
  }

  // Puts a message into the buffer if it fits.
  private _offer(bytes: number, end: number): number {
    const isPossible = bytes <= this._buffer.size();
    const until = this._waitsBeforeBlocking ? end : this._scheduler.now;
    const fits = isPossible && this._awaitRoom(bytes, until);
    if (!this._network.isOnline()) return SEND_ERROR_DISCONNECTED;
    if (!fits) return SEND_ERROR_WOULDBLOCK;
    this._buffer.add(bytes);
    return 0;
  }

  private _failure(): number {
    return this._network.isOnline() ? SEND_ERROR_TIMEOUT : SEND_ERROR_DISCONNECTED;
  }

  private _awaitRoom(bytes: number, end: number): boolean {
    let wait = this._buffer.timeToFit(bytes);
    while (wait > 0 && this._canWait(end)) {
      this._blockFor(wait, end);
      wait = this._buffer.timeToFit(bytes);
    }
    return wait === 0 && this._network.isOnline();
  }

  // Blocks until all that was sent has been acknowledged.
  private _awaitAck(end: number): boolean {
    let acknowledged = this._ackTime();
    while (this._scheduler.now < acknowledged && this._canWait(end)) {
      this._scheduler.block(acknowledged < end ? acknowledged : end);
      // On a link that is dead nothing is acknowledged: it takes that long from when it is back.
      if (!this._buffer.flows() || acknowledged === NEVER) acknowledged = this._ackTime();
    }
    return this._network.isOnline() && this._scheduler.now >= acknowledged;
  }

  private _ackTime(): number {
    if (!this._buffer.flows()) return NEVER;
    return this._scheduler.later(this._buffer.timeToDrain() + this._ackDelay);
  }

  private _blockFor(duration: number, end: number): void {
    const until = this._scheduler.later(duration);
    this._scheduler.block(this._buffer.flows() && until < end ? until : end);
  }

  private _canWait(end: number): boolean {
    return this._network.isOnline() && this._scheduler.now < end;
  }
}

/** How many bytes a message takes: as many as its text has letters. */
function sizeOf(message: unknown): number {
  return typeof message === 'string' ? message.length : dataText(copyData(message)).length;
}
