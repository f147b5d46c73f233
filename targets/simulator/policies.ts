/**
 * The policies of `server.setsendtimeoutpolicy()`. Their numbers are not documented; odd ones show
 * who relies on them. Source of the rest: impOS docs, `server.setsendtimeoutpolicy()`.
 */
export interface Policies {
  /** After a failure the program stands still until the imp is online. impOS's default. */
  readonly SUSPEND_ON_ERROR: number;
  /** After a failure the program goes on. */
  readonly RETURN_ON_ERROR: number;
  /** The same, but a full send buffer does not close the link. */
  readonly RETURN_ON_ERROR_NO_DISCONNECT: number;
  /** Data has been sent when it is in the send buffer. impOS's default. */
  readonly WAIT_TIL_SENT: number;
  /** Data has been sent when the server has acknowledged it. */
  readonly WAIT_FOR_ACK: number;
}

/** The numbers of the policies here. */
export function makePolicies(): Policies {
  return {
    SUSPEND_ON_ERROR: 101,
    RETURN_ON_ERROR: 102,
    RETURN_ON_ERROR_NO_DISCONNECT: 103,
    WAIT_TIL_SENT: 201,
    WAIT_FOR_ACK: 202,
  };
}

/** The policy that is in force. */
export class SendPolicy {
  /** Whether the program stands still until the imp is online. */
  suspends = true;

  /** Whether a send that does not fit into the buffer closes the link. */
  disconnects = true;

  /** Whether a send waits for the acknowledgement. */
  waitsForAck = false;

  /** Milliseconds that a send may block. */
  timeout = 30000;

  private readonly _policies: Policies;

  constructor(policies: Policies) {
    this._policies = policies;
  }

  /** Sets impOS's default, as for a program that starts. */
  reset(): void {
    this.set(this._policies.SUSPEND_ON_ERROR, this._policies.WAIT_TIL_SENT, 30000);
  }

  /**
   * `server.setsendtimeoutpolicy()`.
   * @param timeout - Milliseconds.
   * @throws Error on a number that is none of the policies.
   */
  set(reconnect: number, wait: number, timeout: number): void {
    const known = this._policies;
    this.suspends = reconnect === known.SUSPEND_ON_ERROR;
    this.disconnects = reconnect !== known.RETURN_ON_ERROR_NO_DISCONNECT;
    this.waitsForAck = wait === known.WAIT_FOR_ACK;
    this.timeout = timeout;
    const isKnown = this.suspends || reconnect === known.RETURN_ON_ERROR || !this.disconnects;
    if (!isKnown || (!this.waitsForAck && wait !== known.WAIT_TIL_SENT)) {
      throw new Error(
        `SimulatedImp: server.setsendtimeoutpolicy() needs impOS's constants, got ${reconnect}, ${wait}`,
      );
    }
  }
}
