/** Whether a run was good, and what was wrong with it. */
import { nounFor } from '../cli/noun-for.js';
import { isExpected } from '../simulator/expectation.js';
import type { SendEvent, TraceEvent } from '../simulator/imp.js';
import type { Expectations } from '../simulator/scenario-file.js';
import { deathsOf, stopText } from './deaths.js';
import { lossesIn, type Loss } from './losses.js';
import { describePlace, type Place } from './places.js';
import type { Run } from './run.js';
import {
  clockTime,
  describeKept,
  isSend,
  isSent,
  summarize,
  type Kept,
  type Summary,
} from './timeline.js';

/** What can be wrong with a run, and count as a failure. */
export const FAILURE_KINDS = ['died', 'lost', 'refused', 'waiting'] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** These count unless the user says otherwise. */
export const USUAL_FAILURE_KINDS: readonly FailureKind[] = ['died', 'lost'];

/** Something that is wrong with a run. */
export interface Problem {
  readonly kind: FailureKind | 'expected';
  readonly text: string;
  /** Where it comes from; null if that is not known. */
  readonly place: Place | null;
}

/** What is checked, and what is wrong with it; null for nothing. */
export interface Check {
  readonly name: string;
  readonly problem: Problem | null;
}

export interface Verdict {
  readonly summary: Summary;
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

export interface VerdictOptions {
  /** How long the run was. */
  readonly seconds: number;
  readonly failOn: readonly FailureKind[];
  readonly expect: Expectations;
}

/** Judges a run. An expectation replaces the check of the same name. */
export function verdictOf(run: Run, { seconds, failOn, expect }: VerdictOptions): Verdict {
  const events = run.trace.filter(({ at }) => at <= seconds * 1000);
  const summary = summarize(events, seconds);
  const judge: Record<FailureKind, () => Problem | null> = {
    died: () => diedProblem(run),
    lost: () => lostProblem(lossesIn(run)),
    refused: () => refusedProblem(events),
    waiting: () => waitingProblem(summary.waiting),
  };
  const kinds = FAILURE_KINDS.filter((kind) => failOn.includes(kind) && expect[kind] === undefined);
  const checks = [
    ...kinds.map((kind) => ({ name: kind, problem: judge[kind]() })),
    ...expectedChecks({ run, events, summary, seconds }, expect),
  ];
  return { summary, checks, problems: checks.flatMap(({ problem }) => problem ?? []) };
}

/** The verdict in a line. */
export function verdictText({ summary: { sent, logged }, problems }: Verdict): string {
  if (problems.length === 0) return `PASS ${sent} sent, ${logged} logged`;
  return `FAIL ${problems.map(({ text }) => text).join('; ')}`;
}

/** 1 if the program died, 3 if something else is wrong, 0 if nothing is. */
export function exitCodeOf({ problems }: Verdict): number {
  if (problems.length === 0) return 0;
  return problems.some(({ kind }) => kind === 'died') ? 1 : 3;
}

function diedProblem(run: Run): Problem | null {
  const [first] = deathsOf(run);
  if (first !== undefined) {
    const [frame] = first.frames;
    const place = frame === undefined ? null : { file: frame.file, line: frame.line };
    const where = place === null ? '' : ` at ${describePlace(place)}`;
    const who = first.isAgent ? 'the agent died' : 'died';
    const [text] = first.text.split('\n');
    return { kind: 'died', text: `${who} at ${clockTime(first.at)}${where}: ${text}`, place };
  }
  const text = stopText(run);
  return text === null ? null : { kind: 'died', text, place: null };
}

function lostProblem(losses: readonly Loss[]): Problem | null {
  const [first] = losses;
  if (first === undefined) return null;
  const count = (what: Loss['what']) =>
    losses.filter((each) => each.what === what).reduce((sum, each) => sum + each.count, 0);
  const total = describeKept({ tasks: count('task'), messages: count('message') });
  const queued = first.queued === null ? '' : ` (queued at ${describePlace(first.queued)})`;
  const where = first.place === null ? '' : ` at ${describePlace(first.place)}`;
  const text = `${total} lost${where}${queued}`;
  return { kind: 'lost', text, place: first.place ?? first.queued };
}

function refusedProblem(events: readonly TraceEvent[]): Problem | null {
  const refused = events.filter(isSend).filter((event) => !isSent(event));
  if (refused.length === 0) return null;
  const text = `${refused.length} ${nounFor(refused.length, 'message')} refused, the first at ${clockTime(refused[0]!.at)}`;
  return { kind: 'refused', text, place: null };
}

function waitingProblem(waiting: Kept): Problem | null {
  const kept = describeKept(waiting);
  return kept === null ? null : { kind: 'waiting', text: `${kept} still waiting`, place: null };
}

/** What expectations are about. */
interface Facts {
  run: Run;
  events: readonly TraceEvent[];
  summary: Summary;
  seconds: number;
}

function expectedChecks(facts: Facts, expect: Expectations): Check[] {
  const { sent, ...others } = expect;
  const checks = Object.entries(others).map(([name, expected]: [string, number | string]) =>
    expectedCheck(name, numbersOf(facts)[name as keyof typeof others], expected),
  );
  if (typeof sent !== 'object') {
    return sent === undefined
      ? checks
      : [...checks, expectedCheck('sent', facts.summary.sent, sent)];
  }
  const messages = facts.events.filter((event): event is SendEvent => event.kind === 'agent.send');
  const byName = Object.entries(sent).map(([name, expected]) => {
    const count = messages.filter((event) => event.name === name && isSent(event)).length;
    return expectedCheck(`sent ${name}`, count, expected);
  });
  return [...checks, ...byName];
}

function numbersOf({
  run,
  summary,
  seconds,
}: Facts): Record<Exclude<keyof Expectations, 'sent'>, number> {
  const { refused, lost, waiting, logged, attempts, onlineSeconds } = summary;
  return {
    lost: lost.tasks + lost.messages,
    refused,
    waiting: waiting.tasks + waiting.messages,
    died: deathsOf(run).reduce((sum, { count }) => sum + count, 0) + Number(stopText(run) !== null),
    logged,
    attempts,
    online: (onlineSeconds / Math.max(seconds, 1)) * 100,
  };
}

function expectedCheck(name: string, value: number, expected: number | string): Check {
  if (isExpected(value, expected)) return { name, problem: null };
  const unit = name === 'online' ? ' %' : '';
  const text = `${name} ${Number(value.toFixed(1))}${unit}, expected ${expected}`;
  return { name, problem: { kind: 'expected', text, place: null } };
}
