import type { Place } from './places.js';

/** A program in Squirrel as one text, which may have been made of several files. */
export interface SquirrelSource {
  readonly text: string;

  /** Where each line of the text comes from; null for nowhere. */
  readonly places: readonly (Place | null)[];

  /** The libraries that stand in front of the program. */
  readonly libraries?: readonly SquirrelSource[];
}

/** A file as it is. */
export function sourceOf(file: string, text: string): SquirrelSource {
  return { text, places: text.split('\n').map((_, index) => ({ file, line: index + 1 })) };
}

/** A program behind its libraries, each of which ends with its line. */
export function joinSources(
  libraries: readonly SquirrelSource[],
  program: SquirrelSource,
): SquirrelSource {
  const sources = [...libraries, program];
  const ended = sources.map(({ text, places }, index) => {
    if (index === sources.length - 1) return { text, places };
    return text.endsWith('\n')
      ? { text, places: places.slice(0, -1) }
      : { text: `${text}\n`, places };
  });
  return {
    text: ended.map(({ text }) => text).join(''),
    places: ended.flatMap(({ places }) => places),
    libraries,
  };
}
