/* The licence of the file is a comment like others. */

export function run(a: number /* of something */): number { //! CM1008
  // This one has its place.
  if (a > 1) { // on the line of a brace //! CM1008
    return a; // So has this one.
  } // between two branches //! CM1008
  else {
    return (
      // above a value //! CM1008
      -a
    );
  }
}

interface Options {
  // Nobody misses what is said of a type.
  limit: number; // Or here.
}

export function limitOf(options: Options): number {
  const limit: /* a type, too */ number = options.limit; //! CM1008
  return limit;
}

export const LIST = 1;

// At the end of the file. //! CM1008
