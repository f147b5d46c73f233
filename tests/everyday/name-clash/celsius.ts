import { announce } from './log.js';

const LIMIT = 100;
let count = 0;

function check(value: number): boolean {
  count++;
  return value <= LIMIT;
}

export class Reading {
  readonly value: number;
  readonly good: boolean;

  constructor(value: number) {
    this.value = value;
    this.good = check(value);
  }

  format(): string {
    return `${format(this)}${this.good ? '' : '!'}`;
  }
}

export function format(reading: Reading): string {
  return `${reading.value} C`;
}

export function total(): number {
  return count;
}

announce('celsius');
