// As much of impUnit and of Electric Imp's Promise library as the tests here need, to run them on the
// simulated imp. On a device impt brings the real ones. The simulated imp stands in for the device:
// what it lacks is at the end of this file.

class Promise {
    _state = "pending";
    _value = null;
    _handlers = null;

    constructor(action) {
        _handlers = [];
        local self = this;
        action(
            function(value = null) { self._settle("fulfilled", value); },
            function(reason = null) { self._settle("rejected", reason); }
        );
    }

    function then(onFulfilled, onRejected = null) {
        _handlers.push({ fulfilled = onFulfilled, rejected = onRejected });
        if (_state != "pending") {
            _tell();
        }
        return this;
    }

    function _settle(state, value) {
        if (_state != "pending") {
            return;
        }
        _state = state;
        _value = value;
        _tell();
    }

    // In a turn of its own, as the library does.
    function _tell() {
        local handlers = _handlers;
        _handlers = [];
        local self = this;
        imp.wakeup(0, function() {
            foreach (handler in handlers) {
                local handle = handler[self._state];
                if (handle != null) {
                    handle(self._value);
                }
            }
        });
    }
}

class ImpTestCase {
    function assertTrue(condition, message = "expected true") {
        if (!condition) {
            throw message;
        }
    }

    function assertEqual(expected, actual, message = null) {
        if (expected != actual || typeof expected != typeof actual) {
            throw _differs(expected, actual, message);
        }
    }

    function assertDeepEqual(expected, actual, message = null) {
        local same = expected.len() == actual.len();
        for (local i = 0; same && i < expected.len(); i++) {
            same = expected[i] == actual[i] && typeof expected[i] == typeof actual[i];
        }
        if (!same) {
            throw _differs(_list(expected), _list(actual), message);
        }
    }

    function assertThrowsError(action, context, arguments = [], message = null) {
        local call = [context];
        call.extend(arguments);
        try {
            action.acall(call);
        } catch (error) {
            return error;
        }
        throw message != null ? message : "expected an error";
    }

    function info(message) {
        server.log("TEST info " + message);
    }

    function _differs(expected, actual, message) {
        return (message != null ? message + ": " : "") + "expected " + expected + ", got " + actual;
    }

    function _list(values) {
        local text = "";
        foreach (value in values) {
            text += (text == "" ? "" : ", ") + value;
        }
        return "[" + text + "]";
    }
}

// Runs setUp(), the tests and tearDown() of every test case, and logs how they went. impUnit runs
// tests in no order that one could rely on: here it is another one on a machine of 64 bits.
local Session = class {
    // Seconds, as in .impt.test.
    static TIMEOUT = 300;

    _acts = null;

    constructor(reversed) {
        _acts = [];
        foreach (name, value in getroottable()) {
            if (typeof value == "class" && value.getbase() == ImpTestCase) {
                _addActs(name, value, reversed);
            }
        }
    }

    function _addActs(name, testCase, reversed) {
        local tests = [];
        foreach (member, value in testCase) {
            if (typeof value == "function" && member.find("test") == 0) {
                tests.push(member);
            }
        }
        tests.sort();
        if (reversed) {
            tests.reverse();
        }
        tests.insert(0, "setUp");
        tests.push("tearDown");
        local instance = testCase();
        foreach (member in tests) {
            if (member in instance) {
                _acts.push({ name = name + "." + member, instance = instance, member = member });
            }
        }
    }

    function run() {
        if (_acts.len() == 0) {
            server.log("TEST end");
            return;
        }
        local act = _acts.remove(0);
        local over = false;
        local timer = null;
        local self = this;
        local end = function(result) {
            // Whatever comes after the time is over is too late.
            if (over) {
                return;
            }
            over = true;
            imp.cancelwakeup(timer);
            server.log("TEST " + result);
            imp.wakeup(0, function() { self.run(); });
        };
        timer = imp.wakeup(TIMEOUT, function() { end("failed " + act.name + ": it takes too long"); });
        _perform(act, end);
    }

    function _perform(act, end) {
        local ok = function(value = null) { end("ok " + act.name); };
        local failed = function(reason) { end("failed " + act.name + ": " + reason); };
        try {
            local result = act.instance[act.member]();
            if (typeof result == "instance" && result instanceof Promise) {
                result.then(ok, failed);
            } else {
                ok();
            }
        } catch (error) {
            failed(error);
        }
    }
};

local session = null;
imp.wakeup(0, function() {
    session = Session(_intsize_ == 8);
    session.run();
});

// What the simulated imp lacks: the WiFi settings, and that one cannot connect without them. An
// attempt without them takes 2 seconds and fails; the simulation knows nothing of it.
CONFIG_WIFI <- 1;

local simulated = { server = server, imp = imp };
local wifi = { known = true, attempt = null };

server = {
    function connect(callback = null, timeout = 60) {
        if (wifi.known) {
            simulated.server.connect(callback, timeout);
            return;
        }
        server._abandon();
        wifi.attempt = simulated.imp.wakeup(timeout < 2 ? timeout : 2, function() {
            wifi.attempt = null;
            callback(NO_WIFI);
        });
    }

    function disconnect() {
        server._abandon();
        simulated.server.disconnect();
    }

    function _abandon() {
        if (wifi.attempt != null) {
            simulated.imp.cancelwakeup(wifi.attempt);
        }
        wifi.attempt = null;
    }

    function isconnected() { return simulated.server.isconnected(); }
    function flush(timeout) { return simulated.server.flush(timeout); }
    function log(message) { return simulated.server.log(message); }
    function error(message) { return simulated.server.error(message); }
    function setsendtimeoutpolicy(reconnect, wait, timeout) {
        simulated.server.setsendtimeoutpolicy(reconnect, wait, timeout);
    }
};

imp = {
    function wakeup(interval, callback) { return simulated.imp.wakeup(interval, callback); }
    function cancelwakeup(timer) { simulated.imp.cancelwakeup(timer); }
    function enableblinkup(enabled) { simulated.imp.enableblinkup(enabled); }
    function onidle(callback) { simulated.imp.onidle(callback); }

    // The link that there is stays, as on a device.
    function clearconfiguration(what) {
        if (what != CONFIG_WIFI) {
            throw "only the WiFi settings can be cleared here";
        }
        wifi.known = false;
    }

    function setwificonfiguration(ssid, password) {
        wifi.known = ssid == "@{escape(CM_TEST_SSID)}" && password == "@{escape(CM_TEST_PWD)}";
    }
};
