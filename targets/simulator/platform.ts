import type { Hardware, Imp, Platform, Server, Timer } from '../../core/platform.js';
import type { Outcomes } from './outcomes.js';

export type { Failure, Outcome } from './outcomes.js';

/** What the function that was given to `server.connect()` is called with: the outcome. */
export type ConnectCallback = (reason: number) => void;

/** The policies of `server.setsendtimeoutpolicy()`; source: impOS docs, of all of them. */
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

/** Why a program started. Source: impOS docs, `hardware.wakereason()`. */
export interface WakeReasons {
  readonly WAKEREASON_POWER_ON: number;
  readonly WAKEREASON_TIMER: number;
  readonly WAKEREASON_SW_RESET: number;
  readonly WAKEREASON_PIN: number;
  readonly WAKEREASON_NEW_SQUIRREL: number;
  readonly WAKEREASON_SQUIRREL_ERROR: number;
  readonly WAKEREASON_NEW_FIRMWARE: number;
  readonly WAKEREASON_SNOOZE: number;
  readonly WAKEREASON_HW_RESET: number;
  readonly WAKEREASON_BLINKUP: number;
  readonly WAKEREASON_SW_RESTART: number;
  readonly WAKEREASON_POWER_RESTORED: number;
}

/** What `imp.clearconfiguration()` clears. */
export interface Configurations {
  readonly CONFIG_WIFI: number;
  readonly CONFIG_STATIC_NETWORK: number;
  readonly CONFIG_PROXY: number;
  readonly CONFIG_ALL: number;
}

/**
 * The impOS global scope of a simulated imp: what ConnectionManager needs, and what a device
 * program uses besides. Members as in impOS's documentation, where not said otherwise. NO_LINK has
 * the number of NO_WIFI.
 */
export interface SimulatedPlatform
  extends Platform, Policies, Outcomes, WakeReasons, Configurations {
  readonly SERVER_CONNECTED: number;
  readonly server: SimulatedServer;
  readonly imp: SimulatedImpModule;
  readonly hardware: SimulatedHardware;

  /** The program's other half, in the impCloud. */
  readonly agent: SimulatedAgent;

  /** impOS's `math`, as far as it depends on the device. */
  readonly math: SimulatedMath;

  /**
   * What the program keeps while the imp sleeps: it makes the slot itself, and finds it again when it
   * is started after the sleep. Source: impOS docs, `nv`.
   */
  nv?: unknown;

  /** A send failed: offline. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_NOT_CONNECTED: number;
  /** A send failed: it took too long. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_TIMEOUT: number;
  /** A send failed: the link was lost on the way. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_DISCONNECTED: number;
  /** A send failed: the send buffer is full. Source: impOS docs, send error codes. */
  readonly SEND_ERROR_WOULDBLOCK: number;

  /** The server wants a restart for a new program. Source: impOS docs, `server.onshutdown()`. */
  readonly SHUTDOWN_NEWSQUIRREL: number;
  /** The server wants a restart for a new impOS. Source: impOS docs, `server.onshutdown()`. */
  readonly SHUTDOWN_NEWFIRMWARE: number;
  /** The server wants a restart. Source: impOS docs, `server.onshutdown()`. */
  readonly SHUTDOWN_OTHER: number;
}

/** The part of impOS's `math` that JavaScript has no counterpart of. */
export interface SimulatedMath {
  /**
   * A random integer. It depends on the scenario's seed, and goes on when the program restarts.
   * @returns From 0 to `RAND_MAX`, 2147483647. Source: impOS docs, `math.rand()`.
   */
  rand(): number;
}

/** impOS's `server`, with the parameters that impOS lets a program leave out. */
export interface SimulatedServer extends Server {
  connect(callback?: ConnectCallback | null, timeout?: number): void;
  log(message: unknown): number | null;
  error(message: unknown): number | null;

