import type { Inputs } from './inputs.js';
import type { Failure, Outcome } from './outcomes.js';

/**
 * What happens to a simulated imp: plain data, so it can stand in a JSON file. Times are seconds
 * since the program started, and may have a fraction. Everything is optional: by default the
 * network is up, and impOS does what its documentation says; where that is silent, the facts say
 * what is likely.
 */
export interface Scenario
  extends
    StartKnobs,
    NetworkKnobs,
    AttemptKnobs,
    SendKnobs,
    AgentKnobs,
    TimerKnobs,
    ClockKnobs,
    ProgramKnobs,
    InputKnobs,
    RecordKnobs {}

/** How the imp starts. */
export interface StartKnobs {
  /**
   * How the imp starts. `cold`: impOS connects before it starts the program, and starts it offline
   * when that has taken 10 seconds, with the attempt still under way. `warm`, as after a deep
   * sleep: the program starts at once, offline. `fast`, as an imp006 can: the same after a power
   * cycle. Default: `cold`. Source: impOS docs, deep sleep and start of the program.
   */
  boot?: Boot | null;

  /** The release of impOS: 42 has other rules for BlinkUp than 40. Default: 42. */
  impos?: ImpOS;
}

/** The network, and how impOS notices that a link is lost. */
export interface NetworkKnobs {
  /** What becomes of the network, in any order. Default: none, it is up all the time. */
  network?: NetworkChange[] | null;

  /**
   * Seconds until impOS notices that a link is dead that was lost silently. Default: 105. Source:
   * impOS docs, `server.isconnected()`: 60 without traffic, and 45 without an answer.
   * @minimum 0
   */
  staleDuration?: number;

  /**
   * Seconds that impOS tries to get a lost link back. Default: 60. Source: impOS docs,
   * `server.onunexpecteddisconnect()`.
   * @minimum 0
   */
  recoveryDuration?: number;

  /**
   * Seconds that impOS sleeps between tries under SUSPEND_ON_ERROR. Default: 540. Source: impOS
   * docs, `server.setsendtimeoutpolicy()`.
   * @minimum 1
   */
  snoozeDuration?: number;

  /**
   * What `server.isconnected()` says while impOS tries to get a lost link back, which is not
   * documented. Default: false.
   */
  recoveringLooksOnline?: boolean;

  /**
   * How many times the handler of `server.onunexpecteddisconnect()` is called. Default: 1. Up to
   * impOS 38 it could be 2.
   * @minimum 1
   * @multipleOf 1
   */
  unexpectedDisconnects?: number;

  /**
   * What becomes of an attempt after `imp.clearconfiguration()`, until there are WiFi settings
   * again. `fails`: it ends with NO_WIFI. `hangs`: it never ends. Default: `fails`.
   */
  clearedWifi?: 'fails' | 'hangs';
}

/** Attempts to connect. */
export interface AttemptKnobs {
  /**
   * Seconds it takes to connect while the network is up. Default: 1.5.
   * @minimum 0
   */
  connectDelay?: number | null;

  /**
   * Seconds that an attempt of the program may last beyond its timeout, a tick of 0.01 for example.
   * How exactly impOS keeps the timeout is not documented. Default: 0.
   * @minimum 0
   */
  overtime?: number;

  /**
   * Why an attempt fails whose time is over before it could succeed: the name of the constant, which
   * is not documented. Default: `NO_SERVER`.
   */
  timeoutCode?: Failure;

  /**
   * How each attempt of the program is answered, the first one first; beyond the last of these as
   * by default. Only a `server.connect()` that finds the imp offline counts as an attempt. Default:
   * none.
   */
  answers?: Answer[] | null;

  /** How a `server.connect()` is answered that finds the imp online. Default: `none`. */
  onlineAnswer?: OnlineAnswer | null;

  /** What `server.disconnect()` does to an attempt of the program. Default: `ends`. */
  earlyDisconnect?: EarlyDisconnect | null;

  /**
   * What a `server.connect()` does to the deadline of the attempt that it finds under way, which is
   * not documented. Default: `keeps`.
   */
  secondConnect?: 'keeps' | 'restarts';

  /**
   * What a `server.connect()` does while impOS tries to get a lost link back, which is not
   * documented: it `adopts` that attempt, with its deadline, or `restarts` it. Default: `adopts`.
   */
  recoveringConnect?: 'adopts' | 'restarts';
}

/** Sending, and the send buffer. */
export interface SendKnobs {
  /**
   * Seconds until what was sent is acknowledged: `server.flush()` takes so long. Default: 0.1.
   * @minimum 0
   */
  flushDelay?: number | null;

  /**
   * Bytes per second that the network takes out of the send buffer. Default: 30000.
   * @minimum 1000
   * @maximum 2000000
   * @multipleOf 1
   */
  drainRate?: number;

