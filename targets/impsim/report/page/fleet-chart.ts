import { max, range } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { pointer } from 'd3-selection';
import { area, curveStepAfter, line } from 'd3-shape';
import { highest, type FleetSummary } from '../../fleet/summary.js';
import type { Chart, ChartContent, Group, Layout } from './chart.js';
import { rate } from './figures.js';
import { count, exactTime } from './format.js';
import { shapeOf } from './shapes.js';
import { keepFocus, nameThings, type Thing } from './things.js';
import type { Details } from './tooltip.js';

// In pixels.
const LEFT = 58;
const NARROW_LEFT = 44;
const TITLE_HEIGHT = 30;
// The mark of the peak has room above it, below the title.
const PEAK_ROOM = 12;
const ATTEMPTS_HEIGHT = 190;
const ONLINE_HEIGHT = 110;

/** As many pixels show one value: the largest, or for the devices online the least. */
const STEP = 2;

const TICKS = 4;

/** What a fleet did in some of its time. Rates are per second. */
export interface FleetPart {
  /** Milliseconds since the start. */
  from: number;
  to: number;
  attempts: number;
  successes: number;
  failures: number;
  online: number;
}

/**
 * Divides the time that is shown into parts: of each the largest rates and the least devices online.
 * @param from - Milliseconds.
 * @param to - Milliseconds.
 * @param most - How many parts there may be.
 */
export function partsOf(
  summary: FleetSummary,
  from: number,
  to: number,
  most: number,
): FleetPart[] {
  const bucket = summary.bucketSeconds * 1000;
  const first = Math.floor(from / bucket);
  const last = Math.min(Math.ceil(to / bucket), summary.online.length);
  const size = Math.max(1, Math.ceil((last - first) / most));
  const start = first - (first % size);
  return range(start, last, size).map((index) => {
    const end = Math.min(index + size, summary.online.length);
    const most = (values: readonly number[]): number =>
      (max(values.slice(index, end)) ?? 0) / summary.bucketSeconds;
    return {
      from: index * bucket,
      to: end * bucket,
      attempts: most(summary.attempts),
      successes: most(summary.successes),
      failures: most(summary.failures),
      online: Math.min(...summary.online.slice(index, end)),
    };
  });
}

/** Tells what a fleet did in a part of its time. */
function describePart(part: FleetPart): Details {
  return {
    title: `${exactTime(part.from)} – ${exactTime(part.to)}`,
    lines: [
      `${rate(part.attempts)} attempts/s begun`,
      `${rate(part.successes)} succeeded/s`,
      `${rate(part.failures)} failed/s`,
      `${count(part.online)} devices online`,
    ],
  };
}

type Height = ScaleLinear<number, number>;

/** Shows how many attempts a fleet makes, and how many of its devices are online. */
export class FleetChart implements ChartContent {
  readonly label = 'Attempts per second and devices online';

  private readonly rates: Height;
  private readonly devices: Height;

  constructor(private readonly summary: FleetSummary) {
    const top = highest([...summary.attempts, ...summary.successes, ...summary.failures]).count;
    const most = Math.max(top / summary.bucketSeconds, Number.MIN_VALUE);
    this.rates = scaleLinear([0, most], [ATTEMPTS_HEIGHT, PEAK_ROOM]).nice(TICKS);
    this.devices = scaleLinear([0, Math.max(summary.devices, 1)], [ONLINE_HEIGHT, 0]).nice(TICKS);
  }

  layout(isNarrow: boolean): Layout {
    const height = 2 * TITLE_HEIGHT + ATTEMPTS_HEIGHT + 12 + ONLINE_HEIGHT;
    return { isNarrow, left: isNarrow ? NARROW_LEFT : LEFT, height };
  }

  drawTitles(titles: Group, { left, height }: Layout, width: number): void {
    const right = left + width;
    const onlineTop = height - ONLINE_HEIGHT;
    drawScale(titles, 'Attempts per second', this.rates, [left, right], TITLE_HEIGHT);
    drawScale(titles, 'Devices online', this.devices, [left, right], onlineTop);
  }

