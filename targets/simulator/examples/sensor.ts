import { ConnectionManager } from 'imp-connection-manager';
import 'imp-connection-manager/imp';

// A water meter. It is read once a minute, online or not, and every reading reaches the agent:
// those that were made offline wait for the next connection. A reading is also the time to try
// and connect, so a connection that is lost or cannot be had is tried for every minute.

const POLL_SECONDS = 60;

const cm = new ConnectionManager({ connectTimeout: 30, retryOnTimeout: false });
imp.setsendbuffersize(8096);

let litres = 0;

// Stands in for the meter: between one and three litres run through it in a minute.
function readMeter(): number {
  litres += 1 + (Math.trunc(time() / POLL_SECONDS) % 3);
  return litres;
}

function poll(): void {
  imp.wakeup(POLL_SECONDS, poll);
  const reading = readMeter();
  cm.onNextConnect(() => {
    agent.send('litres', reading);
  }).connect();
}

poll();
