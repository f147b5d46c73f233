/** What a fleet did, counted per so many seconds. Each list has an element for each of these. */
export interface FleetSummary {
  /** How many devices these are the counts of. */
  devices: number;

  /** How long, in seconds since the fleet's time began. */
  seconds: number;

  /** How many seconds are counted together; the last of these may be fewer. */
  bucketSeconds: number;

  /** Attempts to connect that were begun: by the program, or by impOS itself. */
  attempts: number[];

  /** Attempts that ended online. */
  successes: number[];

  /** Attempts that did not, because they failed or were given up. */
  failures: number[];

  /** Devices that were online at the end of it. */
  online: number[];

  /** Devices whose program died, be it that it was started again. */
  died: number;

  /** Messages that reached the agent. */
  sent: number;

  /** Lines that reached the log. */
  logged: number;

  /** Messages and lines of the log that did not. */
  lost: number;

  /** How long the radio was on, in seconds: the sum over all devices. */
  radioSeconds: number;

  /** What the server did; only if it is one that can be overrun. */
  server?: ServerCounts;
}

/** What a server did that can be overrun. */
export interface ServerCounts {
  /** Handshakes that it has done, also for devices that had given up. */
  handshakes: number[];

  /** Those after which the device was online. */
  useful: number[];

  /** Devices that it did not answer, because too many waited. */
  unanswered: number[];
}

/** What the summaries of all shards have in common. */
export interface Measure {
  /** How long the fleet is looked at, in seconds. */
  seconds: number;

  /** How many seconds are counted together. */
  bucketSeconds: number;
}

/** The summary of no devices. */
export function emptySummary({ seconds, bucketSeconds }: Measure): FleetSummary {
  const zeros = () => new Array<number>(bucketCount({ seconds, bucketSeconds })).fill(0);
  return {
    devices: 0,
    seconds,
    bucketSeconds,
    attempts: zeros(),
    successes: zeros(),
    failures: zeros(),
    online: zeros(),
    died: 0,
    sent: 0,
    logged: 0,
    lost: 0,
    radioSeconds: 0,
  };
}

/** The counts of a server that has done nothing. */
export function emptyServerCounts(measure: Measure): ServerCounts {
  const zeros = () => new Array<number>(bucketCount(measure)).fill(0);
  return { handshakes: zeros(), useful: zeros(), unanswered: zeros() };
}

/** How many elements each list has. */
export function bucketCount({ seconds, bucketSeconds }: Measure): number {
  return Math.max(1, Math.ceil(milliseconds(seconds) / milliseconds(bucketSeconds)));
}

/** Adds what other devices did; both summaries are of the same length of time. */
export function addSummary(sum: FleetSummary, part: FleetSummary): void {
  sum.devices += part.devices;
  sum.died += part.died;
  sum.sent += part.sent;
  sum.logged += part.logged;
  sum.lost += part.lost;
  // Of whole milliseconds, so that it does not matter what is added first.
  sum.radioSeconds = (milliseconds(sum.radioSeconds) + milliseconds(part.radioSeconds)) / 1000;
  for (const list of ['attempts', 'successes', 'failures', 'online'] as const) {
    addList(sum[list], part[list]);
  }
  if (part.server === undefined) return;
  sum.server ??= emptyServerCounts(sum);
  for (const list of ['handshakes', 'useful', 'unanswered'] as const) {
    addList(sum.server[list], part.server[list]);
  }
}

/** Seconds in whole milliseconds. */
export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}

function addList(sum: number[], part: readonly number[]): void {
  for (const [index, count] of part.entries()) sum[index]! += count;
}

/** The highest of counts, and the first place that has it. */
export function highest(counts: readonly number[]): { count: number; index: number } {
  return counts.reduce((best, count, index) => (count > best.count ? { count, index } : best), {
    count: 0,
    index: 0,
  });
}

/** All of counts together. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
