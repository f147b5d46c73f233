/** What a comparison of fleets shows of each of them. */
import type { FleetFile } from './fleet-file.js';
import { recoveriesOf, SHARES, type Recovery } from './recovery.js';
import { total, type FleetSummary } from './summary.js';

/** A program of a comparison. */
export interface Compared {
  program: string;
  summary: FleetSummary;

  /** The first outage of the scenario; null for none. */
  outage: Recovery | null;

  /** Seconds until 95 % were back online; null for never. */
  back: number | null;

  /** Attempts to connect per second at the end of the outage; null without an outage that ends. */
  attemptsPerSecond: number | null;

  /** That, divided by the capacity of the server; null without a server. */
  load: number | null;

  /** Seconds per device. */
  radioSeconds: number;
}

/** Attempts are counted at the end of the outage, at most in its second half: delays grow. */
const LOOK_BACK_SECONDS = 900;

const BACK = SHARES.indexOf(0.95);

export function comparedOf({ program, scenario, summary }: FleetFile): Compared {
  const [outage = null] = recoveriesOf(summary, scenario, 1);
  const attemptsPerSecond = rateIn(summary, outage);
  const { server } = scenario;
  return {
    program,
    summary,
    outage,
    back: outage?.back[BACK] ?? null,
    attemptsPerSecond,
    load: server && attemptsPerSecond !== null ? attemptsPerSecond / server.capacity : null,
    radioSeconds: summary.radioSeconds / summary.devices,
  };
}

function rateIn({ attempts, bucketSeconds }: FleetSummary, outage: Recovery | null): number | null {
  if (outage?.to == null) return null;
  const half = (outage.from + outage.to) / 2;
  const from = Math.ceil(Math.max(half, outage.to - LOOK_BACK_SECONDS) / bucketSeconds);
  const to = Math.floor(outage.to / bucketSeconds);
  return to > from ? total(attempts.slice(from, to)) / ((to - from) * bucketSeconds) : null;
}
