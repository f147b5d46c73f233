import type { Network } from './network.js';
import type { Scenario } from './scenario.js';
import type { Scheduler } from './scheduler.js';
import type { SendBuffer } from './send-buffer.js';

// Bytes that a timer takes with its function; the number is an assumption.
const TIMER_SIZE = 48;

/**
 * The memory of a program. The simulator cannot see the program's own data, so it counts what impOS
 * holds for it, timers and the send buffer, and what the program is said to take besides.
 */
export class Memory {
  private readonly _scheduler: Scheduler;
  private readonly _network: Network;
  private readonly _buffer: SendBuffer;
  private readonly _size: number;
  private _measure: (() => number) | null = null;

  constructor(scenario: Scenario, scheduler: Scheduler, network: Network, buffer: SendBuffer) {
    this._scheduler = scheduler;
    this._network = network;
    this._buffer = buffer;
    this._size = scenario.memory ?? 87040;
  }

  /** Sets what tells the bytes that the program takes; null for nothing. */
  setMeasure(measure: (() => number) | null): void {
    this._measure = measure;
  }

  /** `imp.getmemoryfree()`: bytes, below 0 when there is too little. */
  free(): number {
    const measure = this._measure;
    const own = measure == null ? 0 : measure();
    const buffer = this._network.isActive() ? this._buffer.size() : 0;
    return this._size - own - buffer - this._scheduler.timers() * TIMER_SIZE;
  }
}
