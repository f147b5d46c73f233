import type { Change } from './changed-core.js';

/** A change of the core that breaks a rule in the small world. */
interface Mutation extends Change {
  rule: string;
}

export const mutations: readonly Mutation[] = [
  {
    rule: 'the flag changes only to the truth',
    from: 'if (this._cmEvents === events) {',
    to: 'if (this._connecting) {',
  },
  {
    rule: 'the manager holds one timer',
    from: 'this._platform.imp.cancelwakeup(this._cmTimer);',
    to: '',
  },
  {
    rule: 'there is a timer, unless impOS has none',
    from: 'isConnected(): boolean {\n    if (this._cmTimer === null) this._cmWake();',
    to: 'isConnected(): boolean {',
  },
  {
    rule: 'callbacks run in order, once per event, in later turns',
    from: 'if (this._cmGreets && this._connected) this._cmWake();\n      else ',
    to: '',
  },
  {
    rule: 'tasks run online',
    from: 'const ready = online && ',
    to: 'const ready = ',
  },
  {
    rule: 'a retry waits for callbacks, and for a second',
    from: 'if (next !== 3) delay = 0;',
    to: 'delay = 0;',
  },
  {
    rule: 'the disconnect that is owed comes in the turn of the last task',
    from: 'this._cmOwed = this._queue.length',
    to: 'this._cmOwed = 1 + this._queue.length',
  },
  {
    rule: 'nothing comes of an attempt that was ended',
    from: '|| this._cmDue === 0)',
    to: '|| true)',
  },
  {
    rule: 'the manager settles',
    from: 'else this._cmDue = 0;',
    to: '',
  },
];
