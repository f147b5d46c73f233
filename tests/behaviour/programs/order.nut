// What the flag says whenever the manager calls impOS, one that answers an attempt again from within
// server.disconnect().

simulated <- simulate({ "boot": "warm" });
manager <- null;
answer <- null;

function say(what) {
    print(what + ", flag " + (manager == null ? "unknown" : manager.isConnected()) + "\n");
}

local realImp = imp;
local realServer = server;
imp <- {
    "wakeup": realImp.wakeup.bindenv(realImp),
    "cancelwakeup": realImp.cancelwakeup.bindenv(realImp),
    "enableblinkup": @(enabled) ::say("enableblinkup " + enabled)
};
server <- {
    "isconnected": realServer.isconnected.bindenv(realServer),
    "connect": function(callback, timeout) {
        ::say("server.connect");
        ::answer = callback;
        realServer.connect(callback, timeout);
    },
    "disconnect": function() {
        ::say("server.disconnect");
        realServer.disconnect();
        ::answer(NOT_CONNECTED);
    },
    "flush": function(timeout) {
        ::say("flush");
        return realServer.flush(timeout);
    },
    "log": function(message) {
        ::say("log");
        return realServer.log(message);
    },
    "error": realServer.error.bindenv(realServer),
    "setsendtimeoutpolicy": function(errorPolicy, waitPolicy, timeout) {}
};

manager = ConnectionManager();
manager.log("offline");
manager.onConnect(function() {
    ::say("onConnect");
});
manager.onDisconnect(function(expected) {
    ::say("onDisconnect");
});
manager.connect();
simulated.run(10);
manager.disconnect();
simulated.run(10);
