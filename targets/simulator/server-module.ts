import type { Network } from './network.js';
import type { ConnectCallback, Policies } from './platform.js';
import type { Scheduler } from './scheduler.js';
import type { Trace } from './trace.js';

/**
 * impOS's `server` on a simulated imp. What is sent takes no room in the send buffer: it has been
 * sent when the call returns.
 */
export class ServerModule {
  private readonly _network: Network;
  private readonly _scheduler: Scheduler;
  private readonly _trace: Trace;
  private readonly _policies: Policies;

  /** @param policies - impOS's numbers for the policies. */
  constructor(network: Network, scheduler: Scheduler, trace: Trace, policies: Policies) {
    this._network = network;
    this._scheduler = scheduler;
    this._trace = trace;
    this._policies = policies;
  }

  /** Whether the imp is online. Source: impOS docs, `server.isconnected()`. */
  isconnected(): boolean {
    const online = this._network.isOnline();
    this._trace.addDetail('isconnected', this._trace.describe(online));
    return online;
  }

  /**
   * Starts an attempt to connect.
   * @param timeout - Seconds. Source of the default: impOS docs, `server.connect()`.
   */
  connect(callback: ConnectCallback | null = null, timeout = 60): void {
    this._network.connect(callback, this._milliseconds(timeout));
  }

  /** Closes the link and ends an attempt. Source: impOS docs, `server.disconnect()`. */
  disconnect(): void {
    this._network.disconnect();
  }

  /**
   * Blocks until what was sent has been acknowledged. Source: impOS docs, `server.flush()`.
   * @param timeout - Seconds to wait at most. Below 0 is not documented; here it is 0.
   * @returns True when all was acknowledged in time.
   */
  flush(timeout: number): boolean {
    return this._network.flush(this._milliseconds(timeout));
  }

  /**
   * Logs a message.
   * @returns 0, or a send error code, 1 when offline: the message is lost then. Source: impOS docs,
   *   `server.log()`.
   */
  log(message: unknown): number | null {
    return this._network.send('log', this._trace.describe(message));
  }

  /**
   * Logs an error.
   * @returns As `log()`. Source: impOS docs, `server.error()`.
   */
  error(message: unknown): number | null {
    return this._network.send('error', this._trace.describe(message));
  }

  /**
   * Sets what happens when a send fails. Source: impOS docs, `server.setsendtimeoutpolicy()`.
   * @param timeout - Seconds a send may block; none does here.
   * @throws Error on a policy that is not simulated: SUSPEND_ON_ERROR, which is impOS's default,
   *   and WAIT_FOR_ACK.
   */
  setsendtimeoutpolicy(reconnectPolicy: number, waitPolicy: number, timeout: number): void {
    const known = this._policies;
    const returns =
      reconnectPolicy === known.RETURN_ON_ERROR ||
      reconnectPolicy === known.RETURN_ON_ERROR_NO_DISCONNECT;
    const names = `${this._trace.describe(reconnectPolicy)}, ${this._trace.describe(waitPolicy)}`;
    const policy = `${names}, ${this._milliseconds(timeout)} ms`;
    this._trace.add('policy', policy);
    if (!returns || waitPolicy !== known.WAIT_TIL_SENT) {
      throw new Error(`SimulatedImp: the policy ${policy} is not simulated`);
    }
  }

  private _milliseconds(seconds: number): number {
    return this._scheduler.milliseconds(seconds < 0 ? 0 : seconds);
  }
}
