#require "ConnectionManager.lib.nut:3.1.1"

// A firmware's own manager: it hands out promises, and disconnects when nobody needs the connection
// any more. Its member names are those of a tracker's firmware in the field.

class Promised {
    _done = null;
    _failed = null;

    function then(done, failed = null) {
        _done = done;
        _failed = failed;
        return this;
    }

    function resolve() {
        if (_done) _done();
    }

    function reject(reason) {
        if (_failed) _failed(reason);
    }
}

class TrackerConnection extends ConnectionManager {
    // How often connect() and disconnect() were called, by whomever.
    calls = 0;
    ends = 0;

    _autoDisconnectDelay = null;
    _maxConnectedTime = null;
    _consumers = null;
    _connectPromise = null;
    _connectTime = null;
    _disconnectTimer = null;

    constructor(settings = {}) {
        // The settings have keys of both classes.
        base.constructor(settings);
        _autoDisconnectDelay = "autoDisconnectDelay" in settings ? settings.autoDisconnectDelay : null;
        _maxConnectedTime = "maxConnectedTime" in settings ? settings.maxConnectedTime : null;
        _consumers = [];
        onConnect(_onConnectCb.bindenv(this), "tracker");
        onTimeout(_onConnectionTimeoutCb.bindenv(this), "tracker");
        onDisconnect(_onDisconnectCb.bindenv(this), "tracker");
        if (_connected) {
            _connectTime = hardware.millis();
            _setDisconnectTimer();
        }
    }

    // The manager's own attempts come through here, too, and get what nobody looks at.
    function connect() {
        calls++;
        if (_connected) {
            local promise = Promised();
            imp.wakeup(0, function() { promise.resolve(); });
            return promise;
        }
        if (_connectPromise == null) _connectPromise = Promised();
        base.connect();
        return _connectPromise;
    }

    function disconnect(force = false, flushTimeout = CM_FLUSH_TIMEOUT) {
        ends++;
        return base.disconnect(force, flushTimeout);
    }

    function keepConnection(consumer, keep) {
        local place = _consumers.find(consumer);
        if (keep && place == null) _consumers.push(consumer);
        if (!keep && place != null) _consumers.remove(place);
        _setDisconnectTimer();
    }

    function _setDisconnectTimer() {
        if (_disconnectTimer != null) imp.cancelwakeup(_disconnectTimer);
        _disconnectTimer = null;
        if (!_connected || _autoDisconnectDelay == null) return;
        local delay = _autoDisconnectDelay;
        if (_consumers.len() > 0) {
            local elapsed = (hardware.millis() - _connectTime) / 1000;
            delay = _maxConnectedTime - elapsed;
        }
        _disconnectTimer = imp.wakeup(delay < 0 ? 0 : delay, function() {
            _disconnectTimer = null;
            disconnect();
        }.bindenv(this));
    }

    function _onConnectCb() {
        agent.send("tracker", "online after " + calls + " calls");
        _connectTime = hardware.millis();
        _setDisconnectTimer();
        if (_connectPromise == null) return;
        local promise = _connectPromise;
        _connectPromise = null;
        promise.resolve();
    }

    function _onConnectionTimeoutCb() {
        agent.send("tracker", "timeout");
        if (_connectPromise == null) return;
        local promise = _connectPromise;
        _connectPromise = null;
        promise.reject("no network");
    }

    function _onDisconnectCb(expected) {
        _setDisconnectTimer();
        log("offline, expected: " + expected + ", after " + ends + " calls");
    }
}

settings <- {
    "startBehavior": CM_START_CONNECTED,
    "connectTimeout": 20,
    "blinkupBehavior": CM_BLINK_ALWAYS,
    "autoDisconnectDelay": 10,
    "maxConnectedTime": 25
};
keys <- settings.len();

cm <- TrackerConnection(settings);
agent.send("settings", keys == settings.len() ? "untouched" : "changed");

// The network is there from 30 s on. The attempt of startBehavior fails at 20 s, and breaks the first
// promise; the manager's own retry is under way when the second one is given, and keeps it.
imp.wakeup(5, function() {
    cm.connect().then(
        function() { agent.send("promise", "kept"); },
        function(reason) { agent.send("promise", "broken: " + reason); }
    );
});
imp.wakeup(25, function() {
    cm.connect().then(function() { agent.send("promise", "kept at last"); });
});

// The device is online now, and about to disconnect by itself: a consumer holds the line, but not
// for more than 25 s.
imp.wakeup(40, function() { cm.keepConnection("upload", true); });

imp.wakeup(80, function() {
    cm.connect().then(function() {
        agent.send("promise", "kept, " + (cm instanceof ConnectionManager));
    });
});
imp.wakeup(83, function() {
    cm.connect().then(function() { agent.send("promise", "kept at once"); });
});

// The manager connects and disconnects for a task through the methods above.
imp.wakeup(112, function() {
    cm.connectFor(function() { agent.send("task", "runs"); });
});
imp.wakeup(120, function() { cm.connect(); });
