import type { AgentRecord } from './agent-events.js';
import type { Data } from './data.js';
import type { HardwareRecord } from './hardware/recorder.js';
import type { LinkState } from './network.js';
import type { Failure, Outcome } from './outcomes.js';

/** When something happens: milliseconds since the start. */
interface At {
  at: number;
}

/** The network comes or goes. */
export interface NetworkEvent extends At {
  kind: 'network';
  up: boolean;
  /** Why attempts fail from now on; null when it comes. */
  code: Failure | null;
  /** Whether impOS has to find out. */
  silent: boolean;
}

/** The link to the server changes. */
export interface LinkEvent extends At {
  kind: 'link';
  state: LinkState;
}

/** The program calls `server.connect()`. */
export interface ConnectEvent extends At {
  kind: 'connect';
  /** Milliseconds. */
  timeout: number;
}

/** The callback of `server.connect()`, or of `server.onunexpecteddisconnect()`, is called. */
export interface OutcomeEvent extends At {
  kind: 'outcome' | 'unexpected';
  reason: Outcome;
}

/** The program calls `server.disconnect()`. */
export interface DisconnectEvent extends At {
  kind: 'disconnect';
  /** The state of the link until then. */
  state: LinkState;
}

/** `server.flush()` returns. */
export interface FlushEvent extends At {
  kind: 'flush';
  acknowledged: boolean;
  /** Milliseconds that the call took. */
  blocked: number;
}

/** The program logs something. */
export interface LogEvent extends At {
  kind: 'log' | 'error';
  /** What impOS returns: 0 or null for success, or a send error code. */
  result: number | null;
  data: Data;
  /** Milliseconds that the call took. */
  blocked: number;
}

/** The program sends a message to the agent. */
export interface SendEvent extends At {
  kind: 'agent.send';
  /** What impOS returns: 0 or null for success, or a send error code. */
  result: number | null;
  name: string;
  data: Data;
  /** Milliseconds that the call took. */
  blocked: number;
}

/** A message from the agent arrives. */
export interface ReceiveEvent extends At {
  kind: 'agent.on';
  name: string;
  data: Data;
  /** Whether the imp was offline, or nothing handles it. */
  lost: boolean;
}

/** impOS discards the contents of the send buffer. */
export interface DroppedEvent extends At {
  kind: 'dropped';
  bytes: number;
}

/** The program turns BlinkUp on or off; or it works, or does not, from now on. */
export interface BlinkUpEvent extends At {
  kind: 'blinkup' | 'blinkup.window';
  on: boolean;
}

/** The program calls `server.setsendtimeoutpolicy()`. */
export interface PolicyEvent extends At {
  kind: 'policy';
  reconnect: number;
  wait: number;
  /** Milliseconds. */
  timeout: number;
}

/** The program changes the WiFi settings. */
export interface WifiEvent extends At {
  kind: 'wifi';
  /** The network's name; null when the settings are cleared. */
  ssid: string | null;
  /** Whether the network has no key. */
  open: boolean;
}

/** The time of day steps. */
export interface ClockEvent extends At {
  kind: 'clock';
  seconds: number;
}

/** The imp sleeps. */
export interface SleepEvent extends At {
  kind: 'sleep';
  /** Milliseconds. */
  duration: number;
}

/** The program starts again. */
export interface BootEvent extends At {
  kind: 'boot';
  /** impOS's wake reason. */
  reason: number;
}

/** Something that `note()` was given. */
export interface NoteEvent extends At {
  kind: 'note';
  text: string;
}

/** An exception that the program did not catch. */
export interface UncaughtEvent extends At {
  kind: 'uncaught';
  /** The message of an error, or the data that was thrown. */
  error: Data;
}

/** ConnectionManager's view of the link changes. */
export interface FlagEvent extends At {
  kind: 'flag';
  online: boolean;
}

/** ConnectionManager is about to call a callback. */
export interface CallbackEvent extends At {
  kind: 'callback';
  name: 'onConnect' | 'onTimeout' | 'onDisconnect';
  id: string;
  /** Whether a disconnect was expected; null for other callbacks. */
  expected: boolean | null;
}

/** ConnectionManager is about to run a task. */
export interface TaskEvent extends At {
  kind: 'task';
  name: 'onNextConnect' | 'connectFor';
}

/** A line of a program; the line counts from 1. */
export interface EventPlace {
  readonly file: string;
  readonly line: number;
}

/** ConnectionManager queues a task or a message. */
export interface QueuedEvent extends At {
  kind: 'queued';
  what: 'task' | 'message';
  /** Where the program queues it, or where its task begins; null if that is not known. */
  place: EventPlace | null;
}

/** What is queued in ConnectionManager when the program ends, or when the run does. */
export interface QueueEvent extends At {
  kind: 'end' | 'waiting';
  tasks: number;
  messages: number;
  /** Where the program ended itself; null for nowhere, or if that is not known. */
  place: EventPlace | null;
}

/** With the scenario's `detailed`: what `server.isconnected()` returned, or an argument. */
export interface DetailEvent extends At {
  kind: 'isconnected' | 'enableblinkup';
  value: boolean;
}

/** With the scenario's `detailed`: a call of `imp.wakeup()`. */
export interface WakeupEvent extends At {
  kind: 'wakeup';
  /** Milliseconds. */
  interval: number;
  /** Whether there was a timer for it. */
  made: boolean;
}

/** What happens to an imp, but for its hardware and its agent. */
export type ModelEvent =
  | NetworkEvent
  | LinkEvent
  | ConnectEvent
  | OutcomeEvent
  | DisconnectEvent
  | FlushEvent
  | LogEvent
  | SendEvent
  | ReceiveEvent
  | DroppedEvent
  | BlinkUpEvent
  | PolicyEvent
  | WifiEvent
  | ClockEvent
  | SleepEvent
  | BootEvent
  | NoteEvent
  | UncaughtEvent
  | FlagEvent
  | CallbackEvent
  | TaskEvent
  | QueuedEvent
  | QueueEvent
  | DetailEvent
  | WakeupEvent;

/** Something that happens to a simulated imp. `kind` says what, and which members there are. */
export type TraceEvent = ModelEvent | HardwareRecord | AgentRecord;

/** The kinds of things that happen. */
export type TraceKind = TraceEvent['kind'];
