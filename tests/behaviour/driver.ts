import type { SimulatedImp } from '../../targets/simulator/imp.js';
import type { Failure } from '../../targets/simulator/platform.js';

/**
 * What a behaviour can do. Most are methods of the manager, `task` is its `onNextConnect()` and
 * `blinkUp` its `setBlinkUpBehavior()`. Besides: `construct` makes a manager in the place of the one
 * there is, if any; `forget` drops that; `look` notes what it and the server say of the connection;
 * `note` notes a text, `throw` throws one, `later` notes one from a timer with 0 and does what the
 * script of that name says, if there is one; `addOn` makes an add-on for the manager, of which `hold` and `release` are methods; `reason` notes lastReason(); `script` does what a script says, in this turn; `network` lets the network come or go; `limit` says how many timers
 * there can be, `mostTimers` notes whether there was ever more than one.
 */
export type Act =
  | 'construct'
  | 'connect'
  | 'disconnect'
  | 'onConnect'
  | 'onTimeout'
  | 'onDisconnect'
  | 'task'
  | 'connectFor'
  | 'blinkUp'
  | 'addOn'
  | 'hold'
  | 'release'
  | 'log'
  | 'error'
  | 'forget'
  | 'look'
  | 'reason'
  | 'note'
  | 'throw'
  | 'later'
  | 'script'
  | 'network'
  | 'limit'
  | 'mostTimers';

/** One thing that a behaviour does. What a method throws is noted. */
export interface Action {
  act: Act;

  /** How many times. Default: once. */
  times?: number;

  /** Whether to note what a method returns. */
  says?: boolean;

  /** The name of a callback or task, which is noted when it runs, or of a script. */
  run?: string;

  /** What is passed to a method, or instead of a callback. Default: null. */
  value?: unknown;

  /** The id of a callback. Left out, none is passed. */
  id?: string | null;

  /** The arguments of `disconnect`, both optional. */
  force?: boolean;
  flush?: number | null;

  /** The text of `note`, `throw` and `later`. */
  text?: string;

  /** Whether the network is up, and why not. */
  up?: boolean;
  code?: Failure;

  /** How many timers there can be; null for any number. */
  timers?: number | null;
}

/** An action from outside, at so many seconds since the start, in a turn of its own. */
export interface Step extends Action {
  at: number;
}

/** What a behaviour does. */
export interface Program {
  steps: Step[];

  /** What callbacks and tasks do, by name; what has no script does nothing. */
  scripts: Record<string, Action[]>;
}

/** ConnectionManager as a behaviour uses it: with whatever arguments it likes. */
export interface Manager {
  connect(): unknown;
  disconnect(force?: unknown, flushTimeout?: unknown): unknown;
  isConnected(): unknown;
  lastReason(): number | null;
  onConnect(callback: unknown, id?: unknown): unknown;
  onTimeout(callback: unknown, id?: unknown): unknown;
  onDisconnect(callback: unknown, id?: unknown): unknown;
  onNextConnect(task: unknown): unknown;
  connectFor(task: unknown): unknown;
  setBlinkUpBehavior(behavior: unknown): unknown;
  log(message: unknown): unknown;
  error(message: unknown): unknown;
}

/** Makes a manager, or an add-on of a manager, on the simulated imp. */
export type Make = (settings: unknown) => Manager;
export type AddOn = (name: string, manager: Manager, settings: unknown) => unknown;

/** ConnectionSession as a behaviour uses it. */
interface Session {
  hold(name: string): void;
  release(name: string): void;
}

/** The settings of an add-on: `onGiveUp` is the name of a callback. */
interface AddOnSettings {
  onGiveUp?: unknown;
}

/**
 * Does what a behaviour says with a manager on a simulated imp, and notes in the trace what comes of
 * it. This class becomes Squirrel, so that every host is driven alike.
 */
export class BehaviourDriver {
  private readonly _imp: SimulatedImp;
  private readonly _make: Make;
  private readonly _addOn: AddOn;
  private readonly _program: Program;
  private _manager: Manager | null = null;
  private _session: Session | null = null;

  // The turn in which something of the program ran last, and whether it still runs.
  private _turn = -1;
  private _active = false;

  constructor(imp: SimulatedImp, make: Make, addOn: AddOn, program: Program) {
    this._imp = imp;
    this._make = make;
    this._addOn = addOn;
    this._program = program;
  }

  /** Sets everything up; what is to be done is done while the imp runs. */
  start(): void {
    const self = this;
    for (const step of this._program.steps) {
      const own = step;
      this._imp.interrupt(own.at, () => {
        self._enter();
        self._perform(own);
        self._active = false;
      });
    }
  }

  // Runs what a callback or task is to do. It has a turn of its own, and if not, the note says so.
  private _run(name: string, argument: string): void {
    let text = `${name}${argument}`;
    if (this._active && this._turn === this._imp.turn()) text = `${text} (nested)`;
    else if (!this._imp.isFresh()) text = `${text} (not in a turn of its own)`;
    this._imp.note(text);
    this._enter();
    this._performScript(name);
    this._active = false;
  }

  private _performScript(name: string): void {
    const script = this._program.scripts[name];
    if (script != null) for (const action of script) this._perform(action);
  }

  private _enter(): void {
    this._turn = this._imp.turn();
    this._active = true;
  }

