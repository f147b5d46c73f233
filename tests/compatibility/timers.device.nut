#require "ConnectionManager.lib.nut:3.1.1"

// Timers hold the manager's methods, and nothing around them.

cm <- ConnectionManager({ "startBehavior": CM_START_DISCONNECTED });
cm.onConnect(function() { cm.log("online"); });
cm.onDisconnect(function(expected) { cm.log("offline, expected: " + expected); });

for (local minute = 1; minute < 4; minute++) {
    imp.wakeup(60 * minute, cm.connect.bindenv(cm));
    imp.wakeup(60 * minute + 20, cm.disconnect.bindenv(cm));
}

// As callbacks of the manager itself.
imp.wakeup(250, function() {
    cm.onConnect(cm.disconnect.bindenv(cm), "and back");
    cm.connect();
});

// They return what the methods return.
imp.wakeup(300, function() {
    local connect = cm.connect.bindenv(cm);
    local disconnect = cm.disconnect.bindenv(cm);
    local results = [connect(), connect(), disconnect(), disconnect(true), disconnect(true, -1)];
    foreach (result in results) agent.send("result", result);
});
