// Keeps a counter in the flash.
const flash = hardware.spiflash;
flash.enable();
const data = flash.read(0, 4);
const count = data.readn('i'.charCodeAt(0)) + 1;
const text = blob(4);
text.writen(count, 'i'.charCodeAt(0));
flash.erasesector(0);
flash.write(0, text);
server.log(`start ${count} on ${imp.getmacaddress()}`);
imp.onidle(() => server.sleepfor(60));
