import type { Imp } from '../../core/platform.js';

/** impOS's `imp`. */
export interface DeviceImp extends Imp {
  /** The imp's networks. */
  readonly net: Net;

  /**
   * Calls a function once, as soon as there is nothing else to do.
   * @param callback - Takes the place of the one before; null removes that one. Source: impOS docs,
   *   `imp.onidle()`.
   */
  onidle(callback: (() => void) | null): void;

  /**
   * Registers the one function that is told of an exception that nobody caught. The program
   * restarts behind it.
   * @param callback - Called with what was thrown. Source: impOS docs,
   *   `imp.onunhandledexception()`.
   */
  onunhandledexception(callback: (error: unknown) => void): void;

  /**
   * Blocks, with all timers and messages.
   * @param seconds - How long; to a microsecond. Source: impOS docs, `imp.sleep()`.
   */
  sleep(seconds: number): void;

  /**
   * Sleeps deeply, like `server.sleepfor()`, but sends nothing first. Does not return.
   * @param seconds - Whole seconds, up to 2,419,198. Source: impOS docs, `imp.deepsleepfor()`.
   */
  deepsleepfor(seconds: number): never;

  /** Starts the imp as if it had been without power. impOS 38. Source: impOS docs, `imp.reset()`. */
  reset(): never;

  /**
   * How much memory is free.
   * @returns Bytes; it says nothing of how they are scattered. Source: impOS docs,
   *   `imp.getmemoryfree()`.
   */
  getmemoryfree(): number;

  /**
   * Asks for a larger send buffer.
   * @param size - Bytes. A buffer does not shrink, nor grow beyond some 30 KB.
   * @returns The size before, in bytes. Source: impOS docs, `imp.setsendbuffersize()`.
   */
  setsendbuffersize(size: number): number;

  /**
   * Stores the WiFi that later attempts to connect will join.
   * @param ssid - Its name.
   * @param key - Its password; '' for an open network. Source: impOS docs,
   *   `imp.setwificonfiguration()`.
   */
  setwificonfiguration(ssid: string, key: string): void;

  /**
   * Forgets settings. The link stays until it is closed, and cannot be opened again without them.
   * @param what - A `CONFIG_*` constant; all of them by default. Source: impOS docs,
   *   `imp.clearconfiguration()`.
   */
  clearconfiguration(what?: number): void;
}

/** impOS's `imp.net`. */
export interface Net {
  /** What is known of the networks now. Source: impOS docs, `imp.net.info()`. */
  info(): NetInfo;
}

/** What `imp.net.info()` returns, less what depends on the imp. */
export interface NetInfo {
  /** The position of the one in use among the imp's interfaces; absent when offline. */
  active?: number;

  /** Why the last attempt to connect failed, as `server.connect()` says it; absent without one. */
  lasterror?: number;
}
