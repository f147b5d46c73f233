#require "ConnectionManager.lib.nut:3.1.1"

// Two libraries and an application share one manager. The libraries find out by themselves whether
// the manager is new enough, and register callbacks under names of their own.

class Outbox {
    static CONNECT_ID = "outbox.connect";
    static DISCONNECT_ID = "outbox.disconnect";

    _cm = null;
    _waiting = null;

    constructor(cm) {
        checkVersion(cm);
        _cm = cm;
        _waiting = [];
        _cm.onConnect(_onConnect.bindenv(this), CONNECT_ID);
        _cm.onDisconnect(_onDisconnect.bindenv(this), DISCONNECT_ID);
    }

    function send(text) {
        _waiting.push(text);
        if (_cm.isConnected()) _onConnect();
    }

    function checkVersion(cm) {
        local parts = split(cm.VERSION, ".");
        if (parts[0].tointeger() < 3 || parts[1].tointeger() < 1) {
            throw "Outbox needs a ConnectionManager from 3.1.0 on, not " + cm.VERSION;
        }
    }

    function _onConnect() {
        while (_waiting.len() > 0) agent.send("outbox", _waiting.remove(0));
    }

    function _onDisconnect(expected) {
        _waiting.push("outbox offline, expected: " + expected);
    }
}

// A second library, with ids of its own.
class Heartbeat {
    _cm = null;
    _beats = 0;

    constructor(cm) {
        _cm = cm;
        cm.onConnect(beat.bindenv(this), "heartbeat");
    }

    function beat() {
        _beats++;
        agent.send("heartbeat", _beats);
        // It has told what it had to tell.
        if (_beats == 2) _cm.onConnect(null, "heartbeat");
    }
}

cm <- ConnectionManager({ "retryOnTimeout": true, "checkTimeout": 1 });
outbox <- Outbox(cm);
heartbeat <- Heartbeat(cm);

// The application uses the default id, and does not disturb the libraries.
cm.onConnect(function() { agent.send("application", "first callback"); });
cm.onConnect(function() { agent.send("application", "online"); });
cm.onDisconnect(function(expected) {
    cm.log("offline, expected: " + expected);
});

// Nothing but static VERSION is needed to look at the class itself.
agent.send("version", split(ConnectionManager.VERSION, ".").len() + " parts");

outbox.send("sent online");
imp.wakeup(12, function() { outbox.send("queued by the library"); });

// The network is lost from 10 s to 20 s.
imp.wakeup(30, function() { cm.connect(); });
imp.wakeup(40, function() { cm.disconnect(); });
imp.wakeup(50, function() { cm.connect(); });
// Online already: all callbacks that are still there.
imp.wakeup(60, function() { cm.connect(); });
