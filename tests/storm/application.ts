import type { SimulatedImp, SimulatedPlatform } from '../../targets/simulator/imp.js';
import type { Failure } from '../../targets/simulator/outcomes.js';
import { Kind, type Recorder } from './events.js';
import { ObservedImp, ObservedServer, Observer, type Manager } from './observer.js';
import type { Action, Plan } from './plan.js';

/** Makes a manager with these settings, of the subclass that tells the observer of its calls. */
export type Make = (observer: Observer, number: number, settings: unknown) => Manager;

// How many actions callbacks and tasks may do until something happens from outside: a program that
// keeps itself busy never lets time pass.
const BUDGET = 25;

// How many messages a program logs in its life, about: with WAIT_FOR_ACK each takes a tenth of a second.
const MOST_MESSAGES = 2000;

/** Lives a plan on a simulated imp. This becomes Squirrel, so that every host lives alike. */
export class StormApplication {
  /** What the managers see of impOS. */
  readonly server: ObservedServer;
  readonly imp: ObservedImp;
  readonly observer: Observer;

  private readonly _imp: SimulatedImp;
  private readonly _platform: SimulatedPlatform;
  private readonly _plan: Plan;
  private readonly _make: Make;
  private _managers: Manager[];
  private _budget = 0;
  private _isCalm = false;

  // How many callbacks, tasks and messages there have been.
  private _callbacks = 0;
  private _tasks = 0;
  private _messages = 0;

  constructor(imp: SimulatedImp, plan: Plan, recorder: Recorder, make: Make) {
    const duration = plan.scenario.callDuration ?? 0;
    const survives = plan.survives;
    this.observer = new Observer(imp, recorder, plan.answers, plan.refuses, duration, () => {
      if (!survives) this._die();
    });
    this.server = new ObservedServer(this.observer, imp, plan.answersWithin);
    this.imp = new ObservedImp(this.observer, imp.platform.imp);
    this._imp = imp;
    this._platform = imp.platform;
    this._plan = plan;
    this._make = make;
    this._managers = [];
  }

  /** Lives the plan to its end. */
  run(): void {
    this._imp.start(() => {
      this._boot();
    });
    for (const step of this._plan.steps) {
      this._wait(step.at);
      if (!this._happen(step)) this._interrupt(step);
    }
    this._imp.runUntil(this._plan.calmAt);
    this._calm();
    this._imp.runUntil(this._plan.seconds);
    this.observer.end();
  }

  // A short float could not hold many seconds and a millisecond.
  private _wait(until: number): void {
    this._imp.runUntil(Math.trunc(until / 1000));
    const rest = until - this._imp.now();
    if (rest > 0) this._imp.run(rest / 1000);
  }

  private _boot(): void {
    this._budget = BUDGET;
    this.observer.boot(this._platform.hardware.wakereason());
    this.observer.run(-1, () => {
      for (let i = 0; i < this._plan.settings.length; i++) this._construct(i);
    });
  }

  // The program ends; what is due yet of its turn has no managers any more.
  private _die(): void {
    this._managers = [];
    this.server.forgetProgram();
    this.observer.dies();
  }

  private _construct(number: number): void {
    const settings = this._plan.settings[number]!;
    let checkTimeout: unknown = 5;
    if ('checkTimeout' in settings) checkTimeout = settings['checkTimeout']!;
    this._checkSettings(number);
    this.observer.makes(checkTimeout as number);
    const manager = this._make(this.observer, number, settings);
    this._managers.push(manager);
    this.observer.made(manager);
    this.observer.sample();
    this._checkSettings(number);
  }

  // The settings must stay as they were.
  private _checkSettings(number: number): void {
    const settings = this._plan.settings[number]!;
    const keys = Object.keys(settings).sort();
    let sum = 0;
    for (const key of keys) {
      const value = settings[key]!;
      sum += key.length * (typeof value === 'number' ? Math.trunc(value * 1000) : 1);
      if (value === true) sum += 1;
    }
    this.observer.record(Kind.Settings, number, keys.length, sum);
  }

