// What the library adds to the globals, and what the members of its class are called.

local methods = [
    "connect", "disconnect", "isConnected", "lastReason", "onConnect", "onTimeout", "onDisconnect",
    "onNextConnect", "connectFor", "setBlinkUpBehavior", "log", "error"
];
local fields = [
    "_connected", "_connecting", "_queue", "_logs", "_onConnect", "_onTimeout", "_onDisconnect"
];
local others = ["constructor", "VERSION"];

local lines = [];
foreach (name, value in getconsttable()) {
    lines.push("const " + name + " " + value + "\n");
}
foreach (name, value in getroottable()) {
    if (before.find(name) == null) {
        lines.push(typeof value + " " + name + "\n");
    }
}
// As JavaScript sorts the names.
lines.sort(@(a, b) split(a, " ")[1] <=> split(b, " ")[1]);
foreach (line in lines) {
    print(line);
}
print("VERSION " + ConnectionManager.VERSION + "\n");

local missing = "";
foreach (name in methods) {
    if (!(name in ConnectionManager)) {
        missing += " " + name;
    }
}
foreach (name in fields) {
    if (!(name in ConnectionManager)) {
        missing += " " + name;
    }
}
print("missing:" + (missing == "" ? " " : missing) + "\n");

local unknown = "";
foreach (name, value in ConnectionManager) {
    local isKnown = methods.find(name) != null || fields.find(name) != null ||
        others.find(name) != null || name.find("_cm") == 0;
    if (!isKnown) {
        unknown += " " + name;
    }
}
print("with other names:" + (unknown == "" ? " " : unknown) + "\n");

class Open extends ConnectionManager {
    function show(when) {
        local text = when + ": " + _connected + " " + _connecting;
        foreach (list in [_queue, _logs, _onConnect, _onTimeout, _onDisconnect]) {
            text += " " + (list.len() > 0);
        }
        print(text + "\n");
    }
}

local simulated = simulate({ "boot": "warm" });
local manager = Open();
local nothing = function() {};
manager.show("at first");
manager.onNextConnect(nothing).log("later");
manager.show("task and log");
manager.onConnect(nothing).onTimeout(nothing);
manager.show("callbacks");
manager.onDisconnect(function(expected) {}).connect();
manager.show("connecting");
simulated.run(2);
manager.show("connected");
