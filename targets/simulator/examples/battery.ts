import { CM_BLINK_NEVER, ConnectionManager } from 'imp-connection-manager';
import 'imp-connection-manager/imp';

// A thermometer on a battery. Every quarter of an hour it connects, sends its reading, and
// disconnects: the radio is off the rest of the time. When it cannot connect it saves its battery
// and keeps the reading for the next quarter of an hour.

const REPORT_SECONDS = 900;

const cm = new ConnectionManager({
  blinkupBehavior: CM_BLINK_NEVER,
  connectTimeout: 20,
  retryOnTimeout: false,
});

let reports = 0;

// Stands in for the thermometer: it grows warmer until noon and colder from then on.
function readTemperature(): number {
  const hour = Math.trunc(time() / 3600) % 24;
  return hour < 12 ? 8 + hour : 32 - hour;
}

function report(): void {
  imp.wakeup(REPORT_SECONDS, report);
  reports++;
  const reading = `${reports}: ${readTemperature()} degrees`;
  cm.connectFor(() => {
    agent.send('temperature', reading);
  });
}

report();