  private _calm(): void {
    this._isCalm = true;
    const results = this._plan.scenario.sendResults;
    if (results != null) results.length = 0;
    this._imp.limitTimers(null);
    // Sends have the time they need.
    const platform = this._platform;
    platform.server.setsendtimeoutpolicy(platform.RETURN_ON_ERROR, platform.WAIT_TIL_SENT, 300);
    this._platform.imp.setwificonfiguration('net', 'secret');
    this._imp.restore();
    this._imp.wakeByPin();
    this.observer.calm();
    // A manager that had no timer takes its work up with the next call.
    for (let i = 0; i < this._plan.settings.length; i++) {
      this._interrupt({ act: 'onConnect', manager: i, number: -1, text: 'y' });
    }
  }

  private _interrupt(step: Action): void {
    this._imp.interrupt(0, () => {
      this.observer.run(-1, () => {
        this._budget = BUDGET;
        this._perform(step);
      });
    });
  }

  // Lets something happen to the imp. Returns false for what the program does.
  private _happen(action: Action): boolean {
    const imp = this._imp;
    switch (action.act) {
      case 'up':
        imp.restore();
        return true;
      case 'down':
        imp.drop(action.text as Failure, action.number < 0 ? null : action.number);
        return true;
      case 'silent':
        imp.goStale(action.text as Failure);
        return true;
      case 'limit':
        imp.limitTimers(action.number < 0 ? null : action.number);
        return true;
      case 'clock':
        imp.stepClock(action.number);
        return true;
      case 'message':
        imp.sendFromAgent('m', action.number);
        return true;
      default:
        return this._disturb(action);
    }
  }

  // What ends the program; not from within.
  private _disturb(action: Action): boolean {
    switch (action.act) {
      case 'powerCycle':
        this._die();
        this._imp.powerCycle();
        return true;
      case 'pin':
        this._imp.wakeByPin();
        return true;
      case 'deploy':
        // An imp that is offline does not hear of it.
        if (this._imp.link() !== 'online') return true;
        this._die();
        this._imp.deploy();
        return true;
      default:
        return false;
    }
  }

  private _performAll(number: number): void {
    if (number < 0) return;
    for (const action of this._plan.scripts[number]!) {
      if (this._isCalm || this._budget <= 0) return;
      this._budget -= 1;
      if (action.act !== 'deploy' && action.act !== 'powerCycle') this._perform(action);
    }
  }

  private _perform(action: Action): void {
    if (this._system(action)) return;
    if (action.manager >= this._managers.length) return;
    const manager = this._managers[action.manager]!;
    switch (action.act) {
      case 'connect':
        manager.connect();
        break;
      case 'look':
        this._look(manager, action);
        break;
      case 'disconnect':
        this._disconnect(manager, action);
        break;
      case 'task':
        this._queue(manager, action, false);
        break;
      case 'connectFor':
        this._queue(manager, action, true);
        break;
      case 'log':
      case 'error':
        for (let i = 0; i < action.number && this._messages < MOST_MESSAGES; i++) {
          this._log(manager, action);
        }
        break;
      default:
        this._register(manager, action);
    }
  }

  // What the program does besides, with impOS alone.
  private _system(action: Action): boolean {
    const platform = this._platform;
    switch (action.act) {
      case 'throw':
        throw new Error('oops');
      case 'restart':
        this._die();
        platform.server.restart();
        return true;
      case 'sleepfor':
        this._die();
        platform.server.sleepfor(action.number);
        return true;
      case 'deepsleep':
        this._die();
        platform.imp.deepsleepfor(action.number);
        return true;
      case 'block':
        platform.imp.sleep(action.number);
        return true;
      case 'send':
        platform.agent.send('a', action.text);
        return true;
      case 'clearWifi':
        platform.imp.clearconfiguration(platform.CONFIG_WIFI);
        return true;
      case 'setWifi':
        platform.imp.setwificonfiguration('net', 'secret');
        return true;
      case 'later':
        this._doLater(action);
        return true;
      default:
        return this._happen(action);
    }
  }

  // A timer of the program.
  private _doLater(action: Action): void {
    const script = parseInt(action.text, 10);
    this._platform.imp.wakeup(action.number, () => {
      this.observer.run(-1, () => {
        this._runScript(-1, script);
      });
    });
  }

  private _look(manager: Manager, action: Action): void {
    this.observer.enter(action.manager);
    const flag = this.observer.describe(manager.isConnected());
    this.observer.leave();
    this.observer.record(Kind.Flag, action.manager, flag, 0);
  }

  private _disconnect(manager: Manager, action: Action): void {
    const force = action.text === 'force';
    if (action.number < -1) manager.disconnect(force);
    else manager.disconnect(force, action.number);
  }

