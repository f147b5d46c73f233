/** A line that cannot be read. */
export class ParseError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(`${message} in line ${line}`);
    this.name = 'ParseError';
    Object.setPrototypeOf(this, ParseError.prototype);
  }
}

class Overflow extends RangeError {
  readonly lost: number[] = [];
}

export function describe(error: unknown): string {
  if (error instanceof ParseError) return `line ${error.line}`;
  if (error instanceof Error) return error.message;
  return String(error);
}

export function check(count: number): void {
  if (count < 0) throw new RangeError(`${count} is negative`);
  if (count > 9) throw new Overflow('too many');
}
