/** Counts what the devices of a fleet did, from their traces. */
import type { LinkState, LogEvent, SendEvent, TraceEvent } from '../../simulator/imp.js';
import { attemptChange, isRadioOn } from '../link.js';
import { isSend, isSent } from '../timeline.js';
import { emptySummary, milliseconds, type FleetSummary, type Measure } from './summary.js';

/** Watches devices, one after the other. */
export class Tally {
  private readonly counts: FleetSummary;
  private readonly bucket: number;
  private readonly end: number;

  // How many more devices are online at the end of a bucket than at its beginning.
  private readonly onlineChanges: number[];

  private radioMilliseconds = 0;

  // The device that is being watched: when it started, what its link is in, and since when. These
  // times are milliseconds since the fleet's time began.
  private start = 0;
  private state: LinkState = 'off';
  private since = 0;

  constructor(measure: Measure) {
    this.counts = emptySummary(measure);
    this.onlineChanges = [...this.counts.online];
    this.bucket = milliseconds(measure.bucketSeconds);
    this.end = milliseconds(measure.seconds);
  }

  /**
   * Another device starts.
   * @param start - When, in milliseconds since the fleet's time began.
   */
  beginDevice(start: number): void {
    this.start = start;
    this.state = 'off';
    this.since = start;
  }

  /** Counts what happened to the device; what came after the end does not count. */
  add(events: readonly TraceEvent[]): void {
    for (const event of events) {
      const at = this.start + event.at;
      if (at > this.end) return;
      if (event.kind === 'link') this.enter(event.state, at);
      else if (isSend(event)) this.countSend(event);
    }
  }

  /** The device stays in what it is in to the end. */
  endDevice(died: boolean): void {
    this.countRadio(this.end);
    this.counts.devices += 1;
    if (died) this.counts.died += 1;
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

  private enter(state: LinkState, at: number): void {
    const before = this.state;
    this.countRadio(at);
    this.state = state;
    this.since = at;
    const bucket = Math.min(Math.floor(at / this.bucket), this.onlineChanges.length - 1);
    this.countAttempt(before, state, bucket);
    this.onlineChanges[bucket]! += Number(state === 'online') - Number(before === 'online');
  }

  private countAttempt(before: LinkState, state: LinkState, bucket: number): void {
    const { begins, end } = attemptChange(before, state);
    if (begins) this.counts.attempts[bucket]! += 1;
    if (end === 'succeeded') this.counts.successes[bucket]! += 1;
    if (end === 'failed') this.counts.failures[bucket]! += 1;
  }

  private countRadio(at: number): void {
    if (isRadioOn(this.state)) this.radioMilliseconds += at - this.since;
  }

  private countSend(event: SendEvent | LogEvent): void {
    if (!isSent(event)) this.counts.lost += 1;
    else if (event.kind === 'agent.send') this.counts.sent += 1;
    else this.counts.logged += 1;
  }
}
