// What impt puts in front of tests: Promise and ImpTestCase, with the members that their manuals list.

class Promise {
    static VERSION = "4.0.0";

    _state = null;
    _value = null;
    _handlers = null;

    /** @param action - Function that takes resolve() and reject(). */
    constructor(action) {
        _state = "pending";
        _handlers = [];
        local self = this;
        try {
            action(
                function(value = null) { self._resolve(value); },
                function(reason = null) { self._settle("rejected", reason); }
            );
        } catch (error) {
            _settle("rejected", error);
        }
    }

    function then(onFulfilled = null, onRejected = null) {
        local self = this;
        return Promise(function(resolve, reject) {
            self._handle(
                self._step(onFulfilled, resolve, resolve, reject),
                self._step(onRejected, reject, resolve, reject)
            );
        });
    }

    function fail(onRejected) {
        return then(null, onRejected);
    }

    function finally(always) {
        return then(always, always);
    }

    /** Takes a promise, or anything else as its value. */
    static function resolve(value = null) {
        return Promise(function(resolve, reject) { resolve(value); });
    }

    static function reject(reason = null) {
        return Promise(function(resolve, reject) { reject(reason); });
    }

    /** Resolves with all values. @param series - Promises, or functions that return them. */
    static function all(series) {
        return Promise(function(resolve, reject) {
            local values = array(series.len());
            local left = series.len();
            if (left == 0) {
                resolve(values);
            }
            foreach (index, each in series) {
                local place = index;
                Promise._start(each).then(function(value) {
                    values[place] = value;
                    left--;
                    if (left == 0) {
                        resolve(values);
                    }
                }, reject);
            }
        });
    }

    /** Settles as the first one does. @param series - Promises, or functions that return them. */
    static function race(series) {
        return Promise(function(resolve, reject) {
            foreach (each in series) {
                Promise._start(each).then(resolve, reject);
            }
        });
    }

    /** Runs one after the other; resolves with the last value. */
    static function serial(series) {
        local index = 0;
        return Promise.loop(
            function() { return index < series.len(); },
            function() {
                index++;
                return Promise._start(series[index - 1]);
            }
        );
    }

    /** Runs as long as a function says so; resolves with the last value. */
    static function loop(goesOn, next) {
        return Promise(function(resolve, reject) {
            local turn = null;
            turn = function(value = null) {
                if (goesOn()) {
                    Promise._start(next).then(turn, reject);
                } else {
                    resolve(value);
                }
            };
            turn();
        });
    }

    static function _start(each) {
        return Promise.resolve(typeof each == "function" ? each() : each);
    }

    function _resolve(value) {
        local self = this;
        if (typeof value == "instance" && "then" in value) {
            value.then(
                function(result) { self._settle("fulfilled", result); },
                function(reason) { self._settle("rejected", reason); }
            );
        } else {
            _settle("fulfilled", value);
        }
    }

    function _settle(state, value) {
        if (_state != "pending") {
            return;
        }
        _state = state;
        _value = value;
        _callHandlers();
    }

    function _handle(onFulfilled, onRejected) {
        _handlers.push({ fulfilled = onFulfilled, rejected = onRejected });
        if (_state != "pending") {
            _callHandlers();
        }
    }

    // In a turn of its own.
    function _callHandlers() {
        local self = this;
        imp.wakeup(0, function() {
            local handlers = self._handlers;
            self._handlers = [];
            foreach (handler in handlers) {
                handler[self._state](self._value);
            }
        });
    }

    // What a handler returns settles the next promise; without one, the value goes on.
    function _step(handler, otherwise, resolve, reject) {
        return function(value) {
            if (handler == null) {
                otherwise(value);
                return;
            }
            local result = null;
            try {
                result = handler(value);
            } catch (error) {
                reject(error);
                return;
            }
            resolve(result);
        };
    }
}

class ImpTestCase {
    function assertTrue(condition, message = "expected true") {
        if (!condition) {
            throw message;
        }
    }

    function assertEqual(expected, actual, message = null) {
        if (expected != actual) {
            throw _expected(expected, actual, message);
        }
    }

    function assertGreater(actual, limit, message = null) {
        if (actual <= limit) {
            throw _expected("more than " + _text(limit), actual, message);
        }
    }

    function assertLess(actual, limit, message = null) {
        if (actual >= limit) {
            throw _expected("less than " + _text(limit), actual, message);
        }
    }

    function assertClose(expected, actual, difference, message = null) {
        if (math.fabs(expected - actual) > difference) {
            throw _expected(_text(expected) + " +- " + _text(difference), actual, message);
        }
    }

    function assertBetween(actual, from, to, message = null) {
        if (from > to) {
            local low = to;
            to = from;
            from = low;
        }
        if (actual < from || actual > to) {
            throw _expected(_text(from) + " to " + _text(to), actual, message);
        }
    }

    function assertDeepEqual(expected, actual, message = null) {
        if (!_isSame(expected, actual)) {
            throw _expected(_text(expected), _text(actual), message);
        }
    }

    /** Returns the error. */
    function assertThrowsError(action, context, arguments = [], message = null) {
        local call = [context];
        call.extend(arguments);
        try {
            action.acall(call);
        } catch (error) {
            return error;
        }
        throw message == null ? "expected an error" : message;
    }

    function info(message = "") {
        impsimTestInfo(_text(message));
    }

    function runCommand(command = "") {
        return Promise.reject("runCommand() does not work on a simulated imp");
    }

    function _expected(expected, actual, message) {
        local text = "expected " + expected + ", got " + actual;
        return message == null ? text : message + ": " + text;
    }

    function _isSame(expected, actual) {
        if (typeof expected != typeof actual) {
            return expected == actual;
        }
        if (typeof expected != "table" && typeof expected != "array") {
            return expected == actual;
        }
        if (expected.len() != actual.len()) {
            return false;
        }
        foreach (key, value in expected) {
            if (!(key in actual) || !_isSame(value, actual[key])) {
                return false;
            }
        }
        return true;
    }

    function _text(value) {
        if (typeof value != "table" && typeof value != "array") {
            return value + "";
        }
        local isTable = typeof value == "table";
        local parts = "";
        foreach (key, each in value) {
            parts += (parts == "" ? "" : ", ") + (isTable ? key + " = " : "") + _text(each);
        }
        return isTable ? "{ " + parts + " }" : "[" + parts + "]";
    }
}
