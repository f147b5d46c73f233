import total, { format as formatReading, Reading, words as aliased } from './modules/readings.js';
import * as readings from './modules/readings.js';
import excited, { format } from './modules/words.js';

const LIMIT = 3;

class Oven extends Reading {
  override format(): string {
    return `${super.format()} ${formatReading(this)} ${readings.format(this)}`;
  }
}

function shadow(format: string, count: number): string {
  const LIMIT = count * 2;
  return `${format}${LIMIT}${formatReading(new Reading(count))}`;
}

function hidden(readingsFormat: string, wordsFormat: string): string {
  return readingsFormat + wordsFormat + format('x') + aliased.format('y') + readings.words.limit();
}

export function main(print: (line: string) => void): void {
  const oven = new Oven(200);
  print(`${oven.format()} ${oven.isGood()} ${new Reading(1).isGood()} ${LIMIT}`);
  print(`${shadow('a', 2)} ${total()} ${excited}`);
  print(hidden('r', 'w'));
  {
    const format = (text: string): number => text.length + LIMIT;
    print(`${format('four')} ${formatReading(oven)}`);
  }
}