  /**
   * When a send that does not fit into the buffer returns 4 under RETURN_ON_ERROR_NO_DISCONNECT:
   * `atOnce`, or `afterTimeout`. Default: `atOnce`.
   */
  wouldBlock?: 'atOnce' | 'afterTimeout';

  /**
   * What becomes of the bytes in the send buffer when the program calls `server.disconnect()`, which
   * is not documented: they are `dropped`, or `delivered` first. Default: `dropped`.
   */
  bufferAtDisconnect?: 'dropped' | 'delivered';

  /**
   * What the program's sends return while the imp is online, the first one first; beyond the last
   * of these as the buffer has it. Anything but 0 and null, which some platforms return for 0, is a
   * send error code: the message is lost. After 2 and 3 the link is lost, too. Default: none.
   */
  sendResults?: (number | null)[] | null;
}

/** The agent. */
export interface AgentKnobs {
  /** What the agent sends to the imp, in any order. Default: none. */
  agentMessages?: AgentMessage[];

  /** What the agent answers to messages of the program. Default: none. */
  agent?: AgentAnswer[];

  /** HTTP requests to the agent, in any order, for `impsim --agent`. Default: none. */
  agentRequests?: AgentRequest[];

  /**
   * What the agent's own HTTP requests are answered, the first one that fits. A request that none
   * fits fails: nothing ever reaches the real network. Default: none.
   */
  agentResponses?: AgentResponse[];

  /**
   * Seconds until the agent notices that the imp has gone without a word. Default: 270. Source: impOS
   * docs, knowledge base: about 270 on average.
   * @minimum 0
   */
  agentNoticeDuration?: number;
}

/** Timers, and the order of calls. */
export interface TimerKnobs {
  /** The order of timers that are due together. Default: `fifo`. */
  timerOrder?: TimerOrder | null;

  /**
   * What `math.rand()` returns depends on it, and the order when it is shuffled: 0 to 65536. Default: 0.
   * @minimum 0
   * @maximum 65536
   * @multipleOf 1
   */
  seed?: number | null;

  /**
   * How many timers a program can hold; `imp.wakeup()` returns null then. Default: no limit.
   * @minimum 0
   * @multipleOf 1
   */
  timerLimit?: number | null;

  /**
   * How intervals become ticks of 10 ms. Default: `up`; only that of very short ones is known: they
   * are one tick, 0.01 s. 0 is none: such a timer comes as soon as the imp is idle, and no time passes.
   */
  timerRounding?: 'up' | 'nearest';

  /**
   * What `imp.wakeup()` does with an interval below 0 or above 10,737,418 seconds, which is not
   * documented. `allowed`: it takes 0 for the one and returns null for the other. Default:
   * `allowed`.
   */
  wrongInterval?: 'allowed' | 'throws';

  /** What `imp.cancelwakeup(null)` does, which is not documented. Default: `throws`. */
  nullTimer?: 'throws' | 'ignored';

  /** Whether the function of `imp.onidle()` comes before timers with 0, or after. Default: `last`. */
  idleHandler?: 'last' | 'first';

  /**
   * Seconds that every call of the program takes. Default: 0.
   * @minimum 0
   */
  callDuration?: number;
}

/** Clocks. */
export interface ClockKnobs {
  /**
   * What `time()` returns at the start. Default: 1704067200, 1 January 2024, 0:00 UTC.
   * @multipleOf 1
   */
  epoch?: number | null;

  /** What `hardware.millis()` returns at the start. Default: 0.
   * @multipleOf 1
   */
  millis?: number | null;

  /**
   * When `time()` is right: `always`, or, as on an imp without a clock crystal, only `onceOnline`:
   * before that it counts from 1 January 2000. Default: `always`. Source: impOS docs, `time()`.
   */
  timeIsRight?: 'always' | 'onceOnline';

  /** Steps of `time()`, in any order. Default: none. */
  clockSteps?: ClockStep[];
}

/** The program, and what becomes of it. */
export interface ProgramKnobs {
  /**
   * Whether the program goes on after an exception that it does not catch, which shows what would
   * have happened. Default: false.
   */
  survives?: boolean | null;

  /**
   * Seconds from an exception that the program does not catch until impOS starts it again; null for
   * never. Default: 2; the documentation says only that there is a pause.
   * @minimum 0
   */
  restartDelay?: number | null;

  /**
   * Bytes of memory that the program has; a program that takes more is started again, with wake
   * reason 2. Default: 87040, as an imp002 has. Source: Electric Imp, imp002 to imp004m.
   * @minimum 0
   * @multipleOf 1
   */
  memory?: number;
}

