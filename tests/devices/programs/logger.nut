// Measures every ten minutes, and reports what it has at six in the morning.
if (!("nv" in getroottable())) nv <- { "levels": [] };
nv.levels.append(hardware.lightlevel());

if (date().hour == 6 && date().min == 0) {
    server.connect();
    agent.send("levels", nv.levels);
    nv = { "levels": [] };
}
imp.onidle(function() {
    if (date().hour < 6) {
        server.sleepuntil(6, 0);
    } else {
        server.sleepfor(600);
    }
});
