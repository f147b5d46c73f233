// Above everything.

// Above a constant.
export const LIMIT = 5; // Behind it.

/*
 * A block comment
 *   keeps its shape.
 */

/** A doc comment. */
export class Box {
  // Between a brace and a member.

  size = 1; // Behind a field.

  // Above a method.
  grow(): void {
    // First in a body.
    this.size += 1; // Behind a statement.

    // After a blank line.
    if (this.size > LIMIT) this.size = 0; // Behind a branch.
    // Last in a body.
  }

  // Last in a class.
}

/** Says what is erased, too: this goes with it. */
export interface Options {
  // Nobody sees this.
  size: number;
}

export function make(options: Options): object {
  return {
    // Above a slot.
    size: options.size, // Behind a slot.
    limit: LIMIT,
  };
}

export function nothing(): void {
  // Alone.
}
