export * as words from './words.js';

let count = 0;
const LIMIT = 100;

export class Reading {
  constructor(readonly value: number) {
    count++;
  }

  format(): string {
    return format(this);
  }

  isGood(): boolean {
    return this.value <= LIMIT;
  }
}

export function format(reading: Reading): string {
  return `${reading.value} C`;
}

export default function (): number {
  return count;
}
