// A manager that nobody holds, after the memory has been tidied up, if a program can do that.

simulated <- simulate({
    "boot": "warm",
    "network": [{ "at": 31, "up": false }, { "at": 40, "up": true }]
});

function say(what) {
    return function(...) {
        print(hardware.millis() + " " + what + "\n");
    };
}

ConnectionManager({ "startBehavior": 1, "stayConnected": true })
    .onConnect(say("onConnect"))
    .onDisconnect(say("onDisconnect"))
    .onNextConnect(say("task"));
for (local i = 0; i < 10; i++) {
    collectgarbage();
    simulated.run(10);
}
