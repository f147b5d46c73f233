// Messages whose text cannot be made, among others.

class Reading {
    function _tostring() {
        throw "no text";
    }
}

function attempt(manager, method) {
    try {
        manager[method](Reading());
    } catch (error) {
        print(method + " threw " + error + "\n");
    }
}

local simulated = simulate({ "boot": "warm", "epoch": 1000, "sendResults": [0, 4] });
local manager = ConnectionManager();
manager.onConnect(function() {
    simulated.note("onConnect");
});
attempt(manager, "log");
manager.log("first");
attempt(manager, "error");
manager.error("second");
manager.connect();
simulated.run(2);
// The second one is refused, and waits.
attempt(manager, "log");
manager.log("third");
simulated.run(10);
foreach (record in simulated.trace) {
    if (["log", "error", "note"].find(record.kind) != null) {
        print(record.at + " " + record.kind + " " + printing.text(record) + "\n");
    }
}
