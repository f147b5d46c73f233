// Keeps a counter in the flash.
flash <- hardware.spiflash;
flash.enable();
local data = flash.read(0, 4);
local count = data.readn('i') + 1;
local text = blob(4);
text.writen(count, 'i');
flash.erasesector(0);
flash.write(0, text);
server.log("start " + count + " on " + imp.getmacaddress());
imp.onidle(function() {
    server.sleepfor(60);
});