  /**
   * Sets what is called with the reason when a link was lost and impOS could not get it back.
   * @param callback - Takes the place of the one before; null for nothing. Source: impOS docs,
   *   `server.onunexpecteddisconnect()`.
   */
  onunexpecteddisconnect(callback: ConnectCallback | null): void;

  /**
   * Sets what is called with the reason when the server wants the program to start again: it is
   * then to call `restart()`.
   * @param callback - Takes the place of the one before; null for nothing: then that happens at
   *   once. Source: impOS docs, `server.onshutdown()`.
   */
  onshutdown(callback: ((reason: number) => void) | null): void;

  /**
   * Starts the program again; the link stays.
   * @throws Always, as it does not return. Source: impOS docs, `server.restart()`.
   */
  restart(): void;

  /**
   * Sends what is in the send buffer, disconnects, and sleeps. Then the program starts, offline.
   * @param seconds - Whole seconds.
   * @throws Always, as it does not return. Source: impOS docs, `server.sleepfor()`.
   */
  sleepfor(seconds: number): void;
}

/** impOS's `imp`. */
export interface SimulatedImpModule extends Imp {
  /** The network interfaces. */
  readonly net: SimulatedNet;

  cancelwakeup(timer: Timer | null): void;

  /**
   * Blocks for so many seconds.
   * @param seconds - Rounded to 0.001. Source: impOS docs, `imp.sleep()`.
   */
  sleep(seconds: number): void;

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

  /**
   * Tells how much memory is left.
   * @returns Bytes. Source: impOS docs, `imp.getmemoryfree()`.
   */
  getmemoryfree(): number;

  /**
   * Forgets settings; the link that is up stays up.
   * @param what - One of the constants CONFIG_...; none for all. Source: impOS docs,
   *   `imp.clearconfiguration()`.
   */
  clearconfiguration(what?: number | null): void;

  /** Sets the WiFi that later attempts use. Source: impOS docs, `imp.setwificonfiguration()`. */
  setwificonfiguration(ssid: string, key: string): void;

  /**
   * Sleeps at once, without sending what is in the send buffer.
   * @param seconds - Whole seconds.
   * @throws Always, as it does not return. Source: impOS docs, `imp.deepsleepfor()`.
   */
  deepsleepfor(seconds: number): void;

  /**
   * Reboots, as from power-on.
   * @throws Always, as it does not return. Source: impOS docs, `imp.reset()`.
   */
  reset(): void;

  /**
   * Sets what is called with an exception that the program did not catch.
   * @param callback - Takes the place of the one before; null for nothing. Source: impOS docs,
   *   `imp.onunhandledexception()`.
   */
  onunhandledexception(callback: ((error: unknown) => void) | null): void;
}

/** impOS's `imp.net`. */
export interface SimulatedNet {
  /** Tells what the interfaces are in. Source: impOS docs, `imp.net.info()`. */
  info(): NetworkInfo;
}

/** What `imp.net.info()` returns. Source: impOS docs, as of its members. */
export interface NetworkInfo {
  /** The interfaces. */
  interface: NetworkInterface[];
  /** The index of the interface that is connected; none when offline. */
  active?: number;
  /** The address, when online. */
  ipv4?: { address: string };
  /** The outcome of the last attempt that failed, if any did. */
  lasterror?: number;
}

/** A network interface. */
export interface NetworkInterface {
  type: string;
  connected: boolean;
}

/** impOS's `hardware`. */
export interface SimulatedHardware extends Hardware {
  /** Microseconds since the imp started, as a 32-bit integer that wraps. Source: impOS docs. */
  micros(): number;

  /** Why the program started. Source: impOS docs, `hardware.wakereason()`. */
  wakereason(): number;
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

  /**
   * Sets what is called with the data of the agent's messages of that name.
   * @param callback - Takes the place of the one before. Source: impOS docs, `agent.on()`.
   */
  on(name: string, callback: (data: unknown) => void): void;
}
