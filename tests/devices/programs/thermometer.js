// A TMP102 on I2C: 12 bits, a sixteenth of a degree each.
const ADDRESS = 0x48 << 1;
const sensor = hardware.i2c89;
sensor.configure(CLOCK_SPEED_400_KHZ);

function read() {
  const data = sensor.read(ADDRESS, '\x00', 2);
  if (data === null) {
    server.error(`no answer: ${sensor.readerror()}`);
    return null;
  }
  return ((data.charCodeAt(0) << 4) | (data.charCodeAt(1) >> 4)) / 16;
}

function measure() {
  imp.wakeup(60, measure);
  const degrees = read();
  if (degrees !== null) server.log(`${degrees} degrees at ${hardware.voltage()} V`);
}

measure();
