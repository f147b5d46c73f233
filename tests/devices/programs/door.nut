door <- hardware.pin1;

function report() {
    agent.send("door", door.read() == 1 ? "open" : "closed");
    imp.onidle(function() {
        server.sleepfor(3600);
    });
}

door.configure(DIGITAL_IN_WAKEUP);
if (hardware.wakereason() == WAKEREASON_PIN) {
    report();
} else {
    imp.onidle(function() {
        server.sleepfor(3600);
    });
}
