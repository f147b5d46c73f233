/**
 * Which Squirrel is meant: that of an imp, which is 3.0.4 with changes of its own, or 3.1 as its
 * author published it.
 */
export type Dialect = 'impos' | 'stock';

/** A program that is refused before it runs. Lines and columns count from 1. */
export class SquirrelSyntaxError extends Error {
  override readonly name = 'SquirrelSyntaxError';

  constructor(
    /** What is wrong, in the words of Squirrel's compiler. */
    readonly reason: string,
    readonly file: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`${file}:${line}:${column}: ${reason}`);
  }
}
