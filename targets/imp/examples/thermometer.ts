import { CM_BLINK_NEVER, ConnectionManager } from 'imp-connection-manager';
import 'imp-connection-manager/imp';

// A thermometer on a battery. It measures every quarter of an hour, and connects once an hour to
// send what it has measured: the radio is off the rest of the time.

const MEASURE_SECONDS = 900;
const READINGS_PER_REPORT = 4;

/** A temperature in degrees, and when it was measured. */
interface Reading {
  at: number;
  degrees: number;
}

const cm = new ConnectionManager({ blinkupBehavior: CM_BLINK_NEVER, retryOnTimeout: false });

/** What the agent has not got yet, the oldest first. */
const readings: Reading[] = [];

// Stands in for the sensor: it grows warmer until noon and colder from then on.
function measure(): Reading {
  const hour = Math.trunc(time() / 3600) % 24;
  return { at: time(), degrees: hour < 12 ? 8 + hour : 32 - hour };
}

// A reading that could not be sent stays for the next report.
function report(): void {
  while (readings.length > 0) {
    if (agent.send('temperature', readings[0]!) !== 0) return;
    readings.shift()!;
  }
  cm.log('reported');
}

/** Measures, now and from now on. */
export function run(): void {
  imp.wakeup(MEASURE_SECONDS, run);
  readings.push(measure());
  if (readings.length % READINGS_PER_REPORT === 0) cm.connectFor(report);
}

cm.onTimeout(() => {
  cm.error(`offline, ${readings.length} readings kept`);
});

run();
