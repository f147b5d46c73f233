/** Counts what the devices of a fleet did, from their traces. */
import type { LinkState, LogEvent, SendEvent, TraceEvent } from '../../simulator/imp.js';
import { attemptChange, isRadioOn, isTrying } from '../link.js';
import { isSend, isSent } from '../timeline.js';
import {
  emptyServerCounts,
  emptySummary,
  milliseconds,
  type FleetSummary,
  type Measure,
  type ServerCounts,
} from './summary.js';

/** Counts what devices did. */
export class Tally {
  private readonly counts: FleetSummary;
  private readonly bucket: number;
  private readonly end: number;

  // How many more devices are online at the end of a bucket than at its beginning.
  private readonly onlineChanges: number[];

  private radioMilliseconds = 0;

  /** @param hasServer - Whether there is a server that can be overrun. */
  constructor(measure: Measure, hasServer: boolean) {
    this.counts = emptySummary(measure);
    if (hasServer) this.counts.server = emptyServerCounts(measure);
    this.onlineChanges = [...this.counts.online];
    this.bucket = milliseconds(measure.bucketSeconds);
    this.end = milliseconds(measure.seconds);
  }

  /**
   * Watches a device.
   * @param start - When it starts, in milliseconds since the fleet's time began.
   */
  watch(start: number): DeviceTally {
    return new DeviceTally(this, start);
  }

  /** The link of a device changes, in the fleet's time; what came after the end does not count. */
  changeLink(before: LinkState, since: number, state: LinkState, at: number): void {
    this.countRadio(before, since, at);
    const bucket = this.bucketOf(at);
    this.countAttempt(before, state, bucket);
    this.onlineChanges[bucket]! += Number(state === 'online') - Number(before === 'online');
  }

  isOver(at: number): boolean {
    return at > this.end;
  }

  endDevice(state: LinkState, since: number, died: boolean): void {
    this.countRadio(state, since, this.end);
    this.counts.devices += 1;
    if (died) this.counts.died += 1;
  }

  countSend(event: LogEvent | SendEvent): void {
    if (!isSent(event)) this.counts.lost += 1;
    else if (event.kind === 'agent.send') this.counts.sent += 1;
    else this.counts.logged += 1;
  }

  /** A server did something. */
  countServer(what: keyof ServerCounts, at: number): void {
    const { server } = this.counts;
    if (server && !this.isOver(at)) server[what][this.bucketOf(at)]! += 1;
  }

  /** All that was counted. */
  summary(): FleetSummary {
    let online = 0;
    return {
      ...this.counts,
      online: this.onlineChanges.map((change) => (online += change)),
      radioSeconds: this.radioMilliseconds / 1000,
    };
  }

  private bucketOf(at: number): number {
    return Math.min(Math.floor(at / this.bucket), this.onlineChanges.length - 1);
  }

  private countAttempt(before: LinkState, state: LinkState, bucket: number): void {
    const { begins, end } = attemptChange(before, state);
    if (begins) this.counts.attempts[bucket]! += 1;
    if (end === 'succeeded') this.counts.successes[bucket]! += 1;
    if (end === 'failed') this.counts.failures[bucket]! += 1;
  }

  private countRadio(state: LinkState, since: number, at: number): void {
    if (isRadioOn(state)) this.radioMilliseconds += at - since;
  }
}

/** Watches one device, from its events. */
class DeviceTally {
  private state: LinkState = 'off';
  private since: number;

  // When the handshake is done that the device waits for; null for none.
  private handshake: number | null = null;

  constructor(
    private readonly tally: Tally,
    private readonly start: number,
  ) {
    this.since = start;
  }

  /** Counts what happened to the device. */
  add(events: readonly TraceEvent[]): void {
    for (const event of events) {
      const at = this.start + event.at;
      if (this.tally.isOver(at)) return;
      if (event.kind === 'link') this.enter(event.state, at);
      else if (isSend(event)) this.tally.countSend(event);
    }
  }

  /** The device waits for its handshake. */
  expectHandshake(at: number): void {
    this.handshake = at;
  }

  /** The device stays in what it is in to the end. */
  end(died: boolean): void {
    this.tally.endDevice(this.state, this.since, died);
  }

  private enter(state: LinkState, at: number): void {
    this.tally.changeLink(this.state, this.since, state, at);
    if (state === 'online' && this.handshake !== null) {
      this.tally.countServer('useful', this.handshake);
    }
    if (!isTrying(state)) this.handshake = null;
    this.state = state;
    this.since = at;
  }
}

export type { DeviceTally };
