/** What a test or a simulation in JavaScript needs to run device programs. */
import { PARAMETERS, requireArguments } from './check-call.js';
import { requireScenario } from './check-scenario.js';
import { DeviceImp, type DeviceScenario } from './device-imp.js';

export { ScenarioError } from './check-scenario.js';
export type {
  AgentEvent,
  AgentLogEvent,
  AgentRecord,
  AgentUncaughtEvent,
  DeviceSendEvent,
  HttpEvent,
  RequestEvent,
  ResponseEvent,
} from './agent-events.js';
export type { DevicePlatform, DeviceScenario } from './device-imp.js';
export type {
  BusEvent,
  CallEvent,
  FlashEvent,
  HardwareEvent,
  PinEvent,
  Plain,
  SamplesEvent,
} from './hardware/events.js';
export type { ImpFunctions, ServerFunctions } from './hardware/functions.js';
export type { LiveInput, LiveInputs, LiveRegisters } from './hardware/inputs.js';
export type { TrackSource } from './hardware/track.js';
export type { HardwareRecord } from './hardware/recorder.js';
export { describeEvent } from './describe-event.js';
export type * from './imp.js';
export type * from './inputs.js';
export {
  formatTimeline,
  summarize,
  watch,
  type ManagerClass,
  type Watched,
} from '../impsim/for-tests.js';
export type { Kept, Summary, TimelineOptions } from '../impsim/timeline.js';

/**
 * A simulated imp: impOS in virtual time, with as much of it as a device program needs that
 * connects, sends and sleeps. One object is one device, and independent of all others. Each method
 * throws an Error when it is given what it does not take.
 */
export class SimulatedImp extends DeviceImp {
  /**
   * @param scenario - What happens to the imp. Default: nothing, and impOS is as by default.
   * @param root - What the program's functions have as `this` when impOS calls them. Default: the
   *   platform.
   * @throws ScenarioError when a setting is none, or has a wrong value.
   */
  constructor(scenario: DeviceScenario = {}, root: object | null = null) {
    requireScenario(scenario, 'What SimulatedImp was given');
    super(scenario, { root });
  }

  // Whether `start()`, `run()` or `runUntil()` is under way.
  private _isRunning = false;

  override start(program: () => void): void {
    this._whileRunning(() => {
      super.start(program);
    });
  }

  override run(seconds: number): void {
    this._requireStill('run');
    this._whileRunning(() => {
      super.run(seconds);
    });
  }

  override runUntil(until: number | (() => boolean), limit?: number): boolean {
    this._requireStill('runUntil');
    return this._whileRunning(() => super.runUntil(until, limit));
  }

  private _requireStill(method: string): void {
    if (!this._isRunning) return;
    throw new Error(
      `${method}(): cannot be called by the program, nor by what start(), run() and runUntil() call; a program lets time pass with imp.wakeup()`,
    );
  }

  private _whileRunning<Result>(act: () => Result): Result {
    const before = this._isRunning;
    this._isRunning = true;
    try {
      return act();
    } finally {
      this._isRunning = before;
    }
  }

  static {
    for (const name of Object.keys(PARAMETERS)) {
      const method = Reflect.get(this.prototype, name) as (...args: unknown[]) => unknown;
      Reflect.set(this.prototype, name, function (this: SimulatedImp, ...args: unknown[]) {
        requireArguments(name, args);
        return method.apply(this, args);
      });
    }
  }
}
