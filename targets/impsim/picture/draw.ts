import type { Bar, Point, Remark, Row } from './life.js';

// Lengths in pixels, of a picture that is as wide as a page of GitHub.
const WIDTH = 880;
const PLOT = { left: 122, right: 850, top: 62 };
const ROW_HEIGHT = 32;
const BAR_HEIGHT = 18;

/** A text that is longer than its bar is left out. */
const LETTER_WIDTH = 7;

/** Every look has a colour of this name. */
const STYLE = `
  svg { --back: #ffffff; --edge: #d0d7de; --text: #1f2328; --quiet: #59636e;
    --good: #1a7f37; --goodBar: #d2eed9; --trying: #9a6700; --tryingBar: #fbeebd;
    --bad: #cf222e; --badBar: #fbd9d7; --waiting: #0969da; }
  @media (prefers-color-scheme: dark) {
    svg { --back: #0d1117; --edge: #2f353d; --text: #f0f6fc; --quiet: #9198a1;
      --good: #3fb950; --goodBar: #12361d; --trying: #d29922; --tryingBar: #3d2f0e;
      --bad: #f85149; --badBar: #46191b; --waiting: #4493f8; }
  }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: var(--text); }
  .quiet { fill: var(--quiet); }
  .edge { fill: var(--back); stroke: var(--edge); }
  .good { fill: var(--good); }
  .bad { fill: var(--bad); }
  .waiting { fill: var(--back); stroke: var(--waiting); stroke-width: 1.5; }
  .bar { stroke-width: 1; }
  .bar.good { fill: var(--goodBar); stroke: var(--good); }
  .bar.trying { fill: var(--tryingBar); stroke: var(--trying); }
  .bar.bad { fill: var(--badBar); stroke: var(--bad); }`;

/** What a picture is of. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  readonly seconds: number;
  readonly story: readonly Remark[];
  readonly rows: readonly Row[];
}

/** Draws rows below each other, over time, as an SVG that is readable in light and dark. */
export function draw({ title, description, seconds, story, rows }: Picture): string {
  const height = PLOT.top + rows.length * ROW_HEIGHT + 14;
  const scale = scaleOf(seconds);
  const parts = [
    ...axis(seconds, height, scale),
    ...story.map((remark) => drawRemark(remark, scale)),
    ...rows.flatMap((row, index) => drawRow(row, index, scale)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${escape(title)}</title>
<desc>${escape(description)}</desc>
<style>${STYLE}
</style>
<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="6" class="edge"/>
${parts.join('\n')}
</svg>
`;
}

type Scale = (seconds: number) => number;

function scaleOf(seconds: number): Scale {
  return (at) => round(PLOT.left + ((PLOT.right - PLOT.left) * at) / seconds);
}

/** A line for every half minute, and the time at every minute. */
function axis(seconds: number, height: number, x: Scale): string[] {
  const times = Array.from({ length: seconds / 30 + 1 }, (_, index) => index * 30);
  return times.flatMap((at) => {
    const line = `<path class="edge" d="M${x(at)} ${PLOT.top - 24}V${height - 10}"/>`;
    if (at % 60 !== 0) return [line];
    const text = `<text class="quiet" x="${x(at)}" y="24" text-anchor="middle">${at / 60} min</text>`;
    return [line, text];
  });
}

function drawRemark({ at, text }: Remark, x: Scale): string {
  return `<text x="${x(at)}" y="${PLOT.top - 4}">${escape(text)}</text>`;
}

function drawRow({ label, bars, points }: Row, index: number, x: Scale): string[] {
  const y = PLOT.top + index * ROW_HEIGHT + ROW_HEIGHT / 2;
  return [
    `<text x="14" y="${y + 4.5}">${escape(label)}</text>`,
    ...bars.map((bar) => (bar.look === 'waiting' ? drawThread(bar, y, x) : drawBar(bar, y, x))),
    ...points.map((point) => drawPoint(point, y, x)),
  ];
}

function drawBar({ from, to, look, text }: Bar, y: number, x: Scale): string {
  const width = round(x(to) - x(from));
  const bar = `<rect class="bar ${look}" x="${x(from)}" y="${y - BAR_HEIGHT / 2}" width="${width}" height="${BAR_HEIGHT}" rx="3"/>`;
  if (text.length * LETTER_WIDTH > width) return bar;
  return `${bar}<text x="${round(x((from + to) / 2))}" y="${y + 4.5}" text-anchor="middle">${escape(text)}</text>`;
}

/** From where something began to wait to where that ended. */
function drawThread({ from, to }: Bar, y: number, x: Scale): string {
  return `<path class="waiting" d="M${x(from)} ${y}H${x(to)}"/>`;
}

function drawPoint({ at, look, text }: Point, y: number, x: Scale): string {
  const point = `<circle class="${look}" cx="${x(at)}" cy="${y}" r="4.5"/>`;
  if (text === '') return point;
  return `${point}<text x="${round(x(at) + 9)}" y="${y + 4.5}">${escape(text)}</text>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
