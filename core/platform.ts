/**
 * The part of the impOS global scope that ConnectionManager uses, under impOS's own names. It is
 * the only way from `core/` to the imp: on an imp these are globals, elsewhere an object with
 * these members is handed to the constructor.
 */
export interface Platform {
  /** The link to the impCloud. */
  readonly server: Server;

  /** The imp itself. */
  readonly imp: Imp;

  /** The imp's hardware. */
  readonly hardware: Hardware;

  /**
   * The time of day.
   * @returns Whole seconds since 1 January 1970, UTC. It may step back or forward when impOS
   *   synchronises its clock, and be wrong before the first contact with the server, so it dates
   *   things but never measures durations. Source: impOS docs, `time()`.
   */
  time(): Integer;

  /**
   * The reason that `server.connect()` reports on success. It is not 0. Its number may change
   * between impOS releases. Source: impOS docs, `server.connect()`.
   */
  readonly SERVER_CONNECTED: number;

  /**
   * A policy: Squirrel goes on when the link fails, and calls report errors by what they return.
   * Its number is not documented. Source: impOS docs, `server.setsendtimeoutpolicy()`.
   */
  readonly RETURN_ON_ERROR: number;

  /**
   * A policy: a send is done when its data is in the send buffer. Its number is not documented.
   * Source: impOS docs, `server.setsendtimeoutpolicy()`.
   */
  readonly WAIT_TIL_SENT: number;
}

/** impOS's `server`. */
export interface Server {
  /**
   * Whether the imp is online.
   * @returns True also while the link is dead and impOS has not noticed, for up to about 105
   *   seconds. Source: impOS docs, `server.isconnected()`.
   */
  isconnected(): boolean;

  /**
   * Starts an attempt to connect and returns at once, unless the policy is `SUSPEND_ON_ERROR`:
   * then it blocks and ignores both arguments.
   * @param callback - Called with the outcome: `SERVER_CONNECTED` or the code of an error. impOS
   *   keeps one callback only, a newer one replaces it; it may come late or never, for example
   *   when the imp is online already. Source: impOS docs, `server.connect()`.
   * @param timeout - Seconds until the attempt fails.
   */
  connect(callback: (reason: number) => void, timeout: number): void;

  /**
   * Closes the link and powers the network interface down; harmless when offline. Whether it ends
   * an attempt to connect, and whether that attempt's callback then comes, is not documented.
   * Source: impOS docs, `server.disconnect()`.
   */
  disconnect(): void;

  /**
   * Blocks, with all timers, until what was sent has been acknowledged.
   * @param timeout - Seconds to wait at most.
   * @returns True when all was acknowledged in time. Source: impOS docs, `server.flush()`.
   */
  flush(timeout: number): boolean;

  /**
   * Sends a line to the device's log.
   * @param message - What to log; impOS documents a string.
   * @returns 0, or a send error code: the message is lost then. Null or nothing on a platform that
   *   does not tell. Source: impOS docs, `server.log()`.
   */
  log(message: unknown): unknown;

  /**
   * Sends a line to the device's log that is marked as an error.
   * @param message - What to log; impOS documents a string.
   * @returns As `log()`. Source: impOS docs, `server.error()`.
   */
  error(message: unknown): unknown;

  /**
   * Chooses what impOS does when a send fails.
   * @param reconnectPolicy - What happens to Squirrel: `SUSPEND_ON_ERROR`, `RETURN_ON_ERROR` or,
   *   from impOS 38, `RETURN_ON_ERROR_NO_DISCONNECT`.
   * @param waitPolicy - When a send is done: `WAIT_TIL_SENT` or `WAIT_FOR_ACK`.
   * @param timeout - Seconds a send may block. Under `RETURN_ON_ERROR` a send that takes longer
   *   closes the link. Source: impOS docs, `server.setsendtimeoutpolicy()`.
   */
  setsendtimeoutpolicy(reconnectPolicy: number, waitPolicy: number, timeout: number): void;
}

/** A number that is an integer in Squirrel. */
export type Integer = number;

/** What `imp.wakeup()` returns: good for `imp.cancelwakeup()` and nothing else. */
export type Timer = object | number;

/** impOS's `imp`. */
export interface Imp {
  /**
   * Calls a function later, never while other code runs.
   * @param interval - Seconds from now, rounded up to 0.01. With 0 the call comes as soon as the
   *   imp is idle. The order of timers that are due together is not documented.
   * @param callback - Called without arguments.
   * @returns The timer, or null when impOS has none to give. Source: impOS docs, `imp.wakeup()`.
   */
  wakeup(interval: number, callback: () => void): Timer | null;

  /**
   * Cancels a timer; no effect on one that has fired or been cancelled.
   * @param timer - What `wakeup()` returned, not null. Source: impOS docs, `imp.cancelwakeup()`.
   */
  cancelwakeup(timer: Timer): void;

  /**
   * Enables or disables BlinkUp. Up to impOS 40 the call takes effect at the next change of the
   * imp's own state, from impOS 42 at once. Source: impOS docs, `imp.enableblinkup()`.
   * @param enabled - Whether BlinkUp shall work.
   */
  enableblinkup(enabled: boolean): void;
}

/** impOS's `hardware`. */
export interface Hardware {
  /**
   * A clock for durations.
   * @returns Milliseconds since the imp started, as a signed 32-bit integer that wraps: only the
   *   32-bit difference of two readings means something. Source: impOS docs, `hardware.millis()`.
   */
  millis(): Integer;
}

/**
 * The platform of a ConnectionManager that was given none: the globals, as on an imp.
 * @returns The global object.
 * @throws Error when there is no global `server`, as in plain Node.
 */
export function globalPlatform(): Platform {
  if (!('server' in globalThis)) refuse('none, and there is no global "server" either');
  return globalThis as unknown as Platform;
}

/**
 * Refuses what is no platform.
 * @param managers - The managers that are kept for Squirrel, where a bound method may hold its
 *   object weakly. JavaScript's holds it, so the list is emptied: nothing keeps a manager that is
 *   no longer used.
 * @returns The platform.
 * @throws Error when it lacks one of impOS's objects.
 */
export function requirePlatform(platform: Platform, managers: unknown[]): Platform {
  managers.length = 0;
  const given = platform as Partial<Platform> | null;
  const names = ['server', 'imp', 'hardware', 'time'] as const;
  const missing = names.find((name) => given?.[name] == null);
  if (missing !== undefined) refuse(`one without ${missing}`);
  return platform;
}

function refuse(given: string): never {
  throw new Error(
    `ConnectionManager: platform must be an object with impOS's server, imp, hardware and time(), got ${given}`,
  );
}
