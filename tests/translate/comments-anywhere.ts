/* The licence of the file is a comment like others. */

export function run(a: number /* of something */): number {
  // This one has its place.
  if (a > 1) { // on the line of a brace
    return a; // So has this one.
  } // between two branches
  else {
    return (
      // above a value
      -a
    );
  }
}

interface Options {
  // Comments on types are dropped.
  limit: number; // Or here.
}

/** The doc comment stays where it is. */
export function limitOf(/* nothing else */ options: Options): number {
  const limit: /* a type, too */ number = options.limit;
  if (limit > 5) // behind a condition
    return limit;
  const parts = [
    1, // one
    2, // two
  ];
  switch (limit) { // by the limit
    case 1: // the first
      return parts[0]!;
    // none
    default: {
      // empty
    }
  }
  parts.forEach((each) => { // each part
    use(each /* the part */);
  });
  return limit + /* a half */ 2;
}

function use(_: number): void {} // nothing to do

export const LIST = 1; // [ not a bracket

// At the end of the file.
