const gps = hardware.uart57;
let line = '';

function receive() {
  for (let byte = gps.read(); byte !== -1; byte = gps.read()) {
    if (byte === 10) {
      if (line.startsWith('$GPRMC')) agent.send('position', line.split(',')[3]);
      line = '';
    } else if (byte !== 13) line += String.fromCharCode(byte);
  }
}

gps.configure(9600, 8, PARITY_NONE, 1, NO_CTSRTS, receive);
gps.write('$PMTK314,0,1*00\r\n');
