#require "ConnectionManager.lib.nut:3.1.1"

// A heating control on mains power. It is to be online all the time, and it keeps a log of when
// it was not: what happens offline is in the log once the imp is online again.

const STATUS_SECONDS = 3600;

cm <- ConnectionManager({
    "blinkupBehavior": CM_BLINK_ALWAYS,
    "stayConnected": true
});

outages <- 0;
failures <- 0;

cm.onConnect(function() {
    if (failures > 0) cm.log("Online, failed attempts: " + failures);
    else cm.log("Online");
    failures = 0;
});

cm.onDisconnect(function(expected) {
    outages++;
    if (expected) cm.log("Disconnected");
    else cm.error("Connection lost");
});

cm.onTimeout(function() {
    failures++;
    if (failures == 1) cm.error("No connection, trying again");
});

function reportStatus() {
    imp.wakeup(STATUS_SECONDS, reportStatus);
    cm.log("Up for " + hardware.millis() / 3600000 + " h, outages: " + outages);
}

reportStatus();
