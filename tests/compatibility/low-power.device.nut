#require "ConnectionManager.lib.nut:3.1.1"

// A device that runs on batteries: it connects, does its work and sleeps; when it cannot connect, it
// sleeps longer. A library takes care of that, and disconnects by force.

// Takes the place of server.sleepfor(), which would not return: the program ends here.
function deepSleep(seconds) {
    agent.send("sleep", seconds);
}

class Sleeper {
    _cm = null;
    _isSleeping = false;

    constructor(cm) {
        _cm = cm;
        _cm.onConnect(_onConnect.bindenv(this), "sleeper");
        _cm.onDisconnect(_onDisconnect.bindenv(this), "sleeper");
        // It may be called again and again.
        _cm.connect();
        _cm.connect();
        imp.wakeup(1, function() { _cm.connect(); }.bindenv(this));
    }

    function sleep(seconds) {
        if (_isSleeping) return;
        _isSleeping = true;
        local online = _cm.isConnected();
        _cm.disconnect(true);
        if (online == _cm.isConnected()) agent.send("sleeper", "nothing to disconnect");
        imp.onidle(function() { deepSleep(seconds); });
    }

    function _onConnect() {
        agent.send("sleeper", "online");
    }

    function _onDisconnect(expected) {
        agent.send("sleeper", "offline, expected: " + expected);
    }
}

cm <- ConnectionManager({ "connectTimeout": 15, "retryOnTimeout": false });
sleeper <- Sleeper(cm);

cm.onTimeout(function() {
    // It runs with the root table as `this`.
    sleeper.sleep(600);
});

cm.onNextConnect(function() {
    agent.send("reading", 21);
    sleeper.sleep(60);
});

// A device that sleeps forgets all that. This one wakes up in the same program, and starts over.
imp.wakeup(60, function() {
    sleeper = Sleeper(cm);
});
