import { CM_BLINK_ALWAYS, ConnectionManager } from 'imp-connection-manager';
import 'imp-connection-manager/imp';

// A heating control on mains power. It is to be online all the time, and it keeps a log of when
// it was not: what happens offline is in the log once the imp is online again.

const STATUS_SECONDS = 3600;

const cm = new ConnectionManager({ blinkupBehavior: CM_BLINK_ALWAYS, stayConnected: true });

let outages = 0;
let failures = 0;

cm.onConnect(() => {
  if (failures > 0) cm.log(`Online, failed attempts: ${failures}`);
  else cm.log('Online');
  failures = 0;
});

cm.onDisconnect((expected) => {
  outages++;
  if (expected) cm.log('Disconnected');
  else cm.error('Connection lost');
});

cm.onTimeout(() => {
  failures++;
  if (failures === 1) cm.error('No connection, trying again');
});

function reportStatus(): void {
  imp.wakeup(STATUS_SECONDS, reportStatus);
  cm.log(`Up for ${Math.trunc(hardware.millis() / 3600000)} h, outages: ${outages}`);
}

reportStatus();
