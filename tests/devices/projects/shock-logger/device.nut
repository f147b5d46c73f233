// An LIS3DH sleeps until it is shaken: its interrupt wakes the imp, which says how much.
const ADDRESS = 0x30;
const THRESHOLD = 0x20;

sensor <- hardware.i2c89;
sensor.configure(CLOCK_SPEED_400_KHZ);
interrupt <- hardware.pin1;

function axis(register) {
    local data = sensor.read(ADDRESS, register, 2);
    local value = ((data[1] & 0xff) << 8) | (data[0] & 0xff);
    return (value >= 0x8000 ? value - 0x10000 : value) / 16384.0;
}

function sleep() {
    sensor.write(ADDRESS, "\x20\x57");
    sensor.write(ADDRESS, "\x32" + THRESHOLD.tochar());
    interrupt.configure(DIGITAL_IN_WAKEUP);
    imp.onidle(function() {
        server.sleepfor(86400);
    });
}

if (hardware.wakereason() == WAKEREASON_PIN) {
    local shock = { "x": axis("\xa8"), "y": axis("\xaa"), "z": axis("\xac") };
    local strength = math.sqrt(shock.x * shock.x + shock.y * shock.y + shock.z * shock.z);
    server.log(format("shaken with %.2f g", strength));
    agent.send("shock", shock);
}
sleep();