/** What the world shows the imp. */
export interface InputKnobs {
  /**
   * What is at the pins and buses of the imp, by their names. Default: none, an analog input is
   * 30000, a bus answers with zeros, and a UART is silent.
   */
  inputs?: Inputs;
}

/** What is recorded. */
export interface RecordKnobs {
  /** Whether the trace also tells of calls that ask, or may change nothing. Default: false. */
  detailed?: boolean | null;

  /** Whether no trace is kept at all, as in a fleet of many imps. Default: false. */
  silent?: boolean;
}

/**
 * How an attempt of the program is answered. By default its callback is called once, in the turn
 * after its outcome; but not when the program has called `server.connect()` again by then.
 */
export interface Answer {
  /**
   * Its outcome, whatever the network is like; only SERVER_CONNECTED needs a network. Default: as
   * the network is.
   */
  outcome?: Outcome;

  /**
   * Seconds until the outcome. Default: `connectDelay` for a success, and the whole timeout for a
   * failure.
   * @minimum 0
   */
  after?: number;

  /**
   * How many times the callback is called. With a number given, it is in any case. Default: 1.
   * @minimum 0
   * @multipleOf 1
   */
  times?: number | null;

  /**
   * Seconds from the outcome to the callback, which comes in any case then. Default: 0.
   * @minimum 0
   */
  delay?: number | null;

  /** Whether `server.connect()` itself brings the outcome, and calls the callback. Default: false. */
  within?: boolean | null;

  /**
   * Seconds that the attempt may last beyond its timeout. Default: as for all attempts.
   * @minimum 0
   */
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
export type Boot = 'cold' | 'warm' | 'fast';

/** A release of impOS whose rules differ from those of another. */
export type ImpOS = 40 | 42;

/** The network comes or goes. */
export interface NetworkChange {
  /**
   * When, in seconds since the start; 0 is before the imp tries to connect.
   * @minimum 0
   */
  at: number;

  /** Whether the imp can connect from now on. */
  up: boolean;

  /** Why it can't connect: the name of the constant. Default: `NO_WIFI`. */
  code?: Failure | null;

  /**
   * Seconds after which an attempt to connect fails while the network is down. Default: as many
   * as the attempt may take. An attempt that impOS makes by itself takes its whole time anyway.
   * @minimum 0
   */
  failAfter?: number | null;

  /**
   * Whether the network goes without a sign, as when a router or the server dies: impOS goes on as
   * if it were online until it notices. Default: false, impOS notices at once.
   */
  silent?: boolean | null;

  /**
   * Seconds after which it happens again, and again. Default: never.
   * @minimum 0.01
   */
  every?: number;

  /**
   * When it happens no more, in seconds since the start. Default: never.
   * @minimum 0
   */
  until?: number;

  /** For the reader of the scenario; it has no effect. */
  comment?: string;
}

/** The agent sends a message to the imp. */
export interface AgentMessage {
  /**
   * When it reaches the imp, in seconds since the start; it is lost if that is offline.
   * @minimum 0
   */
  at: number;

  /** Its name. */
  name: string;

  /** What it carries. Default: null, nothing. */
  data?: unknown;
}

/** The agent answers a message of the program. */
export interface AgentAnswer {
  /** The name of the message. */
  on: string;

  /**
   * Seconds from its arrival at the agent to that of the answer. Default: 0.
   * @minimum 0
   */
  after?: number;

  /** The name of the answer. */
  send: string;

  /** What it carries. Default: null, nothing. */
  data?: unknown;
}

/** An HTTP request reaches the agent. */
export interface AgentRequest {
  /**
   * When, in seconds since the start.
   * @minimum 0
   */
  at: number;

  /** Default: `GET`. */
  method?: string;

  /** What follows the URL of the agent. Default: an empty text. */
  path?: string;

  /** The parameters of the query, by their names. Default: none. */
  query?: Record<string, string>;

  /** The headers, by their names. Default: none. */
  headers?: Record<string, string>;

  /** A text, or data that is sent as JSON. Default: an empty text. */
  body?: unknown;
}

/** A response to HTTP requests of the agent. */
export interface AgentResponse {
  /** How the URL begins. */
  url: string;

  /** Default: any method. */
  method?: string;

  /**
   * The HTTP status, or an error of curl below 100. Default: 200.
   * @multipleOf 1
   */
  status?: number;

  /** The headers, by their names. Default: none. */
  headers?: Record<string, string>;

  /** A text, or data that is sent as JSON. Default: an empty text. */
  body?: unknown;

  /**
   * Seconds that it takes. Default: 0.3.
   * @minimum 0
   */
  after?: number;
}

/** The time of day steps. */
export interface ClockStep {
  /**
   * When, in seconds since the start.
   * @minimum 0
   */
  at: number;

  /**
   * By how many whole seconds.
   * @multipleOf 1
   */
  by: number;
}
