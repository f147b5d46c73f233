light <- hardware.pin9;
light.configure(DIGITAL_OUT, 0);
on <- 0;

function flash() {
    imp.wakeup(1, flash);
    on = 1 - on;
    light.write(on);
}

flash();
