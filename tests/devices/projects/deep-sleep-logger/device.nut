// Sleeps, measures four times an hour, and reports once an hour. The readings survive in nv.
#require "ConnectionManager.lib.nut:3.1.1"

const INTERVAL = 900;
const READINGS = 4;

if (!("nv" in getroottable()) || !("readings" in nv)) nv <- { "readings": [] };

cm <- ConnectionManager({ "startBehavior": CM_START_NO_ACTION, "connectTimeout": 30 });

function sleep() {
    imp.onidle(function() {
        server.sleepfor(INTERVAL);
    });
}

function measure() {
    hardware.pin5.configure(ANALOG_IN);
    nv.readings.append({ "time": time(), "level": hardware.pin5.read() });
}

function report() {
    cm.onTimeout(sleep);
    cm.connectFor(function() {
        agent.send("readings", nv.readings);
        nv.readings = [];
        sleep();
    });
}

measure();
if (nv.readings.len() < READINGS) {
    sleep();
} else {
    report();
}
