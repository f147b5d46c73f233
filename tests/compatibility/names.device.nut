#require "ConnectionManager.lib.nut:3.1.1"

// The application has functions that are called as two of the manager's methods are. A callback that
// is bound to nothing reaches the application's; a task runs as if it were a method of the manager.

function log(text) {
    agent.send("application log", text);
}

function error(text) {
    agent.send("application error", text);
}

connected <- "the application's";

cm <- ConnectionManager({ "connectTimeout": 5 });

cm.onConnect(function() {
    log("online");
    error("a problem");
    agent.send("this", this == getroottable());
    agent.send("global variable", connected);
});
cm.onConnect(function() { log("online, too"); }, "second");
cm.onDisconnect(function(expected) {
    log("offline, expected: " + expected);
});
cm.onTimeout(function() { error("timeout"); });

// A lambda is a function like any other.
cm.onTimeout(@() log("timeout, too"), "second");

cm.onNextConnect(function() {
    log("from a task");
    error("a problem in a task");
    agent.send("this", this == cm);
    ::log("from a task, by its full name");
});
cm.connectFor(function() {
    log("from the last task");
    agent.send("this", this == cm);
});

// A task that is bound keeps what it is bound to.
device <- {
    name = "sensor",
    function report() { agent.send("bound", name); }
};
cm.onNextConnect(device.report.bindenv(device));

// A callback that is bound to the manager on purpose.
imp.wakeup(30, function() {
    cm.onConnect(function() { log("through the manager"); }.bindenv(cm));
    cm.connect();
});
