/** The life of one device of a fleet. */
import { DeviceImp } from '../../simulator/device-imp.js';
import type { DeviceProgram } from './device-program.js';
import { deviceScenario, type FleetSettings } from './device-scenario.js';
import { milliseconds, type Measure } from './summary.js';
import type { DeviceTally, Tally } from './tally.js';

/** A device whose program died. */
export interface Death {
  /** The device's number. */
  device: number;

  /** When it died for the first time, in seconds since the device's own start. */
  at: number;

  /** The exception that the program did not catch. */
  message: string;
}

type Failure = Omit<Death, 'device'>;

// A trace is counted and dropped each time the device has lived so long, for the memory's sake.
const SLICE_MILLISECONDS = 3600_000;

export class DeviceLife {
  /** When the device has reached the server, in the fleet's time: milliseconds. */
  arrivedAt = 0;

  private readonly imp: DeviceImp;
  private readonly start: number;
  private readonly end: number;
  private readonly watch: DeviceTally;
  private isAtServer = false;
  private isStarted = false;
  private stuck: Failure | null = null;
  private uncaught: Failure | null = null;

  /** @param onProgress - Told how far it is: milliseconds since its start. */
  constructor(
    readonly device: number,
    settings: FleetSettings & Measure,
    private readonly program: DeviceProgram,
    tally: Tally,
    private readonly onProgress: (now: number) => void,
  ) {
    const { start, scenario } = deviceScenario(settings, device);
    this.start = start;
    this.end = milliseconds(settings.seconds) - start;
    this.imp = new DeviceImp(scenario);
    this.watch = tally.watch(start);
    this.imp.onUncaught((error) => {
      this.uncaught ??= { at: this.imp.now() / 1000, message: describe(error, program) };
    });
  }

  /** Lets the device live to its end. */
  run(): void {
    this.goOn(null);
  }

  /**
   * Lets the device live until it reaches the server.
   * @returns False when its time is over.
   */
  runToServer(): boolean {
    this.imp.onArrival(() => {
      this.isAtServer = true;
      this.arrivedAt = this.start + this.imp.now();
    });
    this.isAtServer = false;
    this.goOn(() => this.isAtServer);
    return this.isAtServer;
  }

  /**
   * The server answers.
   * @param done - When the handshake is done, in the fleet's time; null for never.
   * @param patience - Seconds that the device waits.
   */
  answer(done: number | null, patience: number): void {
    const now = this.start + this.imp.now();
    const wait = done === null ? null : Math.max(0, done - now) / 1000;
    const isAwaited = this.imp.admit(wait, patience);
    if (isAwaited && done !== null) this.watch.expectHandshake(done);
  }

  /** Its time is over. */
  finish(): Death | null {
    const failure = this.imp.died === null ? this.stuck : this.uncaught;
    this.watch.end(failure !== null);
    return failure && { device: this.device, ...failure };
  }

  private goOn(isDone: (() => boolean) | null): void {
    this.onProgress(this.imp.now());
    if (this.stuck !== null) return;
    try {
      if (!this.isStarted) this.program.start(this.imp);
      this.isStarted = true;
      while (this.slice(isDone));
    } catch (error) {
      // Its program lets no time pass, for example.
      this.stuck = { at: this.imp.now() / 1000, message: (error as Error).message };
      this.isAtServer = false;
    }
    this.count();
  }

  /** Lets an hour pass; false when that was all. */
  private slice(isDone: (() => boolean) | null): boolean {
    const now = this.imp.now();
    const at = Math.min(this.end, now - (now % SLICE_MILLISECONDS) + SLICE_MILLISECONDS);
    if (isDone === null) this.imp.runUntil(at / 1000);
    else if (at > now) this.imp.runUntil(isDone, (at - now) / 1000);
    this.count();
    return isDone?.() !== true && this.imp.now() < this.end;
  }

  private count(): void {
    this.watch.add(this.imp.trace.splice(0));
    this.onProgress(this.imp.now());
  }
}

/** Says what was thrown, and where in the user's files. */
function describe(error: unknown, program: DeviceProgram): string {
  const message = error instanceof Error ? error.message : String(error);
  const place = program.placeOf(error);
  return place === null ? message : `${message}, at ${place}`;
}
