// Rings, asks the agent whether anyone wants to know, and shows the answer with an LED.
button <- hardware.pin1;
chime <- hardware.pin2;
led <- hardware.pin8;

local isRinging = false;

function ring() {
    if (button.read() == 0 || isRinging) return;
    isRinging = true;
    chime.write(0.5);
    imp.wakeup(2, function() {
        chime.write(0.0);
        isRinging = false;
    });
    if (agent.send("ring", { "at": time() }) != 0) led.write(1);
}

agent.on("coming", function(seconds) {
    led.write(1);
    imp.wakeup(seconds, function() { led.write(0); });
});

server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 2);
server.onunexpecteddisconnect(function(reason) { server.connect(@(reason) null, 30); });
chime.configure(PWM_OUT, 0.001, 0.0);
led.configure(DIGITAL_OUT, 0);
button.configure(DIGITAL_IN_PULLDOWN, ring);
