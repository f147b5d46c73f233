/** Looks for a program that does not do the same everywhere, and makes it small. */
import fc from 'fast-check';
import { judge, type Difference } from './hosts.js';
import { programs } from './program.js';

/** Where to look: the same numbers find the same programs. */
export interface Field {
  readonly seed: number;
  readonly count: number;
}

/** A program that is wrong, as small as it could be made. */
export interface Find extends Difference {
  readonly program: string;
  /** What fast-check needs, with the seed, to come to this program. */
  readonly path: string;
}

export interface Outcome {
  /** The programs that were run before one was found, or all of them. */
  readonly runs: number;
  readonly found: Find | null;
  /** How many programs were refused, by code: mistakes of the making, or of ts2nut. */
  readonly refused: Readonly<Record<string, number>>;
}

/** So many programs share a process: starting one takes longer than running it. */
const BATCH = 200;

/** A program becomes little smaller after this time. */
const SHRINK_SECONDS = 120;

/**
 * Runs programs until one does not do the same everywhere. What is refused runs nowhere.
 * @param report - Told after each batch how many have been run.
 */
export async function search(
  { seed, count }: Field,
  report: (runs: number) => void = () => undefined,
): Promise<Outcome> {
  const refused: Record<string, number> = {};
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start);
    const batch = fc.sample(wanted, { seed, path: String(start), numRuns: size });
    const verdicts = await judge(batch.map(([program]) => program));
    for (const code of verdicts.flatMap((each) => each?.refusedWith ?? [])) {
      refused[code] = (refused[code] ?? 0) + 1;
    }
    const at = verdicts.findIndex((each) => each !== null && each.refusedWith === null);
    const first = verdicts[at];
    if (first) {
      return { runs: start + at + 1, found: await shrink(seed, start + at, first), refused };
    }
    report(start + size);
  }
  return { runs: count, found: null, refused };
}

/** As in the arguments of a property, so that both find the same. */
const wanted = fc.tuple(programs());

/** Takes away from a program what it does not need to be wrong in the same way. */
async function shrink(seed: number, at: number, first: Difference): Promise<Find> {
  const finds: Omit<Find, 'path'>[] = [];
  const holds = fc.asyncProperty(programs(), async (program) => {
    const [verdict] = await judge([program]);
    if (verdict?.kind !== first.kind) return true;
    finds.push({ ...verdict, program });
    return false;
  });
  const { counterexamplePath } = await fc.check(holds, {
    seed,
    path: String(at),
    numRuns: 1,
    interruptAfterTimeLimit: SHRINK_SECONDS * 1000,
    markInterruptAsFailure: true,
  });
  const last = finds.at(-1);
  if (last === undefined)
    throw new Error(`Program ${at} of seed ${seed} is wrong only among others.`);
  return { ...last, path: counterexamplePath ?? String(at) };
}
