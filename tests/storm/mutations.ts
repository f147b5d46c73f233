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
    from: 'this._cmEnter(reason === this._platform.SERVER_CONNECTED, null);',
    to: 'this._cmEnter(true, null);',
  },
  {
    invariant: 'BlinkUp follows the flag',
    from: '(connected ? CM_BLINK_ON_CONNECT : CM_BLINK_ON_DISCONNECT)',
    to: 'CM_BLINK_ON_CONNECT',
  },
  {
    invariant: 'construction is quiet',
    from: 'this._cmSetFlag(online);',
    to: 'this._cmSetFlag(online); if (!online) platform.server.disconnect();',
  },
  {
    invariant: 'the settings stay as they were',
    from: 'settings ??= {};',
    to: 'settings ??= {}; settings.checkTimeout ??= 5;',
  },
  {
    invariant: 'callbacks run in order, as the event found them',
    from: 'registrations.push({ id, callback });',
    to: 'registrations.unshift({ id, callback });',
  },
  {
    invariant: 'an attempt has one outcome',
    from: 'if (this._connecting && attempt === this._cmAttempt) {',
    to: 'if (true) {',
  },
  {
    invariant: 'no callback or task is left waiting',
    from: 'call.next != null ||',
    to: '',
  },
  {
    invariant: 'callbacks and tasks have later turns of their own',
    from: 'if (this._connected || this._cmStarved) this._cmArm();',
    to: 'if (this._connected) this._cmTurn();',
  },
  {
    invariant: 'tasks run once each, in order',
    from: 'this._queue.shift()!',
    to: 'this._queue.pop()!',
  },
  {
    invariant: 'tasks run online',
    from: '} else if (this._connected && !this._platform.server.isconnected()) {',
    to: '} else if (false) {',
  },
  {
    invariant: 'exceptions reach impOS',
    from: 'task.call(this);',
    to: 'try { task.call(this); } catch {}',
  },
  {
    invariant: 'wrong arguments are refused',
    from: "if (callback != null && typeof callback !== 'function') {",
    to: 'if (false) {',
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
    from: '} else if (this._cmAborted) {\n      this._platform.server.disconnect();',
    to: '} else if (false) {',
  },
  {
    invariant: 'an attempt is given up in time, and not before',
    from: 'if (this._connecting && elapsed >= limit) {',
    to: 'if (this._connecting && elapsed >= limit / 4) {',
  },
  {
    invariant: 'the manager connects only when it is to',
    from: 'if (this._cmStayConnected || (!expected && this._cmMarked > 0))',
    to: '',
  },
  {
    invariant: 'the manager disconnects only when it is to',
    from: 'if (!this._cmStayConnected) this._platform.server.disconnect();',
    to: 'this._platform.server.disconnect();',
  },
  {
    invariant: 'what is to follow follows',
    from: 'if (this._cmStayConnected || (!expected && this._cmMarked > 0))',
    to: 'if (this._cmStayConnected)',
  },
  {
    invariant: 'a retry waits for callbacks, and for a second',
    from: 'if (elapsed < 1000) {',
    to: 'if (false) {',
  },
  {
    invariant: 'connectFor() is paid for',
    from: 'this._cmOwed ??= -1;',
    to: '',
  },
  {
    invariant: 'messages are sent once each, in order',
    from: 'if (failure != null && failure !== 0) break;',
    to: '',
  },
  {
    invariant: 'at most four timers',
    from: 'if (this._cmTurnTimer != null) return;',
    to: '',
  },
  {
    invariant: 'the link is looked at',
    from: 'private _cmCheck(): void {\n    this._cmCheckTimer = this._platform.imp.wakeup(this._cmCheckTimeout,',
    to: 'private _cmCheck(): void { this._cmCheckTimer = this._platform.imp.wakeup(2 * this._cmCheckTimeout,',
  },
  {
    invariant: 'time goes on',
    from: 'this._cmArm((1000 - elapsed) / 1000);',
    to: 'this._cmArm();',
  },
  {
    invariant: 'the device settles',
    from: 'if (this._cmStarved) this._cmArm();\n    return this;\n  }\n\n  private _cmLog',
    to: 'return this;\n  }\n\n  private _cmLog',
  },
];
