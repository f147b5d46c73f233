interface Entry {
  what: string;
  amount: number;
  note?: string;
}

// What is made at each call is made in the body.
export function add(tag: string, tags: string[] = []): number {
  tags.push(tag);
  return tags.length;
}

export class Meter {
  private limit = 7;

  read(limit = this.limit, unit = 'mm'): string {
    return `${limit} ${unit}`;
  }
}

// A parameter that is taken apart is called after its type.
export function describe({ what, amount, note = '-' }: Entry): string {
  return `${what} ${amount} ${note}`;
}

export function area({ width = 2, height = 3 }: { width?: number; height?: number } = {}): number {
  return width * height;
}

const distance = ([x, y]: [number, number]): number => x * x + y * y;

// Squirrel has no defaults beside surplus arguments.
export function log(prefix: string, level = 1, ...values: number[]): string {
  return `${prefix} ${level} ${values.length}`;
}

// A default that undefined may be passed for.
function wait(seconds = 5): number {
  return seconds;
}

export function start(seconds?: number): number {
  return wait(seconds) + wait() + distance([1, 2]);
}

class Base {
  constructor(
    readonly name: string,
    readonly size = 3,
  ) {}
}

export class Shelf extends Base {
  items: number[] = [];
}
