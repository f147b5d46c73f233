let made = 0;

export class Reading {
  constructor(readonly value: number) {
    made += 1;
  }

  format(): string {
    return String(this.value);
  }
}

export default function count(): number {
  return made;
}

export const LIMIT = 7;
