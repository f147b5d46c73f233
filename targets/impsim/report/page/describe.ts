import type { Block, Cluster } from './detail.js';
import { count, duration, exactTime, plural } from './format.js';
import type { Mark, Span } from './lanes.js';
import type { Details } from './tooltip.js';

/** So many lines are told of things that are drawn as one. */
const MOST_LINES = 6;

/** Tells what marks stand for that are drawn as one. */
export function describeMarks(marks: readonly Mark[], { first, last }: Cluster): Details {
  const { at, kind, text } = marks[first]!;
  if (first === last) return { title: `${exactTime(at)} ${kind}`, lines: [text] };
  const title = `${count(last - first + 1)} × from ${exactTime(at)} to ${exactTime(marks[last]!.at)}`;
  const shown = marks.slice(first, Math.min(last + 1, first + MOST_LINES));
  const lines = shown.map(({ at, kind, text }) => `${exactTime(at)} ${kind}: ${text}`);
  const rest = last - first + 1 - shown.length;
  return { title, lines: rest > 0 ? [...lines, `and ${count(rest)} more: zoom in`] : lines };
}

/** Tells what spans stand for that are drawn as one. */
export function describeSpans(title: string, spans: readonly Span[], block: Block): Details {
  const { from, text } = spans[block.first]!;
  const { to } = spans[block.last]!;
  const time = `${exactTime(from)} – ${exactTime(to)}, ${duration(to - from)}`;
  if (block.first === block.last) return { title: `${title}: ${text}`, lines: [time] };
  const times = new Map<string, number>();
  for (const { from, to, text } of spans.slice(block.first, block.last + 1)) {
    times.set(text, (times.get(text) ?? 0) + to - from);
  }
  const lines = [...times].slice(0, MOST_LINES).map(([text, time]) => `${text}: ${duration(time)}`);
  const number = block.last - block.first + 1;
  return { title: `${title}: ${plural(number, 'change')}`, lines: [time, ...lines] };
}
