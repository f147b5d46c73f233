/** What a run looks like on a terminal. */
import type { TraceRecord } from '../simulator/imp.js';
import type { TraceFormat } from './options.js';
import { describePlace } from './places.js';
import type { Frame, Run } from './run.js';
import { clockTime, summarize, timeline } from './timeline.js';

/** A trace, a line for each record. */
export function traceText(trace: readonly TraceRecord[], format: TraceFormat): string {
  return trace
    .map((record) => `${format === 'json' ? JSON.stringify(record) : line(record)}\n`)
    .join('');
}

function line({ at, kind, text }: TraceRecord): string {
  return `${(at / 1000).toFixed(3)} ${kind} ${text.replaceAll('\n', '\\n')}`.trimEnd();
}

/** What happened in few lines, and the figures. */
export function storyText({ trace, mostTimers }: Run, seconds: number): string {
  const lines = timeline(trace).map(({ at, count, text }) => {
    return `${clockTime(at)} ${count > 1 ? `${count} × ` : ''}${text}`;
  });
  const { attempts, onlineSeconds, radioSeconds, sent, logged, lost } = summarize(trace, seconds);
  const share = (part: number) => clockTime(part * 1000);
  const figures = [
    `${attempts} attempts to connect, online ${share(onlineSeconds)}, radio on ${share(radioSeconds)} of ${share(seconds)}`,
    `${sent} sent, ${logged} logged, ${lost} lost, at most ${mostTimers} timers at a time`,
  ];
  return [...lines, '', ...figures, ''].join('\n');
}

/** So many lines of a stack are shown. */
const MOST_FRAMES = 8;

/** How a program died; empty if it did not. */
export function deathText({ trace, uncaught, failure, reached }: Run): string {
  const lines = deaths(trace, uncaught);
  if (failure !== null) lines.push(`stopped at ${clockTime(reached)}: ${failure}`);
  return lines.map((each) => `${each}\n`).join('');
}

function deaths(trace: readonly TraceRecord[], uncaught: Run['uncaught']): string[] {
  const records = trace.filter(({ kind }) => kind === 'uncaught');
  const kinds = new Map<string, { at: number; count: number; lines: string[] }>();
  for (const { at, text } of records) {
    const frames = uncaught.find((each) => each.at === at)?.frames ?? [];
    const lines = [text, ...frames.slice(0, MOST_FRAMES).map(frameText)];
    const known = kinds.get(lines.join('\n'));
    if (known) known.count++;
    else kinds.set(lines.join('\n'), { at, count: 1, lines });
  }
  return [...kinds.values()].map(({ at, count, lines }) => {
    const times = count > 1 ? `, the first of ${count} times` : '';
    return `died at ${clockTime(at)}${times}: ${lines.join('\n')}`;
  });
}

function frameText(frame: Frame): string {
  const place = describePlace(frame);
  return `    at ${frame.name === '' ? place : `${frame.name} (${place})`}`;
}
