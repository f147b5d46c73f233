// Blinks.
const PIN = 5;
const pins: number[] = [];
const first = setUp(PIN);
report();

/** Says what has been set up. */
function report(): void {
  if (pins.length > 3) later(() => last);
  send(`${pins.length}`);
}

function setUp(pin: number): number {
  pins.push(pin);
  return pin;
}

const last = setUp(PIN + 1);

export function main(): boolean {
  start();
  return isLow(first);

  function start(): void {
    report();
  }
}

// Sends again what is short.
function send(text: string): void {
  if (text.length < MINIMUM) later(() => text.length);
}

function later(task: () => number): void {
  if (task() < MINIMUM) send('later');
}

function isLow(value: number): boolean {
  return value < MINIMUM;
}

export const MINIMUM = 3;
