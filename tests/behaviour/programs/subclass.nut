// A subclass whose connect() and disconnect() say when they are called.

class Talking extends ConnectionManager {
    constructor(settings) {
        base.constructor(settings);
    }

    function connect() {
        say("connect");
        return base.connect();
    }

    function disconnect(force = false, flushTimeout = CM_FLUSH_TIMEOUT) {
        say("disconnect");
        return base.disconnect(force, flushTimeout);
    }

    function say(what) {
        print(hardware.millis() + " " + what + ", _connected " + _connected + "\n");
    }
}

function live(title, scenario, settings) {
    print(title + ":\n");
    local simulated = simulate(scenario);
    local manager = Talking(settings);
    if (title == "connectFor") {
        manager.connectFor(function() {});
    }
    if (title == "retry") {
        manager.connect();
    }
    simulated.run(30);
}

local failing = { "boot": "warm", "network": [{ "at": 0, "up": false, "failAfter": 20 }] };
local losing = { "network": [{ "at": 7, "up": false }] };
live("start connected", { "boot": "warm" }, { "startBehavior": 1 });
live("start disconnected", {}, { "startBehavior": 2 });
live("retry", failing, {});
live("stay connected", losing, { "stayConnected": true });
live("connectFor", { "boot": "warm" }, {});
