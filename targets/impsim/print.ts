/** What a run looks like on a terminal. */
import { nounFor } from '../cli/noun-for.js';
import { WAKEREASON_SQUIRREL_ERROR } from '../simulator/constants.js';
import { copyData, dataJson, dataText } from '../simulator/data.js';
import { describeEvent } from '../simulator/describe-event.js';
import type { BootEvent, TraceEvent } from '../simulator/imp.js';
import type { TraceFormat } from './options.js';
import { describePlace } from './places.js';
import type { Frame, Run } from './run.js';
import { standInHint } from './stand-ins.js';
import { clockTime, describeKept, summarize, timeline, type Summary } from './timeline.js';
import { oneLine, visible } from './visible.js';

/** A trace, a line for each event. */
export function traceText(trace: readonly TraceEvent[], format: TraceFormat): string {
  return trace.map((event) => `${format === 'json' ? eventJson(event) : line(event)}\n`).join('');
}

function line(event: TraceEvent): string {
  const text = oneLine(describeEvent(event));
  return `${(event.at / 1000).toFixed(3)} ${event.kind} ${text}`.trimEnd();
}

/** An event as JSON, beginning with its time and its kind. */
function eventJson({ at, kind, ...others }: TraceEvent): string {
  return `{"at":${at},"kind":"${kind}",${dataJson(copyData(others)).slice(1)}`;
}

/** What happened in few lines, and the figures. */
export function storyText({ trace, mostTimers }: Run, seconds: number): string {
  const summary = summarize(trace, seconds);
  const { attempts, onlineSeconds, radioSeconds, sent, logged, waiting } = summary;
  const figures = [
    `${attempts} ${nounFor(attempts, 'attempt')} to connect, online ${timeText(onlineSeconds)}, radio on ${timeText(radioSeconds)} of ${timeText(seconds)}`,
    `${sent} sent, ${logged} logged, ${lostText(summary)}, at most ${mostTimers} ${nounFor(mostTimers, 'timer')} at a time`,
  ];
  const rest = describeKept(waiting);
  if (rest !== null) figures.push(`still waiting at the end: ${rest}`);
  return [...timeline(trace).map(oneLine), '', ...figures, ''].join('\n');
}

/** In less than this, fractions of a second count. */
const SHORT_SECONDS = 10;

/** How long something was. */
function timeText(seconds: number): string {
  const isExact = Number.isInteger(seconds) || seconds >= SHORT_SECONDS;
  return isExact ? clockTime(seconds * 1000) : `${Number(seconds.toFixed(2))} s`;
}

/** What did not arrive, and why not where that is not the usual reason. */
function lostText({ lost, gone }: Summary): string {
  const ended = gone.tasks + gone.messages;
  const why = ended === 0 ? '' : ` (${lost} refused, ${ended} gone with a restart)`;
  return `${lost + ended} lost${why}`;
}

/** So many lines of a stack are shown. */
const MOST_FRAMES = 8;

/** An exception that ended the program, and how many times. */
interface Death {
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
export function deathText({ trace, uncaught, failure, reached }: Run): string {
  const restarts = trace.filter(isRestart).length;
  const lines = deaths(trace, uncaught).map((death) => describeDeath(death, restarts > 0));
  const isKnown = trace.some((event) => event.kind === 'uncaught' && event.error === failure);
  if (failure !== null && !isKnown) lines.push(`stopped at ${clockTime(reached)}: ${failure}`);
  return lines.map((each) => `${visible(each)}\n`).join('');
}

/** One and the same mistake is one, wherever it was called from. */
function deaths(trace: readonly TraceEvent[], uncaught: Run['uncaught']): Death[] {
  const framesOf = new Map(uncaught.map(({ event, frames }) => [event, frames]));
  const found = new Map<string, Death>();
  for (const [index, event] of trace.entries()) {
    if (event.kind !== 'uncaught' && event.kind !== 'agent.uncaught') continue;
    const { at, kind } = event;
    const isAgent = kind === 'agent.uncaught';
    const text = dataText(event.error);
    const frames = framesOf.get(index) ?? [];
    const callback = frames.length === 0 ? callbackOf(trace[index - 1], at) : null;
    const key = [kind, text, callback, ...frames.slice(0, 1).map(describePlace)].join('\n');
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { at, count: 1, isAgent, text, frames, callback });
  }
  return [...found.values()];
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

function frameText(frame: Frame): string {
  const place = describePlace(frame);
  return `    at ${frame.name === '' ? place : `${frame.name} (${place})`}`;
}
