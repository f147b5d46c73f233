// A TMP102 on I2C: 12 bits, a sixteenth of a degree each.
const ADDRESS = 0x90;
sensor <- hardware.i2c89;
sensor.configure(CLOCK_SPEED_400_KHZ);

function read() {
    local data = sensor.read(ADDRESS, "\x00", 2);
    if (data == null) {
        server.error("no answer: " + sensor.readerror());
        return null;
    }
    // Characters of a string may be negative.
    return ((data[0] << 4) | ((data[1] & 0xff) >> 4)) / 16.0;
}

function measure() {
    imp.wakeup(60, measure);
    local degrees = read();
    if (degrees != null) server.log(degrees + " degrees at " + hardware.voltage() + " V");
}

measure();
