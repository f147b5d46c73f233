/** The part of the platform that is used here. */
export interface Globals {
  readonly server: { log(text: string): void };
  readonly LIMIT: number;
  time(): number;
}

export class Clock {
  private readonly _platform: Globals;
  private _start: number;

  /**
   * Starts the clock.
   *
   * @param platform - The globals, which need not be passed on in Squirrel.
   * @param offset - Seconds that have passed already.
   */
  constructor(platform: Globals, offset: number) {
    this._platform = platform;
    this._start = platform.time() - offset;
  }

  log(): void {
    const passed = this._platform.time() - this._start;
    if (passed > this._platform.LIMIT) this._platform.server.log('late');
  }

  call(task: (this: Globals) => void): void {
    task.call(this._platform);
  }
}

export function make(platform: Globals): Clock {
  return new Clock(platform, 5);
}
