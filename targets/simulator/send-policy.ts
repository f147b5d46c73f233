import {
  RETURN_ON_ERROR,
  RETURN_ON_ERROR_NO_DISCONNECT,
  SUSPEND_ON_ERROR,
  WAIT_FOR_ACK,
  WAIT_TIL_SENT,
} from './constants.js';

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

  /** Sets impOS's default, as for a program that starts. */
  reset(): void {
    this.set(SUSPEND_ON_ERROR, WAIT_TIL_SENT, 30000);
  }

  /**
   * `server.setsendtimeoutpolicy()`.
   * @param timeout - Milliseconds.
   * @throws Error on a number that is none of the policies.
   */
  set(reconnect: number, wait: number, timeout: number): void {
    this.suspends = reconnect === SUSPEND_ON_ERROR;
    this.disconnects = reconnect !== RETURN_ON_ERROR_NO_DISCONNECT;
    this.waitsForAck = wait === WAIT_FOR_ACK;
    this.timeout = timeout;
    const isKnown = this.suspends || reconnect === RETURN_ON_ERROR || !this.disconnects;
    if (!isKnown || (!this.waitsForAck && wait !== WAIT_TIL_SENT)) {
      throw new Error(
        `SimulatedImp: server.setsendtimeoutpolicy() needs impOS's constants, whose numbers may change: write RETURN_ON_ERROR, for example, and WAIT_TIL_SENT; got ${reconnect}, ${wait}`,
      );
    }
  }
}
