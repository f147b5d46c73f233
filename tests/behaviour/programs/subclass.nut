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

// A subclass that connects once.
class Hesitant extends Talking {
    connects = 0;

    constructor(settings) {
        base.constructor(settings);
    }

    function connect() {
        connects++;
        if (connects == 1) return base.connect();
        say("no connect");
        return false;
    }
}

// A retry that a subclass does nothing about does not come again, whatever makes a turn.
function hesitate(scenario) {
    print("no retry:\n");
    local simulated = simulate(scenario);
    local manager = Hesitant({});
    manager.connect();
    simulated.run(22);
    simulated.limitTimers(0);
    simulated.run(10);
    simulated.limitTimers(null);
    manager.setBlinkUpBehavior(3);
    simulated.run(10);
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
hesitate(failing);
