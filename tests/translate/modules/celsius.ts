import count, { Reading as Base } from './readings.js';

const LIMIT = 100;

export function check(value: number): boolean {
  return count() < 10 && value <= LIMIT;
}

export class Reading extends Base {
  override format(): string {
    return `${super.format()} C`;
  }
}

export default class {
  limit = LIMIT;
}
