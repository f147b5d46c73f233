/** How a fleet came back online after an outage. */
import type { Scenario } from '../../simulator/scenario.js';
import { outagesOf, type Outage } from './network-timeline.js';
import { highest, milliseconds, type FleetSummary } from './summary.js';

/** An outage, and how the fleet came back online. */
export interface Recovery {
  /** When the network went, in seconds since the fleet's time began. */
  from: number;

  /** When it came back; null for not before the end. */
  to: number | null;

  /** How many devices were online before the bucket in which the network went. */
  before: number;

  /**
   * For each of `SHARES` the seconds from the network's return to the end of the first bucket at which
   * that share of those devices was online; null when this did not come before the next outage.
   */
  back: (number | null)[];

  /** The most connections in one bucket from the network's return to the next outage. */
  mostConnections: number;
}

/** The shares of the devices whose return is told of. */
export const SHARES = [0.5, 0.95, 0.99];

/** Tells of the outages of a scenario, the first ones, at most so many. */
export function recoveriesOf(summary: FleetSummary, scenario: Scenario, most: number): Recovery[] {
  const outages = firstOutages(summary, scenario, most + 1);
  return outages
    .slice(0, most)
    .map((outage, index) => recovery(summary, outage, outages[index + 1]?.from));
}

function firstOutages(summary: FleetSummary, scenario: Scenario, most: number): Outage[] {
  const found: Outage[] = [];
  for (const outage of outagesOf(scenario.network ?? [], milliseconds(summary.seconds))) {
    if (found.push(outage) === most) break;
  }
  return found;
}

function recovery(summary: FleetSummary, { from, to }: Outage, next = Infinity): Recovery {
  const bucket = milliseconds(summary.bucketSeconds);
  const before = summary.online[Math.floor(from / bucket) - 1] ?? 0;
  const first = Math.floor((to ?? Infinity) / bucket);
  const end = Math.floor(next / bucket);
  return {
    from: from / 1000,
    to: to === null ? null : to / 1000,
    before,
    back: SHARES.map((share) => {
      const isBack = (count: number) => before > 0 && count >= share * before;
      const index = summary.online.slice(first, end).findIndex(isBack);
      return index < 0 || to === null ? null : (endOfBucket(summary, first + index) - to) / 1000;
    }),
    mostConnections: highest(summary.successes.slice(first, end)).count,
  };
}

/** When a bucket ends, in milliseconds. */
function endOfBucket({ seconds, bucketSeconds }: FleetSummary, index: number): number {
  return Math.min((index + 1) * milliseconds(bucketSeconds), milliseconds(seconds));
}
