import type { Value } from './values.js';

/** Where a function was when an error passed through it. */
export interface Frame {
  /** `unknown` for a function without a name. */
  readonly function: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A value that is on its way to a `catch` of Squirrel. */
export class Thrown {
  /** The functions that it has left so far, the innermost first. */
  readonly frames: Frame[] = [];

  constructor(readonly value: Value) {}
}

/** What was caught last since the engine called the program. */
let lastCaught: Thrown | null = null;

/** Remembers what a program has caught, in case that it throws it again. */
export function noteCaught(thrown: Thrown | null): void {
  lastCaught = thrown;
}

/** What a program throws. What it has caught and throws again still comes from where it came from. */
export class ThrownByProgram extends Thrown {
  constructor(value: Value) {
    super(value);
    if (lastCaught?.value === value) this.frames.push(...lastCaught.frames);
  }
}

/** What stops a program and cannot be caught by it. */
export class Halt {
  readonly frames: Frame[] = [];

  constructor(readonly reason: string) {}
}

/** Throws an error of the machine: a text. */
export function raise(text: string): never {
  // A trace of JavaScript would cost more than all the rest, and nobody would see it.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw new Thrown(text);
}

/** More elements than any imp has memory for. */
const mostElements = 1 << 24;

/** Stops a program that asks for more elements than the computer may have memory for. */
export function checkMemory(count: number): void {
  // It passes through every `catch` of the program.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (count > mostElements) throw new Halt('out of memory');
}
