interface Options {
  limit?: number;
}

/** Reads that the types say find something. */
export function sum(list: readonly number[], weights: Record<string, number>): number {
  let total = 0;
  for (let i = 0; i < list.length; i++) total += list[i];
  return total + weights['all'];
}

/** Reads that are tested, and the ones whose callers expect nothing. */
export function find(
  list: string[],
  at: number,
  names: Record<string, string>,
): string | undefined {
  const found = list[at];
  if (found === undefined) return names['none'];
  return list[at + 1] ?? found;
}

/** Writes behind the end, to an element that is there, and where nobody can tell. */
export function put(list: number[], at: number, options: Options): void {
  list[list.length] = options.limit ?? 1;
  list[list.length - 1] = 2;
  list[at] = 3;
  const other = list[at - 1];
  list[at - 1] = other + 1;
}
