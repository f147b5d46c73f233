// Follows the light of the room, and a knob.
const led = hardware.pin7;
const knob = hardware.pin5;
led.configure(PWM_OUT, 0.002, 0);
knob.configure(ANALOG_IN);

function follow() {
  imp.wakeup(5, follow);
  const isDark = hardware.lightlevel() < 10000;
  led.write(isDark ? knob.read() / 65535 : 0);
}

follow();
