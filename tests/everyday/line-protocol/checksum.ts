import { hexByte } from './text.js';

/** All bytes of the text, combined by exclusive or. */
export function checksum(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    sum ^= text.charCodeAt(i);
  }
  return sum & 0xff;
}

/** The line as it goes over the wire. */
export function framed(text: string): string {
  return `$${text}*${hexByte(checksum(text))}`;
}

export class UnusedLegacySum {
  total = 0;

  add(value: number): void {
    this.total += value;
  }
}