  private _perform(action: Action): void {
    const times = action.times;
    for (let left = times ?? 1; left > 0; left--) this._performOnce(action);
  }

  private _performOnce(action: Action): void {
    const text = action.text;
    const run = action.run;
    const timers = action.timers;
    switch (action.act) {
      case 'note':
        this._imp.note(text ?? '');
        break;
      case 'throw':
        throw new Error(text ?? '');
      case 'later':
        this._runLater(text ?? '');
        break;
      case 'script':
        this._performScript(run ?? '');
        break;
      case 'look':
        this._look();
        break;
      case 'reason':
        this._noteReason();
        break;
      case 'network':
        this._changeNetwork(action);
        break;
      case 'limit':
        this._imp.limitTimers(timers ?? null);
        break;
      case 'mostTimers':
        this._imp.note(this._imp.mostTimers() <= 1 ? 'at most one timer' : 'too many timers');
        break;
      case 'forget':
        this._manager = null;
        break;
      default:
        this._use(action);
    }
  }

  private _runLater(name: string): void {
    const self = this;
    this._imp.platform.imp.wakeup(0, () => {
      self._run(name, '');
    });
  }

  private _look(): void {
    const flag = this._describe(this._manager!.isConnected());
    const truth = this._describe(this._imp.platform.server.isconnected());
    this._imp.note(`flag ${flag}, server ${truth}`);
  }

  private _noteReason(): void {
    const reason = this._manager!.lastReason();
    this._imp.note(reason === null ? 'no reason' : `reason ${reason}`);
  }

  private _changeNetwork(action: Action): void {
    const up = action.up;
    const code = action.code;
    this._imp.changeNetwork({ at: 0, up: up ?? true, code: code ?? null });
  }

  // Calls the manager, and notes what it returns or throws.
  private _use(action: Action): void {
    const says = action.says;
    try {
      const text = this._describe(this._callManager(action));
      if (says ?? false) this._imp.note(`${action.act} returned ${text}`);
    } catch (error) {
      this._imp.note(`${action.act} threw ${(error as Error).message}`);
    }
  }

  private _callManager(action: Action): unknown {
    const manager = this._manager;
    switch (action.act) {
      case 'construct':
        this._manager = this._make(this._valueOf(action));
        return this._manager;
      case 'addOn':
        this._session = this._addOn(
          action.run ?? '',
          manager!,
          this._addOnSettings(action),
        ) as Session;
        return this._session;
      case 'hold':
        this._session!.hold(action.text ?? '');
        return null;
      case 'release':
        this._session!.release(action.text ?? '');
        return null;
      case 'connect':
        return manager!.connect();
      case 'disconnect':
        return this._disconnect(action);
      case 'task':
        return manager!.onNextConnect(this._callbackOf(action));
      case 'connectFor':
        return manager!.connectFor(this._callbackOf(action));
      case 'blinkUp':
        return manager!.setBlinkUpBehavior(this._valueOf(action));
      case 'log':
        return manager!.log(this._valueOf(action));
      case 'error':
        return manager!.error(this._valueOf(action));
      default:
        return this._register(action);
    }
  }

  private _addOnSettings(action: Action): unknown {
    const value = this._valueOf(action);
    if (value == null || typeof value === 'number') return value;
    const settings = value as AddOnSettings;
    if (!('onGiveUp' in settings)) return settings;
    const self = this;
    const name = settings.onGiveUp as string;
    return {
      ...settings,
      onGiveUp: (failures: number) => {
        self._run(name, ` ${failures}`);
      },
    };
  }

  private _disconnect(action: Action): unknown {
    const manager = this._manager!;
    const force = action.force;
    if ('flush' in action) return manager.disconnect(force ?? false, action.flush);
    return force != null ? manager.disconnect(force) : manager.disconnect();
  }

  private _register(action: Action): unknown {
    const manager = this._manager!;
    const callback = this._callbackOf(action);
    if (!('id' in action)) {
      if (action.act === 'onConnect') return manager.onConnect(callback);
      if (action.act === 'onTimeout') return manager.onTimeout(callback);
      return manager.onDisconnect(this._disconnectCallbackOf(action));
    }
    const id = action.id;
    if (action.act === 'onConnect') return manager.onConnect(callback, id);
    if (action.act === 'onTimeout') return manager.onTimeout(callback, id);
    return manager.onDisconnect(this._disconnectCallbackOf(action), id);
  }

  // A function without parameters: with an argument, Squirrel would throw.
  private _callbackOf(action: Action): unknown {
    const name = action.run;
    if (name == null) return this._valueOf(action);
    const self = this;
    return () => {
      self._run(name, '');
    };
  }

  // A function with one parameter.
  private _disconnectCallbackOf(action: Action): unknown {
    const name = action.run;
    if (name == null) return this._valueOf(action);
    const self = this;
    return (expected: unknown) => {
      self._run(name, ` ${self._describe(expected)}`);
    };
  }

  private _valueOf(action: Action): unknown {
    const value = action.value;
    return value ?? null;
  }

  // Says what was returned or passed, if it prints alike in both languages.
  private _describe(value: unknown): string {
    if (value == null) return 'null';
    if (value === true) return 'true';
    if (value === false) return 'false';
    return value === this._manager ? 'the manager' : 'something else';
  }
}
