/** A front end of the server of a fleet: it does the handshakes of its devices one after the other. */
import type { FleetServer } from '../../simulator/scenario-file.js';

/** Seconds that a device waits for its handshake where the scenario does not say. */
export const USUAL_PATIENCE = 20;

const USUAL_BACKLOG = 1000;

/** Milliseconds by which times may be off. */
const ROUNDING = 1e-6;

export class FrontEnd {
  /** Milliseconds that a handshake takes. */
  private readonly interval: number;
  private readonly burst: number;

  /** Milliseconds that the last one in the queue waits. */
  private readonly longestWait: number;

  // When all handshakes that it has to do will be done, if each takes the interval. After a rest it does
  // a burst of them at once.
  private busyUntil = 0;

  constructor({ capacity, burst = 1, backlog = USUAL_BACKLOG, frontEnds = 1 }: FleetServer) {
    this.interval = (1000 * frontEnds) / capacity;
    this.burst = Math.max(1, burst / frontEnds);
    this.longestWait = Math.max(1, backlog / frontEnds) * this.interval + ROUNDING;
  }

  /**
   * A device asks for a handshake; later calls are not for earlier times.
   * @param at - Milliseconds.
   * @returns When it is done, in whole milliseconds; null when too many wait already.
   */
  arrive(at: number): number | null {
    const begin = Math.max(at, this.busyUntil - (this.burst - 1) * this.interval);
    if (begin - at > this.longestWait) return null;
    this.busyUntil = Math.max(at, this.busyUntil) + this.interval;
    return Math.ceil(begin);
  }
}
