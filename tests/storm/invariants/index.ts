export { Watcher } from './watcher.js';

/** What must hold at every step of a life, by name, and the rules of the contract that say so. */
export const invariants = {
  'the flag is a boolean': '1',
  'the flag changes only to the truth': '2.2, 3.6, 4.2',
  'BlinkUp follows the flag': '2.2, 7',
  'construction is quiet': '2.1, 2.3',
  'the settings stay as they were': '1',
  'callbacks run in order, as the event found them': '3.2, 3.3, 3.6',
  'an attempt has one outcome': '4.4',
  'no callback or task is left waiting': '3.5, 6.1',
  'callbacks and tasks have later turns of their own': '3.1',
  'tasks run once each, in order': '3.2, 6.2',
  'tasks run online': '6.2',
  'exceptions reach impOS': '3.5',
  'wrong arguments are refused': '3.4, 7',
  'calls return what they should': '1, 4.1, 5.1, 5.2',
  'connect() makes one attempt, if offline': '4.1, 4.2, 4.3',
  'disconnect() disconnects at once': '5.1, 5.2',
  'nothing comes of an attempt that was ended': '5.1',
  'an attempt is not given up too soon': '4.5',
  'an unanswered attempt is given up in time': '4.5',
  'the manager connects only when it is to': '4.6, 4.7, 4.8, 6.3',
  'the manager disconnects only when it is to': '2.3, 4.6, 6.3',
  'what is to follow follows': '2.4, 4.6, 4.7, 6.3',
  'a retry waits for callbacks, and for a second': '4.7',
  'connectFor() is paid for': '6.3',
  'the manager connects for tasks of connectFor()': '6.3',
  'an onConnect callback raises no onConnect': '3.7',
  'messages are sent once each, in order': '8.1, 8.2',
  'messages that are refused are sent again': '8.1',
  'at most one timer': '6.4',
  'the link is looked at': '2.5',
  'time goes on': '4.7',
  'the device settles': '2.5, 4.5, 4.6, 6.1, 6.3',
} as const;

export type Invariant = keyof typeof invariants;

/** An invariant that did not hold. */
export interface Violation {
  invariant: Invariant;
  /** Milliseconds since the start. */
  at: number;
  manager: number;
  details: string;
}
