import type { Failure } from './platform.js';

/**
 * What happens to a simulated imp: plain data, so it can stand in a JSON file. Times are seconds
 * since the program started, and may have a fraction. Everything is optional.
 */
export interface Scenario {
  /**
   * How the imp starts. `cold`: impOS connects before it starts the program, and starts it offline
   * when that has taken 10 seconds, with the attempt still under way. `warm`, as after a deep
   * sleep: the program starts at once, offline. Default: `cold`. Source: impOS docs, deep sleep
   * and start of the program.
   */
  boot?: Boot | null;

  /** What becomes of the network, in any order. Default: it is up all the time. */
  network?: NetworkChange[] | null;

  /** Seconds it takes to connect while the network is up. Default: 1.5. */
  connectDelay?: number | null;

  /** What `time()` returns at the start. Default: 1704067200, 1 January 2024, 0:00 UTC. */
  epoch?: number | null;

  /** What `hardware.millis()` returns at the start. Default: 0. */
  millis?: number | null;

  /**
   * How each attempt of the program is answered, the first one first; beyond the last of these as
   * by default. Only a `server.connect()` that finds the imp offline counts as an attempt.
   */
  answers?: Answer[] | null;

  /** How a `server.connect()` is answered that finds the imp online. Default: `none`. */
  onlineAnswer?: OnlineAnswer | null;

  /** What `server.disconnect()` does to an attempt of the program. Default: `ends`. */
  earlyDisconnect?: EarlyDisconnect | null;

  /** The order of timers that are due together. Default: `fifo`. */
  timerOrder?: TimerOrder | null;

  /** What the order depends on when it is shuffled: 0 to 65536. Default: 0. */
  seed?: number | null;

  /** How many timers a program can hold; `imp.wakeup()` returns null then. Default: no limit. */
  timerLimit?: number | null;

  /** Seconds until what was sent is acknowledged: `server.flush()` takes so long. Default: 0.1. */
  flushDelay?: number | null;

  /**
   * What the program's sends return while the imp is online, the first one first; beyond the last
   * of these 0. Anything but 0 and null, which some platforms return for 0, is a send error code:
   * the message is lost. After 2 and 3 the link is lost, too. Default: none.
   */
  sendResults?: (number | null)[] | null;

  /**
   * Whether the device goes on after an exception that the program does not catch, which shows what
   * would have happened. Default: false.
   */
  survives?: boolean | null;

  /** Whether the trace also tells of calls that ask, or may change nothing. Default: false. */
  detailed?: boolean | null;
}

/**
 * How an attempt of the program is answered. By default its callback is called once, in the turn
 * after its outcome; but not when the program has called `server.connect()` again by then.
 */
export interface Answer {
  /** How many times the callback is called. With a number given, it is in any case. */
  times?: number | null;

  /** Seconds from the outcome to the callback, which comes in any case then. */
  delay?: number | null;

  /** Whether `server.connect()` itself brings the outcome, and calls the callback. */
  within?: boolean | null;

  /** Seconds that the attempt may last beyond its timeout. */
  overtime?: number | null;
}

/**
 * How a `server.connect()` is answered that finds the imp online, which is not documented: not at
 * all, by a callback in a later turn, or by one within the call.
 */
export type OnlineAnswer = 'none' | 'later' | 'within';

/**
 * What `server.disconnect()` does to an attempt of the program, which is not documented: it ends it
 * silently; it ends it, and the callback comes with NOT_CONNECTED; or it has no effect on it, and
 * the imp may come online later.
 */
export type EarlyDisconnect = 'ends' | 'tells' | 'ignored';

/** The order of timers that are due together, which is not documented. */
export type TimerOrder = 'fifo' | 'lifo' | 'shuffled';

/** How a simulated imp starts. */
export type Boot = 'cold' | 'warm';

/** The network comes or goes. */
export interface NetworkChange {
  /** When; up to 0 is before the imp starts. */
  at: number;

  /** Whether the imp can connect from now on. When it can't, impOS notices at once. */
  up: boolean;

  /** Why it can't connect: the name of the constant. Default: `NO_WIFI`. */
  code?: Failure | null;

  /**
   * Seconds after which an attempt to connect fails while the network is down. Default: as many
   * as the attempt may take. An attempt that impOS makes by itself takes its whole time anyway.
   */
  failAfter?: number | null;

  /** For the reader of the scenario; it has no effect. */
  comment?: string;
}
