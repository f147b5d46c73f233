import type { Hardware, Imp, Platform, Server, Timer } from '../../core/platform.js';

/** What the function that was given to `server.connect()` is called with the outcome. */
export type ConnectCallback = (reason: number) => void;

/** The names of impOS's reasons why an attempt failed, those that other names share left out. */
export type Failure =
  'NOT_CONNECTED' | 'NO_WIFI' | 'NO_IP_ADDRESS' | 'NOT_RESOLVED' | 'NO_SERVER' | 'NO_PROXY';

/** The name of an outcome of `server.connect()`. */
export type Outcome = Failure | 'SERVER_CONNECTED';

/**
 * The policies of `server.setsendtimeoutpolicy()`. Their numbers are not documented; odd ones show
 * who relies on them.
 */
export interface Policies {
  /** After a failure the program stands still until the imp is online. Not simulated. */
  readonly SUSPEND_ON_ERROR: number;
  /** After a failure the program goes on. Source: impOS docs, as all of these. */
  readonly RETURN_ON_ERROR: number;
  /** The same, but a full send buffer does not close the link. */
  readonly RETURN_ON_ERROR_NO_DISCONNECT: number;
  /** Data has been sent when it is in the send buffer. */
  readonly WAIT_TIL_SENT: number;
  /** Data has been sent when the server has acknowledged it. Not simulated. */
  readonly WAIT_FOR_ACK: number;
}

/**
 * The impOS global scope of a simulated imp: what ConnectionManager needs, and what a device
 * program uses besides. Members as in impOS's documentation, where not said otherwise.
 */
export interface SimulatedPlatform extends Platform, Policies {
  readonly server: SimulatedServer;
  readonly imp: SimulatedImpModule;
  readonly hardware: Hardware;

  /** The program's other half, in the impCloud. */
  readonly agent: SimulatedAgent;

  /** Outcome: the attempt failed for any other reason. Source: impOS docs, `server.connect()`. */
  readonly NOT_CONNECTED: number;
  /** Outcome: the imp could not join the WiFi. Source: impOS docs, `server.connect()`. */
  readonly NO_WIFI: number;
  /** Outcome: no Ethernet link; the number is NO_WIFI's. Source: impOS docs, `server.connect()`. */
  readonly NO_LINK: number;
  /** Outcome: no IP address was to be had. Source: impOS docs, `server.connect()`. */
  readonly NO_IP_ADDRESS: number;
  /** Outcome: the server's name was not resolved. Source: impOS docs, `server.connect()`. */
  readonly NOT_RESOLVED: number;
  /** Outcome: the server did not answer. Source: impOS docs, `server.connect()`. */
  readonly NO_SERVER: number;
  /** Outcome: the proxy did not answer. Source: impOS docs, `server.connect()`. */
  readonly NO_PROXY: number;

  /** A send failed: offline. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_NOT_CONNECTED: number;
  /** A send failed: it took too long. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_TIMEOUT: number;
  /** A send failed: the link was lost on the way. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_DISCONNECTED: number;
  /** A send failed: the send buffer is full. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_WOULDBLOCK: number;
}

/** impOS's `server`, with the parameters that impOS lets a program leave out. */
export interface SimulatedServer extends Server {
  connect(callback?: ConnectCallback | null, timeout?: number): void;
  log(message: unknown): number | null;
  error(message: unknown): number | null;
}

/** impOS's `imp`. */
export interface SimulatedImpModule extends Imp {
  cancelwakeup(timer: Timer | null): void;

  /**
   * Calls a function once, as soon as there is nothing else to do.
   * @param callback - Takes the place of the one before; null removes that one. Source: impOS
   *   docs, `imp.onidle()`.
   */
  onidle(callback: (() => void) | null): void;

  /**
   * Asks for a larger send buffer.
   * @param size - Bytes. A buffer does not shrink, nor grow beyond some 30 KB.
   * @returns The size before, in bytes. Source: impOS docs, `imp.setsendbuffersize()`.
   */
  setsendbuffersize(size: number): number;
}

/** impOS's `agent`. */
export interface SimulatedAgent {
  /**
   * Sends a message to the agent.
   * @param name - Its name.
   * @param data - Anything that can be serialised.
   * @returns 0, or a send error code: the message is lost then. Source: impOS docs,
   *   `agent.send()`.
   */
  send(name: string, data: unknown): number | null;
}
