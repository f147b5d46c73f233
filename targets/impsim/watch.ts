/** Watches ConnectionManager from outside: what it does becomes events of the trace. */
import { CM_DEFAULT_CALLBACK_ID } from '../../core/constants.js';
import type { EventPlace, ModelEvent, SimulatedImp } from '../simulator/imp.js';

type Method = (this: Watched, ...args: unknown[]) => unknown;

/** What is watched of a manager. The class may be of another version, with other members. */
type Watched = Partial<Record<string, unknown>>;

type Members = Record<string, Method | undefined>;

const EVENTS = ['onConnect', 'onTimeout', 'onDisconnect'] as const;
const TASKS = ['onNextConnect', 'connectFor'] as const;

/** What a manager is to keep comes by these. */
const KEEPING = [...TASKS, 'log', 'error'];

/** Watches the managers of the programs that an imp runs, one program after the other. */
export class Watcher {
  /** What was given to managers as settings, by name. */
  readonly settings = new Set<string>();

  // Those of the program that runs: only they can have something that waits.
  private readonly keepers = new Set<Watched>();

  // The flag of each manager, as it was noted last.
  private readonly flags = new WeakMap<Watched, unknown>();

  /**
   * @param imp - Its trace is told.
   * @param placeNow - Says where the program is.
   */
  constructor(
    private readonly imp: SimulatedImp,
    private readonly placeNow: () => EventPlace | null = () => null,
  ) {
    imp.onEnd(() => {
      this.record({ at: imp.now(), kind: 'end', ...this.kept(), place: this.placeNow() });
      this.keepers.clear();
    });
  }

  /**
   * Lets a class of managers tell what their instances do. They do the same as before.
   * @param manager - The class ConnectionManager; anything else is left alone.
   */
  watch(manager: unknown): void {
    if (typeof manager !== 'function') return;
    const members = manager.prototype as Members;
    for (const name of EVENTS) {
      replace(members, name, (callback, id) => (given) => {
        this.record({
          at: this.imp.now(),
          kind: 'callback',
          name,
          id: (id as string | undefined) ?? CM_DEFAULT_CALLBACK_ID,
          expected: (given[0] ?? null) as boolean | null,
        });
        return callback;
      });
    }
    for (const name of TASKS) {
      replace(members, name, (callback) => () => {
        this.record({ at: this.imp.now(), kind: 'task', name });
        return callback;
      });
    }
    for (const name of KEEPING) this.watchKeeping(members, name);
    this.watchFlag(members);
    this.watchSettings(manager, members);
  }

  /** Tells what still waits: the program runs no longer than this. */
  finish(): void {
    const kept = this.kept();
    if (kept.tasks + kept.messages > 0) {
      this.record({ at: this.imp.now(), kind: 'waiting', ...kept, place: null });
    }
  }

  private record(event: ModelEvent): void {
    this.imp.record(event);
  }

  private kept(): { tasks: number; messages: number } {
    const managers = [...this.keepers];
    const tasks = managers.reduce((sum, { _queue }) => sum + lengthOf(_queue), 0);
    const messages = managers.reduce((sum, { _logs }) => sum + messagesIn(_logs), 0);
    return { tasks, messages };
  }

  private watchKeeping(members: Members, name: string): void {
    const original = members[name];
    if (original === undefined) return;
    const { keepers } = this;
    const tell = (what: 'task' | 'message') => {
      const place = this.placeNow();
      this.record({ at: this.imp.now(), kind: 'queued', what, place });
    };
    members[name] = function (...given) {
      keepers.add(this);
      const [tasks, messages] = [lengthOf(this['_queue']), messagesIn(this['_logs'])];
      const result = original.apply(this, given);
      if (lengthOf(this['_queue']) > tasks) tell('task');
      if (messagesIn(this['_logs']) > messages) tell('message');
      return result;
    };
  }

  private watchFlag(members: Members): void {
    const original = members['_cmEnter'];
    if (original === undefined) return;
    const { imp, flags } = this;
    members['_cmEnter'] = function (event, ...others) {
      const online = event === null ? this['_connected'] === true : event === this['_onConnect'];
      if (online !== (flags.get(this) ?? false))
        imp.record({ at: imp.now(), kind: 'flag', online });
      flags.set(this, online);
      return original.call(this, event, ...others);
    };
  }

  private watchSettings(manager: unknown, members: Members): void {
    const original = members['_cmCheck'];
    if (original === undefined) return;
    const known = this.settings;
    members['_cmCheck'] = function (name, value, isSetting) {
      // A subclass may have settings of its own.
      if (isSetting === true && this.constructor === manager) known.add(String(name));
      return original.call(this, name, value, isSetting);
    };
  }
}

/** Puts a function in front of each that is handed to a method. */
function replace(
  members: Members,
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

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** A message is two texts here, and one element in other versions. */
function messagesIn(logs: unknown): number {
  const length = lengthOf(logs);
  return length > 0 && typeof (logs as unknown[])[0] === 'string' ? length / 2 : length;
}
