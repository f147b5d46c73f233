import type { Recorder } from './events.js';
import { Kind } from './events.js';
import type { Invariant, Violation } from './invariants/index.js';
import { live } from './live.js';
import { makePlan } from './make-plan.js';
import type { Plan } from './plan.js';
import { shrink } from './shrink.js';
import { eventsInSquirrel, liveInSquirrel, type SquirrelSide } from './squirrel-side.js';
import { lineOf } from '../support/events.js';

/** Which lives are lived. */
export interface Batch {
  /** The seed of the first; each other's is one more. */
  seed: number;
  count: number;
  /** How many hours a life lasts, about. */
  hours: number;
  /** The invariant that is to break; null for any, which is shrunk then. */
  invariant: Invariant | null;
}

/** What came of some lives. */
export interface BatchResult {
  runs: number;
  deviceHours: number;
  events: number;
  /** The first life that failed. */
  failure: Failure | null;
}

/** A life that failed, and why. */
export interface Failure {
  seed: number;
  /** The name of the invariant, or that the languages differ. */
  reason: string;
  details: readonly string[];
  /** What is left of the life when it is shrunk. */
  plan: Plan;
  /** What happens in it, up to what is wrong. */
  events: readonly string[];
}

/** That of a life which is not the same in Node and in Squirrel. */
export const difference = 'Node and Squirrel differ';

// So many events tell how it came about.
const shownEvents = 40;

/**
 * Lives random lives.
 * @param side - The Squirrel machine that is to live the same; null for none.
 */
export async function liveBatch(batch: Batch, side: SquirrelSide | null): Promise<BatchResult> {
  const result: BatchResult = { runs: 0, deviceHours: 0, events: 0, failure: null };
  const plans: Plan[] = [];
  const hashes: number[] = [];
  for (let seed = batch.seed; seed < batch.seed + batch.count; seed++) {
    const plan = makePlan(seed, { hours: batch.hours, isSilent: side === null });
    const { violations, events, hash } = live(plan);
    result.runs++;
    result.deviceHours += plan.seconds / 3600;
    result.events += events;
    const failure = await failureOf(seed, plan, violations, batch.invariant);
    if (failure) return { ...result, failure };
    plans.push(plan);
    hashes.push(hash);
  }
  if (!side) return result;
  const outcomes = await liveInSquirrel(side, plans);
  const different = outcomes.findIndex(
    ({ hash, problem }, i) => hash !== hashes[i] || problem !== '',
  );
  const plan = plans[different];
  if (!plan) return result;
  return { ...result, failure: await explainDifference(batch.seed + different, plan, side) };
}

async function failureOf(
  seed: number,
  plan: Plan,
  violations: readonly Violation[],
  wanted: Invariant | null,
): Promise<Failure | null> {
  if (wanted === null) return violations.length > 0 ? explain(seed, plan) : null;
  const isBroken = violations.some(({ invariant }) => invariant === wanted);
  return isBroken ? { seed, reason: wanted, details: [], plan, events: [] } : null;
}

/** Shrinks a life that breaks an invariant. */
export async function explain(seed: number, plan: Plan): Promise<Failure> {
  const invariant = live(plan).violations[0]?.invariant;
  const smallest = await shrink(plan, (candidate) =>
    live(candidate).violations.some((each) => each.invariant === invariant),
  );
  const events: string[] = [];
  const { violations } = live(smallest, listener(events));
  const found = violations.filter((each) => each.invariant === invariant);
  const end = events.findIndex((line) => Number.parseInt(line) > (found[0]?.at ?? Infinity));
  const shown = events.slice(0, end < 0 ? undefined : end).slice(-shownEvents);
  return {
    seed,
    reason: invariant ?? 'nothing',
    details: found
      .slice(0, 3)
      .map((each) => `${each.at} ms, manager ${each.manager}: ${each.details}`),
    plan: smallest,
    events: shown,
  };
}

async function explainDifference(seed: number, plan: Plan, side: SquirrelSide): Promise<Failure> {
  const smallest = await shrink(plan, async (candidate) => {
    const [outcome] = await liveInSquirrel(side, [candidate]);
    return outcome?.hash !== live(candidate).hash || outcome.problem !== '';
  });
  const own: string[] = [];
  const { trace } = live(smallest, numbersIn(own));
  own.push(...trace.map(lineOf));
  const others = await eventsInSquirrel(side, smallest);
  const place = own.findIndex((line, i) => line !== others[i]);
  return {
    seed,
    reason: difference,
    details: [`Node: ${own[place] ?? 'nothing'}`, `Squirrel: ${others[place] ?? 'nothing'}`],
    plan: smallest,
    events: own.slice(Math.max(0, place - shownEvents), place),
  };
}

function listener(lines: string[]): Recorder {
  return {
    record(at, turn, kind, manager, a, b) {
      lines.push(`${at} ms, turn ${turn}: ${Kind[kind]} ${a} ${b}, manager ${manager}`);
    },
  };
}

function numbersIn(lines: string[]): Recorder {
  return { record: (...event) => lines.push(event.join(' ')) };
}
