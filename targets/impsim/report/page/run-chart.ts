import { select, type Selection } from 'd3-selection';
import type { Chart, ChartContent, Group, Layout } from './chart.js';
import { describeMarks, describeSpans } from './describe.js';
import { blocksOf, clusterMarks, type Block, type Cluster } from './detail.js';
import { duration, exactTime, shortCount } from './format.js';
import type { Lane, Span } from './lanes.js';
import { pill, shapeOf } from './shapes.js';
import { keepFocus, nameThings, type Thing } from './things.js';

const HOUR_MS = 3_600_000;

// In pixels.
const TITLE_WIDTH = 104;
const ROW_HEIGHT = 34;
const NARROW_ROW_HEIGHT = 44;
const BAR_HEIGHT = 20;
const RADIO_HEIGHT = 76;
const RADIO_BAR_HEIGHT = 48;
const CHARACTER_WIDTH = 6.3;

/** Where in their lane the spans are that do not fill it: their top and their height. */
const PLACES: Partial<Record<string, [number, number]>> = { blinkup: [0, 9], attempts: [6, 8] };

/** Narrower blocks have no outline. */
const OUTLINED_WIDTH = 6;

interface BlockThing extends Thing {
  block: Block;
  /** What is written on it. */
  text: string;
  top: number;
  height: number;
}

interface MarkThing extends Thing {
  cluster: Cluster;
  count: number;
}

interface HourThing extends Thing {
  on: number;
}

/** Shows the lanes of a run, and below them for how long the radio was on in each hour. */
export class RunChart implements ChartContent {
  readonly label = 'Timeline of the run';

  /**
   * @param lanes - From top to bottom.
   * @param radioByHour - For how many milliseconds of each hour the radio was on.
   * @param radioScale - How many milliseconds per hour fill a bar.
   */
  constructor(
    private readonly lanes: readonly Lane[],
    private readonly radioByHour: readonly number[],
    private readonly radioScale: number,
  ) {}

  layout(isNarrow: boolean): Layout {
    const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
    const height = 4 + this.lanes.length * rowHeight + RADIO_HEIGHT;
    return { isNarrow, left: isNarrow ? 12 : TITLE_WIDTH, height };
  }

  drawTitles(titles: Group, layout: Layout): void {
    const { isNarrow, left, height } = layout;
    const x = isNarrow ? left : 16;
    for (const [index, { title }] of this.lanes.entries()) {
      const y = rowTop(index, layout) + (isNarrow ? -5 : BAR_HEIGHT / 2 + 4);
      titles.append('text').attr('x', x).attr('y', y).text(title);
    }
    const y = height - RADIO_BAR_HEIGHT + (isNarrow ? -6 : 26);
    titles.append('text').attr('x', x).attr('y', y).text('Radio on');
    const full = this.radioScale === HOUR_MS ? '60 min' : duration(this.radioScale);
    const note = titles.append('text').attr('class', 'quiet');
    note.text(isNarrow ? `per hour, up to ${full}` : 'per hour');
    note.attr('x', isNarrow ? x + 62 : x).attr('y', isNarrow ? y : y + 15);
    if (isNarrow) return;
    const scale = titles.append('text').attr('class', 'scale').text(full);
    scale.attr('x', left - 6).attr('y', height - RADIO_BAR_HEIGHT + 5);
  }

  draw(plot: Group, chart: Chart): void {
    keepFocus(chart.element, () => {
      this.drawLanes(plot, chart);
      this.drawRadio(plot, chart);
    });
  }

  private drawLanes(plot: Group, chart: Chart): void {
    const rows = rowsIn(plot, [...this.lanes]);
    rows.attr('transform', (_, index) => `translate(0,${rowTop(index, chart.layout)})`);
    rows.select('.baseline').attr('x2', chart.view.width);
    rows.each(function (lane) {
      const upper = blockThings(lane, lane.spans, 'upper', chart, PLACES[lane.id] ?? null);
      const lower = blockThings(lane, lane.lower, 'lower', chart, [11, 9]);
      drawBlocks(this, [...upper, ...lower], lane.marks.length === 0);
      drawMarks(this, markThings(lane, chart));
    });
  }

  private drawRadio(plot: Group, chart: Chart): void {
    const { view, layout } = chart;
    const row = rowsIn(plot, [{ id: 'radio', title: 'Radio on per hour' }], 'radio');
    row.attr('transform', `translate(0,${layout.height - RADIO_BAR_HEIGHT})`);
    row.select('.baseline').attr('x2', view.width).attr('y1', RADIO_BAR_HEIGHT);
    row.select('.baseline').attr('y2', RADIO_BAR_HEIGHT);
    const bars = row
      .select<SVGGElement>('.blocks')
      .selectAll<SVGGElement, HourThing>('g')
      .data(hourThings(this.radioByHour, chart), ({ key }) => key)
      .join((entered) => {
        const bar = entered.append('g').attr('class', 'hour');
        bar.append('rect').attr('class', 'room').attr('height', RADIO_BAR_HEIGHT);
        bar.append('rect').attr('class', 'bar');
        return bar;
      });
    const space = view.place(HOUR_MS) - view.place(0) > 5 ? 1 : 0;
    const height = ({ on, from, to }: HourThing): number =>
      (on / (to - from)) * (HOUR_MS / this.radioScale) * RADIO_BAR_HEIGHT;
    const left = ({ from }: HourThing): number => Math.max(view.place(from), 0);
    const right = ({ to }: HourThing): number => Math.min(view.place(to), view.width);
    for (const part of ['.room', '.bar']) {
      const rect = bars.select(part).attr('x', left);
      rect.attr('width', (hour) => Math.max(right(hour) - left(hour) - space, 0));
    }
    bars
      .select('.bar')
      .attr('y', (hour) => RADIO_BAR_HEIGHT - height(hour))
      .attr('height', height);
    nameThings(bars);
  }
}

