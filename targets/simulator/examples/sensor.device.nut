#require "ConnectionManager.lib.nut:3.1.1"

// A water meter. It is read once a minute, online or not, and every reading reaches the agent:
// those that were made offline wait for the next connection. A reading is also the time to try
// and connect, so a connection that is lost or cannot be had is tried for every minute.

const POLL_SECONDS = 60;

cm <- ConnectionManager({
    "connectTimeout": 30,
    "retryOnTimeout": false
});
imp.setsendbuffersize(8096);

litres <- 0;

// Stands in for the meter: between one and three litres run through it in a minute.
function readMeter() {
    litres += 1 + time() / POLL_SECONDS % 3;
    return litres;
}

function poll() {
    imp.wakeup(POLL_SECONDS, poll);
    local reading = readMeter();
    cm.onNextConnect(function() {
        agent.send("litres", reading);
    }).connect();
}

poll();
