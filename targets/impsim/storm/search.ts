import { simpler, type Storm } from './storm.js';

/** Judges a storm: what is wrong; null for nothing. */
export type Judge<Problem> = (storm: Storm) => Promise<Problem | null>;

/** A storm that a program does not live through, and why. */
export interface Finding<Problem> {
  readonly storm: Storm;
  readonly problem: Problem;
}

/** Runs that a search for simpler storms takes at most. */
const MOST_RUNS = 150;

/**
 * Looks for the first storm with a problem, some at a time.
 * @returns Null when there is none.
 */
export async function findFirst<Problem>(
  storms: Iterable<Storm>,
  judge: Judge<Problem>,
  jobs: number,
): Promise<Finding<Problem> | null> {
  for (const batch of batches(storms, jobs)) {
    const problems = await Promise.all(batch.map(judge));
    const index = problems.findIndex((each) => each !== null);
    if (index >= 0) return { storm: batch[index]!, problem: problems[index]! };
  }
  return null;
}

function* batches<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Makes a storm as simple as it can be without losing its problem.
 * @param judge - Knows only problems of the same kind.
 */
export async function simplify<Problem>(
  found: Finding<Problem>,
  judge: Judge<Problem>,
  jobs: number,
): Promise<Finding<Problem>> {
  let runs = 0;
  const counted: Judge<Problem> = (storm) => {
    runs++;
    return runs > MOST_RUNS ? Promise.resolve(null) : judge(storm);
  };
  let best = found;
  for (let next: Finding<Problem> | null = found; next !== null;) {
    best = next;
    next = await findFirst(simpler(best.storm), counted, jobs);
  }
  return best;
}
