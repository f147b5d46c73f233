// Modules that use the same names for different things.

import { format as formatCelsius, Reading, total } from './celsius.js';
import {
  format as formatFahrenheit,
  loadedAs,
  Reading as FahrenheitReading,
  total as totalFahrenheit,
} from './fahrenheit.js';
import { announce, count, format, split } from './log.js';

declare function print(text: string): void;

const LIMIT = 3;
const lines = ['main has lines of its own'];

function check(reading: Reading): string {
  return reading.format();
}

announce('main');
const warm = new Reading(21);
const hot = new Reading(101);
const oven = new FahrenheitReading(213);
print(`${check(warm)} / ${check(hot)} / ${check(oven)}\n`);
print(`${formatCelsius(oven)} / ${formatFahrenheit(oven)} / ${format('log')}\n`);
print(`${total()} ${totalFahrenheit()} ${count()} ${loadedAs} ${LIMIT} ${lines.length}\n`);
print(`${oven instanceof Reading} ${warm instanceof FahrenheitReading}\n`);
print(`${split('abc').join('|')} ${split('').length}\n`);

// A local name hides the module's.
function shadow(format: string, count: number): string {
  const total = count * LIMIT;
  return `${format}${total}`;
}
print(`${shadow('x', 2)} ${total()}\n`);

{
  const LIMIT = 9;
  const check = (text: string) => text.length + LIMIT;
  print(`${check('four')}\n`);
}
print(`${LIMIT} ${check(warm)}\n`);