  private _queue(manager: Manager, action: Action, isMarked: boolean): void {
    this._tasks += 1;
    const number = this._tasks;
    const task = (): void => {
      this.observer.sample();
      this.observer.record(Kind.Task, action.manager, number, 0);
      this._runScript(action.manager, action.number);
    };
    this.observer.enter(action.manager);
    this.observer.record(Kind.Queue, action.manager, number, isMarked ? 1 : 0);
    const result = isMarked ? manager.connectFor(task) : manager.onNextConnect(task);
    this.observer.leave();
    const isRight = isMarked ? result == null : result === manager;
    this.observer.record(Kind.QueueEnd, action.manager, isRight ? 1 : 0, 0);
  }

  private _runScript(manager: number, script: number): void {
    this.observer.enter(-1);
    try {
      this._performAll(script);
    } catch (error) {
      this.observer.leave();
      this.observer.record(Kind.ScriptEnd, manager, 1, 0);
      throw error;
    }
    this.observer.leave();
    this.observer.record(Kind.ScriptEnd, manager, 0, 0);
  }

  private _log(manager: Manager, action: Action): void {
    this._messages += 1;
    const number = this._messages;
    const method = action.act === 'log' ? 0 : 1;
    this.observer.sample();
    this.observer.enter(action.manager);
    this.observer.record(Kind.Log, action.manager, number, method);
    if (method === 0) manager.log(`m${number}`);
    else manager.error(`m${number}`);
    this.observer.leave();
    this.observer.record(Kind.LogEnd, action.manager, number, this._platform.time());
  }

  private _register(manager: Manager, action: Action): void {
    const event = this._eventOf(action.act);
    if (event < 0) {
      this._blinkUp(manager, action);
      return;
    }
    let callback: unknown = null;
    let number = 0;
    if (action.number >= 0) {
      this._callbacks += 1;
      number = this._callbacks;
      callback =
        event === 2 ? this._makeExpecting(action, number) : this._makePlain(action, number);
    }
    const ids = ['', 'null', 'x', 'y'];
    const id = ids.indexOf(action.text);
    this.observer.enter(action.manager);
    this.observer.record(Kind.Register, action.manager, event * 10 + id, number);
    const result = this._registerFor(manager, event, callback, id < 2 ? null : action.text);
    this.observer.leave();
    this._checkResult(manager, action, result);
  }

  private _registerFor(
    manager: Manager,
    event: number,
    callback: unknown,
    id: string | null,
  ): unknown {
    if (event === 0) return manager.onConnect(callback, id);
    if (event === 1) return manager.onTimeout(callback, id);
    return manager.onDisconnect(callback, id);
  }

  private _checkResult(manager: Manager, action: Action, result: unknown): void {
    this.observer.record(Kind.Returned, action.manager, result === manager ? 1 : 0, 0);
  }

  private _eventOf(act: string): number {
    return ['onConnect', 'onTimeout', 'onDisconnect'].indexOf(act);
  }

  private _makePlain(action: Action, number: number): () => void {
    return () => {
      this.observer.sample();
      this.observer.record(Kind.Callback, action.manager, number, -1);
      this._runScript(action.manager, action.number);
    };
  }

  private _makeExpecting(action: Action, number: number): (expected: unknown) => void {
    return (expected) => {
      const argument = this.observer.describe(expected);
      this.observer.sample();
      this.observer.record(Kind.Callback, action.manager, number, argument);
      this._runScript(action.manager, action.number);
    };
  }

  private _blinkUp(manager: Manager, action: Action): void {
    if (action.act === 'wrong') {
      this._callWrongly(manager, action);
      return;
    }
    this.observer.enter(action.manager);
    this.observer.record(Kind.Behavior, action.manager, action.number, 0);
    const result = manager.setBlinkUpBehavior(action.number);
    this.observer.leave();
    this._checkResult(manager, action, result);
  }

  // What must throw, and change nothing.
  private _callWrongly(manager: Manager, action: Action): void {
    let threw = 0;
    this.observer.enter(action.manager);
    try {
      if (action.number === 0) manager.onConnect(7);
      else if (action.number === 1) manager.onNextConnect(null);
      else if (action.number === 2) manager.connectFor('a');
      else manager.setBlinkUpBehavior(9);
    } catch {
      threw = 1;
    }
    this.observer.leave();
    this.observer.record(Kind.Wrong, action.manager, action.number, threw);
  }
}
