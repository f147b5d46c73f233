/** Watches ConnectionManager from outside: what it does becomes records of the trace. */
import { CM_DEFAULT_CALLBACK_ID } from '../../core/constants.js';
import type { TraceKind } from '../simulator/imp.js';

/** Takes a record. */
export type Note = (kind: TraceKind, text: string) => void;

type Method = (this: Watched, ...args: unknown[]) => unknown;

/** Who is told what a class of managers does. */
export interface Watcher {
  note: Note;
  /** Takes the name of something that a program gave as a setting. */
  setting: (name: string) => void;
}

/** What is watched of a manager. The class may be of another version, with other members. */
type Watched = Partial<Record<string, unknown>>;

const EVENTS = ['onConnect', 'onTimeout', 'onDisconnect'];
const TASKS = ['onNextConnect', 'connectFor'];

/**
 * Lets a class of managers tell what their instances do. They do the same as before.
 * @param manager - The class ConnectionManager; anything else is left alone.
 */
export function watchManager(manager: unknown, { note, setting }: Watcher): void {
  if (typeof manager !== 'function') return;
  const members = manager.prototype as Record<string, Method | undefined>;
  for (const name of EVENTS) {
    replace(members, name, (callback, id) => (given) => {
      note('callback', [name, id ?? CM_DEFAULT_CALLBACK_ID, ...given].map(String).join(' '));
      return callback;
    });
  }
  for (const name of TASKS) {
    replace(members, name, (callback) => () => {
      note('task', name);
      return callback;
    });
  }
  watchFlag(members, note);
  watchSettings(manager, members, setting);
}

/** Puts a function in front of each that is handed to a method. */
function replace(
  members: Record<string, Method | undefined>,
  name: string,
  before: (callback: Method, id: unknown) => (given: unknown[]) => Method,
): void {
  const original = members[name];
  if (original === undefined) return;
  members[name] = function (callback, ...others) {
    if (typeof callback !== 'function') return original.call(this, callback, ...others);
    const tell = before(callback as Method, others[0]);
    const watched: Method = function (...given) {
      return tell(given).apply(this, given);
    };
    return original.call(this, watched, ...others);
  };
}

function watchFlag(members: Record<string, Method | undefined>, note: Note): void {
  const original = members['_cmSetFlag'];
  if (original === undefined) return;
  members['_cmSetFlag'] = function (connected) {
    if (connected !== this['_connected']) note('flag', String(connected));
    return original.call(this, connected);
  };
}

function watchSettings(
  manager: unknown,
  members: Record<string, Method | undefined>,
  tell: Watcher['setting'],
): void {
  const original = members['_cmSetting'];
  if (original === undefined) return;
  members['_cmSetting'] = function (settings, ...others) {
    // A subclass may have settings of its own.
    const isOwn = typeof settings === 'object' && this.constructor === manager;
    if (isOwn) for (const name of Object.keys(settings ?? {})) tell(name);
    return original.call(this, settings, ...others);
  };
}