function rowTop(index: number, { isNarrow }: Layout): number {
  return isNarrow ? 22 + index * NARROW_ROW_HEIGHT : 10 + index * ROW_HEIGHT;
}

function rowsIn<T extends { id: string; title: string }>(
  plot: Group,
  lanes: T[],
  kind = 'events',
): Selection<SVGGElement, T, SVGGElement, unknown> {
  return plot
    .selectAll<SVGGElement, T>(`g.lane-${kind}`)
    .data(lanes, ({ id }) => id)
    .join((entered) => {
      const row = entered.append('g').attr('class', `lane lane-${kind}`).attr('role', 'group');
      row.attr('data-lane', ({ id }) => id).attr('aria-label', ({ title }) => title);
      row.append('line').attr('class', 'baseline').attr('y1', 10).attr('y2', 10);
      row.append('g').attr('class', 'blocks');
      row.append('g').attr('class', 'marks');
      return row;
    });
}

function blockThings(
  lane: Lane,
  spans: readonly Span[],
  part: string,
  { view }: Chart,
  place: [top: number, height: number] | null,
): BlockThing[] {
  const [top, height] = place ?? [0, BAR_HEIGHT];
  return blocksOf(spans, view.place, view.width).map((block) => {
    const { from, text } = spans[block.first]!;
    const { to } = spans[block.last]!;
    return {
      key: `${part} ${block.first} ${isThin(block)}`,
      lane: lane.id,
      details: () => describeSpans(lane.title, spans, block),
      from,
      to,
      block,
      text: block.first === block.last && place === null && !isThin(block) ? text : '',
      top,
      height,
    };
  });
}

function isThin({ width }: Block): boolean {
  return width < OUTLINED_WIDTH;
}

/** Blocks behind marks tell nothing that the marks do not: only the marks have the focus. */
function drawBlocks(row: SVGGElement, things: BlockThing[], areReached: boolean): void {
  const blocks = selectIn(row, '.blocks')
    .selectAll<SVGGElement, BlockThing>('g')
    .data(things, ({ key }) => key)
    .join((entered) => {
      const block = entered.append('g');
      block.append('rect').attr('class', 'body');
      const textured = block.filter(({ block }) => !isThin(block) || block.isMixed);
      textured.append('rect').attr('class', 'texture');
      block
        .filter(({ text }) => text !== '')
        .append('text')
        .attr('x', 7)
        .attr('y', 14);
      return block;
    })
    .attr('class', ({ block }) => `block look-${block.look}`)
    .classed('mixed', ({ block }) => block.isMixed)
    .classed('thin', ({ block }) => isThin(block))
    .attr('data-count', ({ block }) => block.last - block.first + 1)
    .attr('transform', ({ block, top }) => `translate(${block.x},${top})`);
  for (const part of ['.body', '.texture']) {
    const rect = blocks.select(part).attr('width', ({ block }) => block.width);
    rect.attr('height', ({ height }) => height);
  }
  blocks.select('text').text(({ text, block }) => {
    return text.length * CHARACTER_WIDTH + 16 < block.width ? text : '';
  });
  if (areReached) nameThings(blocks);
  else blocks.attr('aria-hidden', true);
}

function markThings({ id, marks }: Lane, { view }: Chart): MarkThing[] {
  return clusterMarks(marks, view.place, view.width).map((cluster) => ({
    key: `mark ${cluster.first} ${cluster.last}`,
    lane: id,
    details: () => describeMarks(marks, cluster),
    from: marks[cluster.first]!.at,
    to: marks[cluster.last]!.at,
    cluster,
    count: cluster.last - cluster.first + 1,
  }));
}

function drawMarks(row: SVGGElement, things: MarkThing[]): void {
  const marks = selectIn(row, '.marks')
    .selectAll<SVGGElement, MarkThing>('g')
    .data(things, ({ key }) => key)
    .join((entered) => {
      const mark = entered.append('g').attr('data-count', ({ count }) => count);
      mark.attr('class', ({ cluster, count }) => {
        return `mark tone-${cluster.tone}${count > 1 ? ' many' : ''}`;
      });
      mark.append('path').attr('class', 'halo').attr('d', outlineOf);
      mark.append('path').attr('class', 'shape').attr('d', outlineOf);
      mark
        .append('text')
        .attr('y', 3.5)
        .text(({ count }) => (count > 1 ? shortCount(count) : ''));
      return mark;
    })
    .attr('transform', ({ cluster }) => `translate(${cluster.x},${BAR_HEIGHT / 2})`);
  nameThings(marks);
}

/** The shape of one mark, or a pill with room for a count. */
function outlineOf({ cluster, count }: MarkThing): string {
  if (count === 1) return shapeOf(cluster.tone);
  return pill(shortCount(count).length);
}

function hourThings(radioByHour: readonly number[], { view, end }: Chart): HourThing[] {
  const [from, to] = view.shown();
  const first = Math.floor(from / HOUR_MS);
  return radioByHour.slice(first, Math.ceil(to / HOUR_MS)).map((on, index) => {
    const begin = (first + index) * HOUR_MS;
    const finish = Math.min(begin + HOUR_MS, end);
    return {
      key: `hour ${first + index}`,
      lane: 'radio',
      details: () => ({
        title: `Radio on for ${duration(on)}`,
        lines: [`${exactTime(begin)} – ${exactTime(finish)}`],
      }),
      from: begin,
      to: finish,
      on,
    };
  });
}

function selectIn(row: SVGGElement, name: string): Group {
  return select(row.querySelector<SVGGElement>(name)!);
}
