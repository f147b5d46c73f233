// Reads an electricity meter over a UART and keeps what it cannot send. No library at all.
const MOST = 20;

meter <- hardware.uart57;
line <- "";
backlog <- [];

function deliver() {
    while (backlog.len() > 0) {
        if (agent.send("energy", backlog[0]) != 0) return;
        backlog.remove(0);
    }
}

function connect(reason = null) {
    server.connect(function(reason) {
        if (reason == SERVER_CONNECTED) {
            server.log("back with " + backlog.len());
            deliver();
        } else {
            imp.wakeup(60, connect);
        }
    }, 20);
}

function receive() {
    local byte = meter.read();
    while (byte != -1) {
        if (byte == '\n') {
            local parts = split(line, "(*)");
            if (parts.len() > 1 && parts[0] == "1.8.0") backlog.append(parts[1].tofloat());
            if (backlog.len() > MOST) backlog.remove(0);
            line = "";
            deliver();
        } else if (byte != '\r') {
            line += byte.tochar();
        }
        byte = meter.read();
    }
}

server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);
server.onunexpecteddisconnect(function(reason) {
    connect();
});
meter.configure(300, 7, PARITY_EVEN, 1, NO_CTSRTS, receive);
