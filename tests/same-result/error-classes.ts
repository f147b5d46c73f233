class ParseError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(`${message} in line ${line}`);
    this.name = this.constructor.name;
    Object.setPrototypeOf(this, new.target.prototype);
  }
}

class Overflow extends RangeError {
  readonly lost: number[] = [];

  add(value: number): this {
    this.lost.push(value);
    return this;
  }
}

class Timeout extends Error {
  override readonly name = 'Timeout';
}

class LongTimeout extends Timeout {
  seconds = 60;
}

class Plain extends Error {}

function fail(kind: string): void {
  switch (kind) {
    case 'parse':
      throw new ParseError('no number', 3);
    case 'overflow':
      throw new Overflow('full').add(1).add(2);
    case 'timeout':
      throw new Timeout();
    case 'long':
      throw new LongTimeout('slow');
    case 'plain':
      throw new Plain('plain one');
    case 'range':
      throw new RangeError('out of range');
    case 'type':
      throw TypeError(`bad ${kind}`);
    case 'number':
      throw 7;
    default:
      throw new Error();
  }
}

function describe(error: unknown): string {
  if (error instanceof ParseError) return `${error.name}: ${error.message} (${error.line})`;
  if (error instanceof Overflow) return `${error.name}: ${error.message} ${error.lost.join('+')}`;
  if (error instanceof Timeout) return `${error.name}: <${error.message}>`;
  if (error instanceof Error) return `error: ${error.message}`;
  return `other: ${String(error)}`;
}

export function main(print: (line: string) => void): void {
  for (const kind of [
    'parse',
    'overflow',
    'timeout',
    'long',
    'plain',
    'range',
    'type',
    'number',
    'none',
  ]) {
    try {
      fail(kind);
    } catch (error) {
      print(describe(error));
      print(error instanceof Error ? (error as Error).message : String(error));
    }
  }
  const kept: Error = new Overflow('kept');
  print(kept.message);
  const held = new Error('held');
  print(held.message);
  const two = [new Overflow('a').add(1), new Overflow('b')];
  print(two.map((each) => each.lost.length).join());
  let last: Error | null = null;
  for (const text of ['x', 'y']) {
    if (last !== null) print(`${text} after ${last.message}`);
    last = new TypeError(text);
  }
  try {
    fail('parse');
  } catch (e: any) {
    print(e.message);
  }
}
