import type { Imp } from '../../core/platform.js';
import type { Blob } from './blob.js';

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

  /** What is known of the imp's configuration: `deviceid`, for example. */
  readonly configparams: Readonly<Record<string, string>>;

  /** Sleeps deeply until a time of day, like `server.sleepuntil()`, but sends nothing first. */
  deepsleepuntil(hour: number, minute: number, second?: number, dayOfWeek?: number): never;

  /**
   * Stores data that survives all starts.
   * @param data - Up to 4096 bytes. Source: impOS docs, `imp.setuserconfiguration()`.
   */
  setuserconfiguration(data: string | Blob): void;

  /** What `setuserconfiguration()` stored; null for nothing. */
  getuserconfiguration(): string | null;

  /** Lets the radio save power at the cost of speed. */
  setpowersave(enabled: boolean): void;

  getpowersave(): boolean;

  /** 12 hexadecimal digits. */
  getmacaddress(): string;

  /** impOS's version, in a line. */
  getsoftwareversion(): string;

  info(): ImpInfo;

  /** An `ENVIRONMENT_*` constant: what runs the program. */
  environment(): number;

  /**
   * Looks for WiFi networks.
   * @param callback - Called with what was found; without it the call blocks, and returns it.
   */
  scanwifinetworks(callback?: ((networks: WifiNetwork[]) => void) | null): WifiNetwork[] | null;

  /** The strength of the signal in dBm; 0 when offline. */
  rssi(): number;

  /** As `rssi()`. */
  getrssi(): number;

  /** The name of the WiFi. */
  getssid(): string;

  /** The MAC address of the access point, 12 hexadecimal digits. */
  getbssid(): string;

  getchannel(): number;
  getcountry(): number;
  setcountry(country: number): void;

  /** Stores addresses that later attempts to connect will use. */
  setstaticnetworkconfiguration(
    address: string,
    netmask: string,
    gateway: string,
    dns: string[],
  ): void;

  /** Stores the proxy that later attempts to connect will use. */
  setproxy(type: number, address: string, port: number, user?: string, password?: string): void;

  /** Names the program, as programs did of old; the ports have no effect. */
  configure(name: string, inputs: unknown[], outputs: unknown[]): void;
}

/** What `imp.info()` returns. */
export interface ImpInfo {
  /** The model: `imp001`, for example. */
  type: string;
}

/** A network that `imp.scanwifinetworks()` has found. */
export interface WifiNetwork {
  ssid: string;
  bssid: string;
  channel: number;
  /** In dBm. */
  rssi: number;
  /** Whether it needs no password. */
  open: boolean;
}

/** impOS's `imp.net`. */
export interface Net {
  /** What is known of the networks now. Source: impOS docs, `imp.net.info()`. */
  info(): NetInfo;
}

/** What `imp.net.info()` returns, of WiFi imps. Source: impOS docs, `imp.net.info()`. */
export interface NetInfo {
  /** The interfaces, in any order. */
  interface: NetInterface[];

  /** The position of the one in use among the imp's interfaces; absent when offline. */
  active?: number;

  /** The addresses; absent when offline. */
  ipv4?: NetAddresses;

  /** Why the last attempt to connect failed, as `server.connect()` says it; absent without one. */
  lasterror?: number;
}

/** A network interface. */
export interface NetInterface {
  type: string;
  macaddress: string;
  connected: boolean;

  /** The strength of the signal in dBm, when online. */
  rssi?: number;
  channel?: number;
  connectedssid?: string;
  connectedbssid?: string;
}

/** The addresses of an imp that is online. */
export interface NetAddresses {
  address: string;
  netmask: string;
  gateway: string;
  broadcast: string;
  dnsservers: string[];
}
