import type {
  CM_BLINK_ALWAYS,
  CM_BLINK_NEVER,
  CM_BLINK_ON_CONNECT,
  CM_BLINK_ON_DISCONNECT,
  CM_START_CONNECTED,
  CM_START_DISCONNECTED,
  CM_START_NO_ACTION,
} from './constants.js';

/** When BlinkUp is enabled: a `CM_BLINK_*` constant. */
export type BlinkUpBehavior =
  | typeof CM_BLINK_ALWAYS
  | typeof CM_BLINK_NEVER
  | typeof CM_BLINK_ON_CONNECT
  | typeof CM_BLINK_ON_DISCONNECT;

/** What the manager does first: a `CM_START_*` constant. */
export type StartBehavior =
  typeof CM_START_NO_ACTION | typeof CM_START_CONNECTED | typeof CM_START_DISCONNECTED;

/**
 * What a ConnectionManager can be told when it is made. A setting that is absent or null takes
 * its default; keys that are not listed here are ignored.
 */
export interface Settings {
  /** What to do first, in the turn after construction. Default: `CM_START_NO_ACTION`. */
  startBehavior?: StartBehavior | null | undefined;

  /** Whether to reconnect whenever the imp is offline. Default: false. */
  stayConnected?: boolean | null | undefined;

  /** Whether a failed attempt is followed by another. Default: true. */
  retryOnTimeout?: boolean | null | undefined;

  /** When BlinkUp is enabled. Default: `CM_BLINK_ON_DISCONNECT`. */
  blinkupBehavior?: BlinkUpBehavior | null | undefined;

  /** Seconds between looks at `server.isconnected()`, above 0. Default: 5. */
  checkTimeout?: number | null | undefined;

  /** Seconds an attempt to connect may take, above 0. Default: 60. */
  connectTimeout?: number | null | undefined;

  /** What impOS does when a send fails, one of its policy constants. Default: `RETURN_ON_ERROR`. */
  errorPolicy?: number | null | undefined;

  /** What impOS waits for when it sends, one of its constants. Default: `WAIT_TIL_SENT`. */
  waitPolicy?: number | null | undefined;

  /** Seconds a send may block, at least 0. Default: 1. */
  ackTimeout?: number | null | undefined;
}
