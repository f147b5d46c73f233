import { bisector } from 'd3-array';
import type { Mark, Span, Tone } from './lanes.js';

/** Turns a time into a place: milliseconds since the start into pixels. */
export type Place = (milliseconds: number) => number;

/** Marks that are drawn as one. */
export interface Cluster {
  /** The middle, in pixels. */
  x: number;
  /** The first and the last of them, as indices of the marks. */
  first: number;
  last: number;
  tone: Tone;
}

/** Spans that are drawn as one. */
export interface Block {
  /** In pixels. */
  x: number;
  width: number;
  /** The first and the last of them, as indices of the spans. */
  first: number;
  last: number;
  /** How it is drawn: as the one that lasts longest. */
  look: string;
  /** Whether they do not all look the same. */
  isMixed: boolean;
}

/** A count needs so much room, in pixels. */
const CELL_WIDTH = 28;

/** Marks that are as far apart can be told apart. */
const MARK_WIDTH = 12;

const LEAST_BLOCK_WIDTH = 3;

/** The tone of marks that are drawn as one is that of the worst. */
const WORST_FIRST: readonly Tone[] = ['bad', 'warn', 'good', 'info', 'quiet'];

/**
 * Draws marks as one that would lie upon each other. Time is divided into cells of the same width,
 * so that what belongs together does not change while the timeline moves.
 * @param marks - In order of time.
 * @param width - Pixels to the right of which nothing is seen; nor left of 0.
 */
export function clusterMarks(marks: readonly Mark[], place: Place, width: number): Cluster[] {
  const origin = place(0);
  const cellOf = (index: number): number =>
    Math.floor((place(marks[index]!.at) - origin) / CELL_WIDTH);
  const clusters: Cluster[] = [];
  let first = bisector<Mark, number>(({ at }) => place(at)).left(marks, -CELL_WIDTH);
  while (first < marks.length && place(marks[first]!.at) <= width + CELL_WIDTH) {
    const cell = cellOf(first);
    let last = first;
    while (last + 1 < marks.length && cellOf(last + 1) === cell) last++;
    clusters.push(...clustersOf(marks, place, first, last, origin + cell * CELL_WIDTH));
    first = last + 1;
  }
  return clusters;
}

function clustersOf(
  marks: readonly Mark[],
  place: Place,
  first: number,
  last: number,
  left: number,
): Cluster[] {
  const xs = marks.slice(first, last + 1).map(({ at }) => place(at));
  const areApart = xs.length <= 3 && xs.every((x, i) => i === 0 || x - xs[i - 1]! >= MARK_WIDTH);
  if (areApart) {
    return xs.map((x, i) => {
      const index = first + i;
      return { x, first: index, last: index, tone: marks[index]!.tone };
    });
  }
  const middle = (xs[0]! + xs.at(-1)!) / 2;
  const x = Math.min(Math.max(middle, left + CELL_WIDTH / 2 - 2), left + CELL_WIDTH / 2 + 2);
  return [{ x, first, last, tone: worstTone(marks, first, last) }];
}

function worstTone(marks: readonly Mark[], first: number, last: number): Tone {
  let worst = WORST_FIRST.length - 1;
  for (let index = first; index <= last; index++) {
    worst = Math.min(worst, WORST_FIRST.indexOf(marks[index]!.tone));
  }
  return WORST_FIRST[worst]!;
}

/**
 * Draws spans as one that are too short to be seen.
 * @param spans - In order of time.
 * @param width - Pixels to the right of which nothing is seen; nor left of 0.
 */
export function blocksOf(spans: readonly Span[], place: Place, width: number): Block[] {
  const blocks: Block[] = [];
  let first = bisector<Span, number>(({ to }) => place(to)).left(spans, 0);
  while (first < spans.length && place(spans[first]!.from) <= width) {
    const last = lastOfBlock(spans, place, first);
    blocks.push(blockOf(spans, place, first, last, width));
    first = last + 1;
  }
  return blocks;
}

function lastOfBlock(spans: readonly Span[], place: Place, first: number): number {
  const isShort = ({ from, to }: Span): boolean => place(to) - place(from) < LEAST_BLOCK_WIDTH;
  const left = place(spans[first]!.from);
  let last = first;
  if (!isShort(spans[first]!)) return last;
  for (let next = spans[last + 1]; next !== undefined; next = spans[last + 1]) {
    if (!isShort(next) || place(next.from) - left >= LEAST_BLOCK_WIDTH) break;
    last++;
  }
  return last;
}

function blockOf(
  spans: readonly Span[],
  place: Place,
  first: number,
  last: number,
  width: number,
): Block {
  const left = Math.max(place(spans[first]!.from), -2);
  const right = Math.min(place(spans[last]!.to), width + 2);
  const times = new Map<string, number>();
  for (let index = first; index <= last; index++) {
    const { from, to, look } = spans[index]!;
    times.set(look, (times.get(look) ?? 0) + to - from);
  }
  const [look] = [...times].reduce((one, other) => (other[1] > one[1] ? other : one));
  const size = Math.max(right - left, LEAST_BLOCK_WIDTH);
  return { x: left, width: size, first, last, look, isMixed: times.size > 1 };
}
