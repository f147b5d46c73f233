class Valve {
    _pin = null;

    constructor(pin) {
        _pin = pin;
        _pin.configure(DIGITAL_OUT, 0);
    }

    function open() {
        _pin.write(1);
    }

    function close() {
        _pin.write(0);
    }
}
