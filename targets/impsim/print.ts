/** What a run looks like on a terminal. */
import { nounFor } from '../cli/noun-for.js';
import { copyData, dataJson } from '../simulator/data.js';
import { describeEvent } from '../simulator/describe-event.js';
import type { TraceEvent } from '../simulator/imp.js';
import type { TraceFormat } from './options.js';
import type { Run } from './run.js';
import { clockTime, describeKept, summarize, timelineLines, type Summary } from './timeline.js';
import type { Paint } from './paint.js';
import { oneLine } from './visible.js';

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

/** How a story is printed. */
export interface StoryOptions {
  seconds: number;
  width: number | undefined;
  /** Colours a text; without a terminal, it stays as it is. */
  paint: Paint;
}

/** What happened in few lines, and the figures. */
export function storyText(
  { trace, mostTimers }: Run,
  { seconds, width, paint }: StoryOptions,
): string {
  const summary = summarize(trace, seconds);
  const { attempts, onlineSeconds, radioSeconds, sent, logged, refused, waiting } = summary;
  const { blockedSeconds } = summary;
  const figures = [
    `${attempts} ${nounFor(attempts, 'attempt')} to connect, online ${timeText(onlineSeconds)}, radio on ${timeText(radioSeconds)} of ${timeText(seconds)}`,
    `${sent} sent, ${logged} logged, ${refused} refused, ${lostText(summary)}, at most ${mostTimers} ${nounFor(mostTimers, 'timer')} at a time`,
  ];
  const rest = describeKept(waiting);
  if (blockedSeconds >= 2) figures.push(`blocked for up to ${timeText(blockedSeconds)} at a time`);
  if (rest !== null) figures.push(`still waiting at the end: ${rest}`);
  const options = width === undefined ? { seconds } : { seconds, width };
  const lines = timelineLines(trace, options).map(({ text, isBad }) => {
    const line = oneLine(text);
    return isBad ? paint('red', line) : line;
  });
  return [...lines, '', ...figures, ''].join('\n');
}

/** In less than this, fractions of a second count. */
const SHORT_SECONDS = 10;

/** How long something was. */
function timeText(seconds: number): string {
  const isExact = Number.isInteger(seconds) || seconds >= SHORT_SECONDS;
  return isExact ? clockTime(seconds * 1000) : `${Number(seconds.toFixed(2))} s`;
}

function lostText({ lost }: Summary): string {
  return `${describeKept(lost) ?? '0'} lost`;
}
