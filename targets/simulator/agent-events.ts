/** What an agent does, as data, and its text. */
import { dataText, type Data } from './data.js';

/** The agent calls `server.log()` or `server.error()`. */
export interface AgentLogEvent {
  readonly kind: 'agent.log' | 'agent.error';
  readonly data: Data;
}

/** The agent calls `device.send()`. */
export interface DeviceSendEvent {
  readonly kind: 'device.send';
  readonly name: string;
  readonly data: Data;
  /** What impOS returns: 0, or 1 when the agent knows that the device is offline. */
  readonly result: number;
}

/** A request reaches the agent. */
export interface RequestEvent {
  readonly kind: 'agent.request';
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Whether nothing handles it. */
  readonly lost: boolean;
}

/** The agent responds to a request. */
export interface ResponseEvent {
  readonly kind: 'agent.response';
  readonly status: number;
  readonly body: string;
}

/** A request of the agent itself has ended. */
export interface HttpEvent {
  readonly kind: 'agent.http';
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Whether the scenario has a response for it. */
  readonly answered: boolean;
}

/** An exception that the agent did not catch. */
export interface AgentUncaughtEvent {
  readonly kind: 'agent.uncaught';
  /** The message of an error, or the data that was thrown. */
  readonly error: Data;
}

export type AgentEvent =
  AgentLogEvent | DeviceSendEvent | RequestEvent | ResponseEvent | HttpEvent | AgentUncaughtEvent;

/** What an agent does, in the trace. */
export type AgentRecord = AgentEvent & {
  /** When: milliseconds since the start. */
  at: number;
};

/** What an event says besides its kind, in a line. */
export function describeAgent(event: AgentEvent): string {
  switch (event.kind) {
    case 'agent.log':
    case 'agent.error':
      return dataText(event.data);
    case 'device.send':
      return `${event.result} ${event.name} ${dataText(event.data)}`;
    case 'agent.request':
      return [event.method, event.path, event.lost ? 'lost' : '']
        .filter((each) => each !== '')
        .join(' ');
    case 'agent.response':
      return `${event.status} ${event.body}`.trimEnd();
    case 'agent.http':
      return `${event.method} ${event.url} ${event.status}${event.answered ? '' : ' (the scenario has no response)'}`;
    case 'agent.uncaught':
      return dataText(event.error);
  }
}