  draw(plot: Group, chart: Chart): void {
    const { view, layout } = chart;
    const [from, to] = view.shown();
    const parts = partsOf(this.summary, from, to, view.width / STEP);
    const end = parts.at(-1);
    // A step has its right end where the next one begins.
    const steps = end ? [...parts, { ...end, from: end.to }] : parts;
    const place = ({ from }: FleetPart): number => view.place(from);
    const rows = this.rows(plot, layout);
    const draw = (name: string, value: (part: FleetPart) => number): void => {
      rows.select(`.${name}`).attr('d', line(place, value).curve(curveStepAfter)(steps));
    };
    rows
      .select('.begun')
      .attr(
        'd',
        area(place, this.rates(0), (p) => this.rates(p.attempts)).curve(curveStepAfter)(steps),
      );
    draw('succeeded', ({ successes }) => this.rates(successes));
    draw('failed', ({ failures }) => this.rates(failures));
    draw('online-line', ({ online }) => this.devices(online));
    rows
      .select('.online-area')
      .attr(
        'd',
        area(place, this.devices(0), (p) => this.devices(p.online)).curve(curveStepAfter)(steps),
      );
    keepFocus(chart.element, () => {
      this.drawPeak(rows.select('.marks'), chart);
    });
    this.explainParts(plot, chart, parts);
  }

  private rows(plot: Group, { height }: Layout): Group {
    const rows = plot.selectAll<SVGGElement, null>('g.fleet').data([null]);
    const entered = rows.enter().append('g').attr('class', 'fleet');
    const attempts = entered.append('g').attr('transform', `translate(0,${TITLE_HEIGHT})`);
    for (const name of ['begun', 'succeeded', 'failed'])
      attempts.append('path').attr('class', name);
    attempts.append('g').attr('class', 'marks lane').attr('data-lane', 'peak');
    const online = entered.append('g').attr('transform', `translate(0,${height - ONLINE_HEIGHT})`);
    for (const name of ['online-area', 'online-line']) online.append('path').attr('class', name);
    return plot.select<SVGGElement>('g.fleet');
  }

  private drawPeak(group: Group, chart: Chart): void {
    const { attempts, bucketSeconds } = this.summary;
    const { count: peak, index: at } = highest(attempts);
    const from = at * bucketSeconds * 1000;
    const thing: Thing = {
      key: 'peak',
      lane: 'peak',
      details: () => ({
        title: `Peak: ${rate(peak / bucketSeconds)} attempts/s`,
        lines: [`at ${exactTime(from)}`],
      }),
      from,
      to: from + bucketSeconds * 1000,
    };
    const x = chart.view.place(from);
    const isShown = peak > 0 && x >= -1 && x <= chart.view.width + 1;
    const marks = group
      .selectAll<SVGGElement, Thing>('g.mark')
      .data(isShown ? [thing] : [])
      .join((entered) => {
        const mark = entered.append('g').attr('class', 'mark tone-warn');
        mark.append('path').attr('class', 'halo').attr('d', shapeOf('warn'));
        mark.append('path').attr('class', 'shape').attr('d', shapeOf('warn'));
        return mark;
      })
      .attr('transform', `translate(${x},${this.rates(peak / bucketSeconds) - 9}) rotate(180)`);
    nameThings(marks);
  }

  private explainParts(plot: Group, chart: Chart, parts: readonly FleetPart[]): void {
    const surface = plot.node()!.parentElement as unknown as SVGGElement;
    surface.onpointermove = (event) => {
      if (event.target instanceof Element && event.target.closest('.thing')) return;
      const time = chart.view.timeAt(pointer(event, surface)[0]);
      const part = parts.find(({ from, to }) => from <= time && time < to);
      if (part)
        chart.tooltip.show(describePart(part), event.clientX, surface.getBoundingClientRect());
    };
    surface.onpointerleave = () => {
      chart.tooltip.hide();
    };
  }
}

function drawScale(
  titles: Group,
  title: string,
  scale: Height,
  [left, right]: [number, number],
  top: number,
): void {
  titles
    .append('text')
    .attr('x', 16)
    .attr('y', top - 14)
    .text(title);
  for (const value of scale.ticks(TICKS)) {
    const y = top + scale(value);
    const text = titles.append('text').attr('class', 'scale').text(count(value));
    text.attr('x', left - 8).attr('y', y + 4);
    titles.append('line').attr('x1', left).attr('x2', right).attr('y1', y).attr('y2', y);
  }
}
