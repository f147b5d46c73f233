import type { Invariant } from './invariants/index.js';

/** A change of core/connection-manager.ts, and the invariant that it breaks. */
export interface Mutation {
  invariant: Invariant;
  /** The text that is replaced, which is there once. */
  from: string;
  to: string;
}

export const mutations: readonly Mutation[] = [
  {
    invariant: 'the flag is a boolean',
    from: 'return this._connected;',
    to: 'return this._connected || null;',
  },
  {
    invariant: 'the flag changes only to the truth',
    from: 'reason === this._platform.SERVER_CONNECTED',
    to: 'true',
  },
  {
    invariant: 'BlinkUp follows the flag',
    from: 'this._connected === (this._cm_blinkupBehavior === CM_BLINK_ON_CONNECT)',
    to: 'this._cm_blinkupBehavior === CM_BLINK_ON_CONNECT',
  },
  {
    invariant: 'construction is quiet',
    from: 'this._cmEnter(null);\n    platform.server',
    to: 'this._cmEnter(null); if (!this._connected) platform.server.disconnect();\n    platform.server',
  },
  {
    invariant: 'the settings stay as they were',
    from: 'if (settings) {',
    to: 'if (settings) { settings.checkTimeout ??= 5;',
  },
  {
    invariant: 'callbacks run in order, as the event found them',
    from: 'listeners.push([id, callback as Callback]);',
    to: 'listeners.unshift([id, callback as Callback]);',
  },
  {
    invariant: 'an attempt has one outcome',
    from: 'if (this._cmEvents === events) {',
    to: 'if (true) {',
  },
  {
    invariant: 'no callback or task is left waiting',
    from: ' || (call !== null && call[0] !== null)) delay = 0;',
    to: ') delay = 0;',
  },
  {
    invariant: 'callbacks and tasks have later turns of their own',
    from: 'this._queue.push(callback);\n    this._cmWake();',
    to: 'this._queue.push(callback);\n    this._cmStep();',
  },
  {
    invariant: 'tasks run once each, in order',
    from: 'this._queue[this._cmTaken++]!',
    to: 'this._queue[this._queue.length - 1 - 0 * this._cmTaken++]!',
  },
  {
    invariant: 'tasks run online',
    from: 'const ready = online && 0 in this._queue;',
    to: 'const ready = 0 in this._queue;',
  },
  {
    invariant: 'exceptions reach impOS',
    from: 'failure = [error];',
    to: '',
  },
  {
    invariant: 'wrong arguments are refused',
    from: "if (callback != null) this._cmCheck('callback', callback);",
    to: '',
  },
  {
    invariant: 'calls return what they should',
    from: 'if (this._connecting) return false;',
    to: 'if (this._connecting) return true;',
  },
  {
    invariant: 'connect() makes one attempt, if offline',
    from: 'if (this._connecting) return false;',
    to: '',
  },
  {
    invariant: 'disconnect() disconnects at once',
    from: 'if (flushTimeout >= 0 && this._platform.server.isconnected()) {',
    to: 'if (this._platform.server.isconnected()) {',
  },
  {
    invariant: 'nothing comes of an attempt that was ended',
    from: '|| this._cmDue === 0)',
    to: '|| true)',
  },
  {
    invariant: 'an attempt is not given up too soon',
    from: 'left -= (',
    to: 'left = left / 4 - (',
  },
  {
    invariant: 'an unanswered attempt is given up in time',
    from: 'if (left < delay) delay = left;',
    to: '',
  },
  {
    invariant: 'the manager connects only when it is to',
    from: 'if (this._cm_stayConnected) next = CM_START_CONNECTED;',
    to: 'next = CM_START_CONNECTED;',
  },
  {
    invariant: 'the manager disconnects only when it is to',
    from: 'if (expected || next === CM_START_NO_ACTION) this._platform.server.disconnect();',
    to: 'this._platform.server.disconnect();',
  },
  {
    invariant: 'what is to follow follows',
    from: 'if (this._cmMarked > 0 && (!expected || this._cmOwed === 1)) next = CM_START_CONNECTED;',
    to: '',
  },
  {
    invariant: 'a retry waits for callbacks, and for a second',
    from: 'if (next !== 3) delay = 0;',
    to: 'delay = 0;',
  },
  {
    invariant: 'connectFor() is paid for',
    from: 'if (owes) this._cmOwed = 2;',
    to: '',
  },
  {
    invariant: 'the manager connects for tasks of connectFor()',
    from: 'this._cmMarked++;',
    to: '',
  },
  {
    invariant: 'an onConnect callback raises no onConnect',
    from: 'if (this._cmGreets && this._connected) this._cmWake();',
    to: 'if (false) this._cmWake();',
  },
  {
    invariant: 'messages are sent once each, in order',
    from: '          break;\n        sent++;',
    to: '          void 0;\n        sent++;',
  },
  {
    invariant: 'messages that are refused are sent again',
    from: 'if (0 in this._logs && this._connected && ',
    to: 'if (0 in this._logs && this._cmCall !== null && this._connected && ',
  },
  {
    invariant: 'at most one timer',
    from: 'this._platform.imp.cancelwakeup(this._cmTimer);',
    to: '',
  },
  {
    invariant: 'the link is looked at',
    from: 'let delay = this._cm_checkTimeout;',
    to: 'let delay = 2 * this._cm_checkTimeout;',
  },
  {
    invariant: 'time goes on',
    from: 'if (due || ready',
    to: 'if (due || 0 in this._logs || ready',
  },
  {
    invariant: 'the device settles',
    from: 'if (this._cmTimer === null) this._cmWake();\n    id ??= CM_DEFAULT_CALLBACK_ID;',
    to: 'id ??= CM_DEFAULT_CALLBACK_ID;',
  },
];
