/**
 * Draws fleets side by side: a column for each program, with attempts, handshakes and devices online over
 * time, and below, how long all of them took to come back.
 */
import { amount } from './figures.js';
import { heading } from './compare-figures.js';
import { comparedOf, type Compared } from './comparison.js';
import type { FleetFile } from './fleet-file.js';
import { clockTime } from '../timeline.js';
import { milliseconds } from './summary.js';

// In pixels.
const COLUMN = 250;
const GAP = 24;
const LEFT = 64;
const ROW = 120;
const TOP = 86;
const LOWER = 230;

const COLOURS = {
  attempts: '#4a6fa5',
  useful: '#3b8f5a',
  wasted: '#c8553d',
  online: '#7a5ea8',
  capacity: '#b8860b',
  text: '#222',
  quiet: '#777',
};

/** A rectangle to draw in, and what its axes show. */
interface Plot {
  x: number;
  y: number;
  width: number;
  height: number;
  /** From 0 to 1, left to right and bottom to top. */
  across: (value: number) => number;
  up: (value: number) => number;
}

export function comparePicture(files: readonly FleetFile[]): string {
  const compared = files.map(comparedOf);
  const width = Math.max(LEFT + compared.length * (COLUMN + GAP), 620);
  const height = TOP + 3 * (ROW + GAP) + LOWER + 120;
  const server = files[0]!.scenario.server;
  const capacity = server?.capacity ?? null;
  const body = [
    text(16, 26, heading(files[0]!), { size: 15, weight: 'bold' }),
    ...columns(compared, capacity),
    ...scatter(compared, width, TOP + 3 * (ROW + GAP) + 60),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" role="img">
<title>${escapeXml(heading(files[0]!))}</title>
<rect width="100%" height="100%" fill="#fff"/>
${body.join('\n')}
</svg>
`;
}

function columns(compared: readonly Compared[], capacity: number | null): string[] {
  const [from, to] = shownTime(compared);
  const most = Math.max(...compared.map(({ summary }) => Math.max(...rates(summary, 'attempts'))));
  const devices = compared[0]!.summary.devices;
  return compared.flatMap((each, index) => {
    const plot = (row: number, up: Plot['up']): Plot => ({
      x: LEFT + index * (COLUMN + GAP),
      y: TOP + row * (ROW + GAP),
      width: COLUMN,
      height: ROW,
      across: (seconds) => (seconds - from) / (to - from),
      up,
    });
    const decades = Math.log10(Math.max(most, capacity ?? 1, 10));
    const logarithm = (rate: number) => (rate < 1 ? 0 : Math.log10(rate) / decades);
    const largest = Math.max((capacity ?? most) * 2, 1);
    const rows = [plot(0, logarithm), plot(1, (r) => r / largest), plot(2, (d) => d / devices)];
    const [attempts, handshakes, online] = rows as [Plot, Plot, Plot];
    const isFirst = index === 0;
    return [
      text(attempts.x, TOP - 34, each.program, { size: 13, weight: 'bold' }),
      text(attempts.x, TOP - 18, summaryLine(each), { fill: COLOURS.quiet }),
      ...frame(attempts, isFirst ? 'attempts/s' : null, [1, 10, 100, 1000, 10000, 100000]),
      area(attempts, each, rates(each.summary, 'attempts'), COLOURS.attempts),
      ...capacityLine(attempts, capacity),
      ...frame(handshakes, isFirst ? 'handshakes/s' : null, [0, largest / 2, largest]),
      ...handshakeAreas(handshakes, each),
      ...capacityLine(handshakes, capacity),
      ...frame(online, isFirst ? 'online' : null, [0, devices / 2, devices]),
      area(online, each, each.summary.online, COLOURS.online),
      ...timeAxis(online, from, to),
    ];
  });
}

function summaryLine({ radioSeconds, back }: Compared): string {
  const time = back === null ? 'not back' : `95 % back in ${amount(back)} s`;
  return `${time}, radio ${amount(radioSeconds)} s per device`;
}

/** From a while before the outage to a while after the last fleet is back. */
function shownTime(compared: readonly Compared[]): [number, number] {
  const { outage, summary } = compared[0]!;
  if (outage === null) return [0, summary.seconds];
  const backs = compared.map(({ back }) => back ?? Infinity);
  const end = (outage.to ?? Infinity) + Math.max(...backs) * 1.3;
  return [Math.max(0, outage.from - 300), Math.min(summary.seconds, end)];
}

function rates(
  { bucketSeconds, ...lists }: Compared['summary'],
  list: 'attempts' | 'successes',
): number[] {
  return lists[list].map((count) => count / bucketSeconds);
}

function handshakeAreas(plot: Plot, each: Compared): string[] {
  const { server, bucketSeconds } = each.summary;
  if (server === undefined) return [];
  const perSecond = (list: readonly number[]) => list.map((count) => count / bucketSeconds);
  return [
    area(plot, each, perSecond(server.handshakes), COLOURS.wasted),
    area(plot, each, perSecond(server.useful), COLOURS.useful),
    text(plot.x + plot.width - 4, plot.y + 12, 'wasted', { fill: COLOURS.wasted, anchor: 'end' }),
    text(plot.x + plot.width - 48, plot.y + 12, 'useful', { fill: COLOURS.useful, anchor: 'end' }),
  ];
}

/** An area below a list; each pixel shows the largest value of its time. */
function area(plot: Plot, { summary }: Compared, list: readonly number[], fill: string): string {
  const tops = new Map<number, number>();
  for (const [index, value] of list.entries()) {
    const share = plot.across(index * summary.bucketSeconds);
    if (share < 0 || share > 1) continue;
    const x = Math.round(plot.x + share * plot.width);
    tops.set(x, Math.max(tops.get(x) ?? 0, plot.up(value)));
  }
  const bottom = plot.y + plot.height;
  const points = [...tops].map(([x, up]) => `V${height(plot, up)}H${x + 1}`);
  const [first = plot.x] = tops.keys();
  return `<path d="M${first} ${bottom}${points.join('')}V${bottom}Z" fill="${fill}"/>`;
}

function height(plot: Plot, up: number): string {
  return (plot.y + plot.height * (1 - Math.min(1, up))).toFixed(1);
}

function capacityLine(plot: Plot, capacity: number | null): string[] {
  if (capacity === null) return [];
  const y = height(plot, plot.up(capacity));
  return [
    `<line x1="${plot.x}" x2="${plot.x + plot.width}" y1="${y}" y2="${y}" stroke="${COLOURS.capacity}" stroke-dasharray="4 3"/>`,
  ];
}

function frame(plot: Plot, title: string | null, ticks: readonly number[]): string[] {
  const bottom = plot.y + plot.height;
  const lines = [
    `<path d="M${plot.x} ${plot.y}V${bottom}H${plot.x + plot.width}" fill="none" stroke="#bbb"/>`,
  ];
  if (title === null) return lines;
  const shown = ticks.filter((tick) => plot.up(tick) <= 1.001);
  const labels = shown.map((tick) =>
    text(plot.x - 6, Number(height(plot, plot.up(tick))) + 4, amount(tick), {
      anchor: 'end',
      fill: COLOURS.quiet,
    }),
  );
  return [...lines, ...labels, text(plot.x - 56, plot.y - 8, title, { weight: 'bold' })];
}

function timeAxis(plot: Plot, from: number, to: number): string[] {
  const y = plot.y + plot.height + 15;
  return [
    text(plot.x, y, clockTime(milliseconds(from)), { fill: COLOURS.quiet }),
    text(plot.x + plot.width, y, clockTime(milliseconds(to)), {
      fill: COLOURS.quiet,
      anchor: 'end',
    }),
  ];
}

/** The time to come back against the load: beyond 1, the server cannot answer all attempts. */
function scatter(compared: readonly Compared[], width: number, y: number): string[] {
  const points = compared.flatMap(({ program, load, back }) =>
    load !== null && load > 0 ? [{ program, load, back }] : [],
  );
  if (points.length === 0) return [];
  const plot = scatterPlot(points, { x: LEFT, y, width: width - 2 * LEFT, height: LOWER });
  const wall = plot.x + plot.across(1) * plot.width;
  return [
    text(8, y - 10, 'seconds until 95 % are back', { weight: 'bold' }),
    ...frame(
      plot,
      '',
      TICKS.filter((tick) => plot.up(tick) >= 0),
    ),
    `<line x1="${wall}" x2="${wall}" y1="${y}" y2="${y + LOWER}" stroke="${COLOURS.wasted}" stroke-dasharray="4 3"/>`,
    text(wall + 5, y + LOWER - 8, 'more attempts than the server can answer →', {
      fill: COLOURS.wasted,
    }),
    ...[0.1, 1, 10, 100]
      .filter((load) => plot.across(load) >= 0 && plot.across(load) <= 1)
      .map((load) =>
        text(plot.x + plot.across(load) * plot.width, y + LOWER + 15, String(load), {
          anchor: 'middle',
          fill: COLOURS.quiet,
        }),
      ),
    text(LEFT, y + LOWER + 34, LOAD, { weight: 'bold' }),
    ...points.flatMap((point, index) => marked(plot, point, index % 2 === 0 ? -8 : 16)),
  ];
}

const TICKS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];

const LOAD =
  'load: devices / (attempt time + mean delay) / capacity, as measured at the end of the outage';

interface Point {
  program: string;
  load: number;
  /** Null for never. */
  back: number | null;
}

function scatterPlot(points: readonly Point[], place: Omit<Plot, 'across' | 'up'>): Plot {
  const scale = (values: readonly number[]) => {
    const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
    const [from, to] = [low - 0.3, high + 0.3];
    return (value: number) => (Math.log10(value) - from) / (to - from);
  };
  const across = scale([...points.map(({ load }) => load), 0.5, 2]);
  return { ...place, across, up: scale([...points.flatMap(({ back }) => back ?? []), 100]) };
}

/** What never comes back is a ring at the top. */
function marked(plot: Plot, { program, load, back }: Point, offset: number): string[] {
  const x = plot.x + plot.across(load) * plot.width;
  const y = back === null ? plot.y : Number(height(plot, plot.up(back)));
  const label = `${program}: ${back === null ? 'not back' : `${amount(back)} s`}`;
  const fill = back === null ? '#fff' : COLOURS.attempts;
  return [
    `<circle cx="${x.toFixed(1)}" cy="${y}" r="5" fill="${fill}" stroke="${COLOURS.attempts}"/>`,
    text(x, y + offset, label, { anchor: plot.across(load) > 0.7 ? 'end' : 'middle' }),
  ];
}

interface TextStyle {
  size?: number;
  weight?: 'bold';
  anchor?: 'start' | 'middle' | 'end';
  fill?: string;
}

function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { size = 11, weight = 'normal', anchor = 'start', fill = COLOURS.text } = style;
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${escapeXml(content)}</text>`;
}

export function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
