gps <- hardware.uart57;
line <- "";

function receive() {
    for (local byte = gps.read(); byte != -1; byte = gps.read()) {
        if (byte == 10) {
            if (line.find("$GPRMC") == 0) agent.send("position", split(line, ",")[3]);
            line = "";
        } else if (byte != 13) {
            line += byte.tochar();
        }
    }
}

gps.configure(9600, 8, PARITY_NONE, 1, NO_CTSRTS, receive);
gps.write("$PMTK314,0,1*00\r\n");
