// Measures every five minutes and sends the readings; the agent says how often.
#require "ConnectionManager.lib.nut:3.1.1"

// A Si7021: humidity and temperature.
class Thermometer {
    _i2c = null;
    _address = null;

    constructor(i2c, address = 0x80) {
        _i2c = i2c;
        _address = address;
    }

    function read() {
        local humidity = _word("\xe5");
        local temperature = _word("\xe3");
        if (humidity == null || temperature == null) return null;
        return {
            "humidity": 125.0 * humidity / 65536 - 6,
            "temperature": 175.72 * temperature / 65536 - 46.85
        };
    }

    function _word(command) {
        local data = _i2c.read(_address, command, 2);
        return data == null ? null : ((data[0] & 0xff) << 8) | (data[1] & 0xff);
    }
}

interval <- 300;

hardware.i2c89.configure(CLOCK_SPEED_400_KHZ);
thermometer <- Thermometer(hardware.i2c89);
cm <- ConnectionManager({ "stayConnected": true, "retryOnTimeout": true });

function measure() {
    imp.wakeup(interval, measure);
    local reading = thermometer.read();
    if (reading == null) {
        cm.error("the sensor does not answer");
        return;
    }
    reading.time <- time();
    cm.onNextConnect(function() {
        agent.send("reading", reading);
    });
}

agent.on("interval", function(seconds) {
    interval = seconds;
    cm.log("measuring every " + seconds + " s");
});

measure();
