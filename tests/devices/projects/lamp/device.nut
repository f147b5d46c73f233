// A lamp that fades to the level that the agent is asked for.
const PERIOD = 0.001;
const STEP = 0.1;

lamp <- hardware.pin9;
lamp.configure(PWM_OUT, PERIOD, 0.0);
level <- 0.0;
target <- 0.0;

function fade() {
    local difference = target - level;
    if (difference < STEP && difference > -STEP) {
        level = target;
    } else {
        level += difference > 0 ? STEP : -STEP;
        imp.wakeup(0.1, fade);
    }
    lamp.write(level);
}

agent.on("level", function(newLevel) {
    target = newLevel;
    fade();
});
