/** A line of a user's file; the line counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A place as people and editors read it. */
export function describePlace({ file, line }: Place): string {
  return `${file}:${line}`;
}
