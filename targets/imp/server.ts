import type { Server } from '../../core/platform.js';

/** impOS's `server`, with what a device program may leave out. */
export interface DeviceServer extends Server {
  /**
   * Starts an attempt to connect and returns at once, unless the policy is `SUSPEND_ON_ERROR`:
   * then it blocks and ignores both arguments.
   * @param callback - Called with the outcome: `SERVER_CONNECTED` or the code of an error. impOS
   *   keeps one callback only, a newer one replaces it.
   * @param timeout - Seconds until the attempt fails; 60 by default, longer on cellular imps.
   *   Source: impOS docs, `server.connect()`.
   */
  connect(callback?: ((reason: number) => void) | null, timeout?: number): void;

  /**
   * Sends a line to the device's log.
   * @param message - The line, in UTF-8.
   * @returns 0, or a send error code: the message is lost then. Source: impOS docs, `server.log()`.
   */
  log(message: string): number;

  /**
   * Sends a line to the device's log that is marked as an error.
   * @param message - The line, in UTF-8.
   * @returns As `log()`. Source: impOS docs, `server.error()`.
   */
  error(message: string): number;

  /**
   * Registers the one function that is told when the link was lost, and impOS could not bring it
   * back within 60 seconds. It is not called under `SUSPEND_ON_ERROR`.
   * @param callback - Called with the reason why the last attempt failed. Source: impOS docs,
   *   `server.onunexpecteddisconnect()`.
   */
  onunexpecteddisconnect(callback: (reason: number) => void): void;

  /**
   * Registers the one function that is told when the server wants a restart. It must call
   * `restart()` when it is ready for it.
   * @param callback - Called with a `SHUTDOWN_*` constant; null for an immediate restart. Source:
   *   impOS docs, `server.onshutdown()`.
   */
  onshutdown(callback: ((reason: number) => void) | null): void;

  /**
   * Restarts the device program, and installs what has been downloaded. Does not return. Source:
   * impOS docs, `server.restart()`.
   */
  restart(): never;

  /**
   * Sends what is to be sent, disconnects and sleeps deeply. Does not return: the program starts
   * anew, offline. Call it in a function for `imp.onidle()`, so that no message or update from the
   * server is lost. An imp005 does not have it.
   * @param seconds - Whole seconds, up to 2,419,198. Source: impOS docs, `server.sleepfor()`.
   */
  sleepfor(seconds: number): never;

  /**
   * Sleeps deeply until a time of day, UTC, as `sleepfor()` does.
   * @param hour - 0 to 23.
   * @param minute - 0 to 59.
   * @param second - 0 to 59.
   * @param dayOfWeek - 0 for Sunday; the next day by default.
   */
  sleepuntil(hour: number, minute: number, second?: number, dayOfWeek?: number): never;

  /** Tells the server when the imp will be online again, in seconds. */
  expectonlinein(seconds: number): void;

  /** Shows a text in the IDE of old. */
  show(message: unknown): void;

  /**
   * Blesses a device in a factory.
   * @param success - Whether it has passed its tests.
   * @param callback - Called with whether it is blessed.
   */
  bless(success: boolean, callback?: ((isBlessed: boolean) => void) | null): void;

  /**
   * Sends WiFi settings by BlinkUp from a factory fixture.
   * @param pin - The output with the LED.
   */
  factoryblinkup(ssid: string, key: string, pin: object, flags?: number): void;
}
