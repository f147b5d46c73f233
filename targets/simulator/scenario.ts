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
}

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
