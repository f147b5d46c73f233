// The least of an imp that a connection manager runs on. It is here to cost next to nothing itself:
// the simulated impOS in targets/simulator/ would outweigh the library.

// Milliseconds since the start.
local clock = 0;

// A timer, and the next one. An instance takes less than a table.
class Timer {
    due = 0;
    callback = null;
    next = null;

    constructor(due, callback, next) {
        this.due = due;
        this.callback = callback;
        this.next = next;
    }
}

// The timer that is due first.
local soonest = null;

local online = false;
local attempt = null;

// What has arrived at the server.
arrived <- { logs = 0, messages = 0 };

// Lets so many milliseconds pass.
pass <- function(milliseconds) {
    local end = clock + milliseconds;
    while (soonest != null && soonest.due <= end) {
        local timer = soonest;
        soonest = timer.next;
        // A timer that was set for the past, or for now, does not turn the clock back.
        if (timer.due > clock) clock = timer.due;
        local callback = timer.callback;
        callback();
    }
    clock = end;
};

imp <- {
    function wakeup(seconds, callback) {
        local due = clock + (seconds * 1000).tointeger();
        if (soonest == null || soonest.due > due) {
            soonest = Timer(due, callback, soonest);
            return soonest;
        }
        local before = soonest;
        while (before.next != null && before.next.due <= due) before = before.next;
        before.next = Timer(due, callback, before.next);
        return before.next;
    }

    function cancelwakeup(timer) {
        if (soonest == timer) {
            soonest = timer.next;
            return;
        }
        local before = soonest;
        while (before != null && before.next != timer) before = before.next;
        if (before != null) before.next = timer.next;
    }

    function onidle(callback) {
        if (callback != null) imp.wakeup(0, callback);
    }

    function enableblinkup(enabled) {}
    function setsendbuffersize(size) { return 3456; }
};

server <- {
    function setsendtimeoutpolicy(reconnectPolicy, waitPolicy, timeout) {}
    function onunexpecteddisconnect(callback) {}
    function isconnected() { return online; }

    // It takes a second, and always works.
    function connect(callback, timeout) {
        server.disconnect();
        attempt = imp.wakeup(1, function() {
            attempt = null;
            online = true;
            callback(SERVER_CONNECTED);
        });
    }

    function disconnect() {
        if (attempt != null) imp.cancelwakeup(attempt);
        attempt = null;
        online = false;
    }

    function flush(timeout) { return true; }

    function log(message) {
        arrived.logs++;
        return 0;
    }

    function error(message) { return 0; }
};

agent <- {
    function send(name, data) {
        arrived.messages++;
        return 0;
    }
};

hardware <- {
    function millis() { return clock; }
};

time <- function() { return 1700000000 + clock / 1000; };

SERVER_CONNECTED <- 5;
SUSPEND_ON_ERROR <- 101;
RETURN_ON_ERROR <- 102;
RETURN_ON_ERROR_NO_DISCONNECT <- 103;
WAIT_TIL_SENT <- 201;
WAIT_FOR_ACK <- 202;
