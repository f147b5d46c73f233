/** How a program died, and why a run stopped. */
import { WAKEREASON_SQUIRREL_ERROR } from '../simulator/constants.js';
import { dataText } from '../simulator/data.js';
import type { BootEvent, TraceEvent } from '../simulator/imp.js';
import { describePlace } from './places.js';
import type { Frame, Run } from './run.js';
import { standInHint } from './stand-ins.js';
import { clockTime } from './timeline.js';
import { visible } from './visible.js';

/** Lines of a stack that are shown. */
const MOST_FRAMES = 8;

/** An exception that ended the program, and how many times. */
export interface Death {
  at: number;
  count: number;
  /** Whether it was the agent's program. */
  isAgent: boolean;
  text: string;
  frames: readonly Frame[];
  /** Whose callback it was, where no place says that; null if nobody knows. */
  callback: string | null;
}

/** How a program died; empty if it did not. */
export function deathText(run: Run): string {
  const restarts = run.trace.filter(isRestart).length;
  const lines = deathsOf(run).map((death) => describeDeath(death, restarts > 0));
  const stop = stopText(run);
  if (stop !== null) lines.push(stop);
  return lines.map((each) => `${visible(each)}\n`).join('');
}

/** Why a run did not come to its end, unless that is one of its deaths; null if it did. */
export function stopText({ trace, failure, reached }: Run): string | null {
  const isKnown = trace.some((event) => event.kind === 'uncaught' && event.error === failure);
  return failure === null || isKnown ? null : `stopped at ${clockTime(reached)}: ${failure}`;
}

/** The deaths of a program. One and the same mistake is one, wherever it was called from. */
export function deathsOf({ trace, uncaught }: Run): Death[] {
  const framesOf = new Map(uncaught.map(({ event, frames }) => [event, frames]));
  const found = new Map<string, Death>();
  for (const [index, event] of trace.entries()) {
    if (event.kind !== 'uncaught' && event.kind !== 'agent.uncaught') continue;
    const { at, kind } = event;
    const isAgent = kind === 'agent.uncaught';
    const text = dataText(event.error);
    const frames = framesOf.get(index) ?? [];
    const callback = frames.length === 0 ? callbackOf(eventBefore(trace, index), at) : null;
    const key = [kind, text, callback, ...frames.slice(0, 1).map(describePlace)].join('\n');
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { at, count: 1, isAgent, text, frames, callback });
  }
  return [...found.values()];
}

/** What happened last; that something was queued does not say where that was. */
function eventBefore(trace: readonly TraceEvent[], index: number): TraceEvent | undefined {
  let before = index - 1;
  while (trace[before]?.kind === 'queued') before--;
  return trace[before];
}

/** What Squirrel says of a function that is called with too few or too many. */
const WRONG_PARAMETERS = 'wrong number of parameters';

/**
 * In which callback or task of ConnectionManager a program died.
 * @param before - What happened last.
 */
function callbackOf(before: TraceEvent | undefined, at: number): string | null {
  if (before?.at !== at) return null;
  if (before.kind === 'task') return `in a task of ${before.name}`;
  return before.kind === 'callback' ? `in the callback of ${before.name} (${before.id})` : null;
}

function isRestart(event: TraceEvent): event is BootEvent {
  return event.kind === 'boot' && event.reason === WAKEREASON_SQUIRREL_ERROR;
}

function describeDeath(
  { at, count, isAgent, text, frames, callback }: Death,
  isRestarted: boolean,
): string {
  const times = count > 1 ? `, the first of ${count} times` : '';
  const each = count > 1 ? ' each time' : '';
  const after = isRestarted && !isAgent ? ` (impOS restarts the program${each})` : '';
  const lines = [text, ...frames.slice(0, MOST_FRAMES).map(frameText)];
  if (callback !== null) lines.push(`    ${callback}`);
  const isCallback = callback !== null && text.startsWith(WRONG_PARAMETERS);
  const hint = isCallback ? PARAMETERS : isAgent ? null : placeHint(text, frames);
  if (hint !== null) lines.push(`Hint: ${hint}`);
  return `${isAgent ? 'the agent ' : ''}died at ${clockTime(at)}${times}${after}: ${lines.join('\n')}`;
}

const PARAMETERS =
  'Callbacks of onConnect and onTimeout have no parameters, nor have tasks; those of onDisconnect have one.';

function placeHint(text: string, [innermost]: readonly Frame[]): string | null {
  return innermost ? standInHint(text, innermost) : null;
}

/** A line of a stack. */
export function frameText(frame: Frame): string {
  const place = describePlace(frame);
  return `    at ${frame.name === '' ? place : `${frame.name} (${place})`}`;
}
