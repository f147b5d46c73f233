// What callbacks and tasks that are bound to nothing get, and methods as timer callbacks.

simulated <- simulate({});
manager <- ConnectionManager({ "retryOnTimeout": false });

function say(what) {
    local root = this;
    return function(...) {
        local self = this == manager ? "the manager" : this == root ? "the globals" : "unknown";
        local gets = "";
        foreach (each in vargv) {
            gets += " " + each;
        }
        print(hardware.millis() + " " + what + ": this is " + self + ", gets" + gets + "\n");
    };
}

manager.onConnect(say("onConnect")).onTimeout(say("onTimeout")).onDisconnect(say("onDisconnect"));
manager.onNextConnect(say("onNextConnect")).connectFor(say("connectFor"));
imp.wakeup(1, manager.connect.bindenv(manager));
imp.wakeup(5, manager.disconnect.bindenv(manager));
simulated.run(8);
simulated.changeNetwork({ "at": 0, "up": false, "failAfter": 2 });
manager.connect();
simulated.run(4);
simulated.changeNetwork({ "at": 0, "up": true });
manager.connect();
simulated.run(3);
simulated.changeNetwork({ "at": 0, "up": false });
simulated.run(10);
