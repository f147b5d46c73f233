import { Reading as Celsius } from './celsius.js';
import { announce, count as announced } from './log.js';

const LIMIT = 212;
let count = 1000;

function check(value: number): boolean {
  count += 1;
  return value <= LIMIT;
}

/** Another class of the same name, built on the other's. */
export class Reading extends Celsius {
  readonly degrees: number;
  readonly fits: boolean;

  constructor(degrees: number) {
    super(Math.round((degrees - 32) * 0.5));
    this.degrees = degrees;
    this.fits = check(degrees);
  }

  override format(): string {
    return `${format(this)} (about ${super.format()})${this.fits ? '' : '!!'}`;
  }
}

export function format(reading: Reading): string {
  return `${reading.degrees} F`;
}

export function total(): number {
  return count;
}

announce('fahrenheit');
export const loadedAs = announced();
