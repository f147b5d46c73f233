import type { Settings } from '../../core/index.js';
import type { EventName } from './contract.js';
import type { Op } from './life.js';

/** What may happen, and within which bounds. */
export interface World {
  name: string;
  settings: Settings & { checkTimeout: number; connectTimeout: number };
  /** The events that have a callback from the start; it may be removed and replaced by `ops`. */
  listens: readonly EventName[];
  /** What the program does from outside, and what callbacks and tasks do. */
  ops: readonly Op[];
  scripts: readonly Op[];
  /** How many calls a callback or task makes at most. */
  scriptLength: number;
  /** Whether impOS answers attempts from within its own calls. */
  answersWithin: boolean;
  /** Whether any imp.wakeup() may return null. */
  starves: boolean;
  /** Whether the link changes also between two looks of a turn. */
  flickers: boolean;
  /** Whether timers fire late. */
  isLate: boolean;
  /** How many may wait at most. What leads to more is cut off. */
  most: { tasks: number; calls: number; messages: number };
  /** The walk fails when there are more states. */
  mostStates: number;
}

// Every second counts: an attempt is given up after 3 seconds, and a success is late for 6.
const timeouts = { checkTimeout: 2, connectTimeout: 1 };

const everything: World = {
  name: 'default settings',
  settings: timeouts,
  listens: ['onConnect', 'onTimeout', 'onDisconnect'],
  ops: [
    'isConnected()',
    'connect()',
    'disconnect()',
    'disconnect(true)',
    'disconnect(false, -1)',
    'onNextConnect()',
    'connectFor()',
  ],
  scripts: ['connect()', 'disconnect()', 'disconnect(true)', 'onNextConnect()', 'connectFor()'],
  scriptLength: 1,
  answersWithin: true,
  starves: true,
  flickers: false,
  isLate: false,
  most: { tasks: 2, calls: 2, messages: 0 },
  mostStates: 1_000_000,
};

/** The world that is small enough for `npm test`. */
export const smallWorld: World = {
  ...everything,
  name: 'small',
  listens: ['onConnect'],
  ops: ['isConnected()', 'connect()', 'disconnect(true)', 'connectFor()'],
  scripts: ['connect()', 'disconnect()'],
  most: { tasks: 1, calls: 1, messages: 0 },
  mostStates: 20_000,
};

export const worlds: readonly World[] = [
  smallWorld,
  everything,
  { ...everything, name: 'stayConnected', settings: { ...timeouts, stayConnected: true } },
  { ...everything, name: 'retryOnTimeout false', settings: { ...timeouts, retryOnTimeout: false } },
  {
    ...everything,
    name: 'CM_START_CONNECTED',
    settings: { ...timeouts, startBehavior: 1 },
    most: { tasks: 1, calls: 2, messages: 0 },
  },
  {
    ...everything,
    name: 'CM_START_DISCONNECTED, stayConnected',
    settings: { ...timeouts, startBehavior: 2, stayConnected: true },
    most: { tasks: 1, calls: 2, messages: 0 },
  },
  {
    ...everything,
    name: 'connectFor',
    listens: ['onConnect'],
    ops: ['isConnected()', 'disconnect()', 'onNextConnect()', 'connectFor()'],
    scripts: ['disconnect()', 'onNextConnect()', 'connectFor()'],
    most: { tasks: 4, calls: 1, messages: 0 },
  },
  {
    ...everything,
    name: 'logs',
    listens: ['onConnect'],
    ops: ['isConnected()', 'connect()', 'disconnect()', 'onNextConnect()', 'log()'],
    scripts: ['connect()', 'disconnect()', 'log()'],
    most: { tasks: 1, calls: 1, messages: 3 },
  },
  {
    ...everything,
    name: 'callbacks',
    listens: ['onConnect'],
    ops: ['isConnected()', 'connect()', 'disconnect()', 'register', 'register another', 'remove'],
    scripts: ['connect()', 'disconnect()', 'register', 'register another', 'remove'],
    answersWithin: false,
    starves: false,
    most: { tasks: 0, calls: 3, messages: 0 },
  },
  {
    ...everything,
    name: 'a link that changes within a turn',
    flickers: true,
    most: { tasks: 1, calls: 2, messages: 0 },
  },
  {
    ...everything,
    name: 'scripts of two calls',
    listens: ['onConnect'],
    scriptLength: 2,
    starves: false,
    most: { tasks: 2, calls: 1, messages: 0 },
  },
  { ...everything, name: 'late timers', isLate: true, most: { tasks: 1, calls: 2, messages: 0 } },
];
