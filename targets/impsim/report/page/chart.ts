import { select, pointer, type Selection } from 'd3-selection';
import { element } from './element.js';
import { duration, exactTime, tickTime } from './format.js';
import { listenToThings } from './things.js';
import { timeTicks } from './ticks.js';
import { TimeView } from './time-view.js';
import { Tooltip } from './tooltip.js';

/** A group of SVG. */
export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** What a chart shows. */
export interface ChartContent {
  /** What it is, for those who do not see it. */
  label: string;
  layout: (isNarrow: boolean) => Layout;
  /**
   * Draws what stays while the time moves.
   * @param width - Of the time, in pixels.
   */
  drawTitles: (titles: Group, layout: Layout, width: number) => void;
  /** Draws the time that is shown. */
  draw: (plot: Group, chart: Chart) => void;
}

/** Where things are, in pixels. */
export interface Layout {
  /** Whether titles stand above what they are for. */
  isNarrow: boolean;
  /** How much room there is for titles on the left. */
  left: number;
  /** Of all above the axis. */
  height: number;
}

const AXIS_HEIGHT = 26;
const RIGHT = 16;

/** Marks at the very ends are seen as a whole. */
const EDGE = 15;

/** Narrower charts have no room for titles on the left. */
const NARROW = 600;

const TICK_WIDTH = 84;

const ZOOM_STEP = 1.6;
const MOVE_STEP = 0.2;

const HELP = 'Arrow keys move, plus and minus zoom, 0 shows all';

/** What the buttons and keys do. */
const COMMANDS: { title: string; sign: string; keys: string[]; act: (view: TimeView) => void }[] = [
  {
    title: 'Zoom in',
    sign: '+',
    keys: ['+', '='],
    act: (view) => {
      view.zoomBy(ZOOM_STEP);
    },
  },
  {
    title: 'Zoom out',
    sign: '−',
    keys: ['-', '_'],
    act: (view) => {
      view.zoomBy(1 / ZOOM_STEP);
    },
  },
  {
    title: 'Earlier',
    sign: '←',
    keys: ['ArrowLeft'],
    act: (view) => {
      view.moveBy(-MOVE_STEP);
    },
  },
  {
    title: 'Later',
    sign: '→',
    keys: ['ArrowRight'],
    act: (view) => {
      view.moveBy(MOVE_STEP);
    },
  },
  {
    title: 'Show all',
    sign: 'All',
    keys: ['0', 'Home'],
    act: (view) => {
      view.reset();
    },
  },
];

/** A chart with a time axis that is moved and zoomed by mouse, fingers, buttons and keys. */
export class Chart {
  readonly element = element('div', { class: 'chart' });
  readonly tooltip = new Tooltip();
  readonly view: TimeView;
  layout: Layout = { isNarrow: false, left: 0, height: 0 };

  /** Called when another time is shown. */
  onChange: (() => void) | null = null;

  private readonly range = element('output', { class: 'range' });
  private readonly svg = select(this.element).append('svg').attr('tabindex', 0);
  private readonly titles = this.svg.append('g').attr('class', 'titles').attr('aria-hidden', true);
  private readonly surface = this.svg.append('g').attr('class', 'surface');
  private readonly background = this.surface.append('rect').attr('class', 'background');
  private readonly grid = this.surface.append('g').attr('class', 'grid').attr('aria-hidden', true);
  private readonly clip = this.svg.append('clipPath').attr('id', 'plot').append('rect');
  private readonly plot = this.surface.append('g').attr('clip-path', 'url(#plot)');
  private readonly cursor = this.surface.append('line').attr('class', 'cursor');
  private isDrawing = false;

  /**
   * @param content - What it shows.
   * @param end - All the time there is, in milliseconds.
   */
  constructor(
    private readonly content: ChartContent,
    readonly end: number,
  ) {
    this.svg.attr('role', 'group').attr('aria-label', `${content.label}. ${HELP}.`);
    this.view = new TimeView(this.surface.node()!, end);
    this.element.prepend(this.toolbar());
    this.element.append(this.tooltip.element);
    this.listen();
    listenToThings(this);
    // After the things, which have other uses for some keys.
    this.element.addEventListener('keydown', (event) => {
      this.press(event);
    });
  }

  private listen(): void {
    this.view.onChange = () => {
      this.drawSoon();
    };
    new ResizeObserver(() => {
      this.resize();
    }).observe(this.element);
    this.surface.on('pointermove.cursor', (event: PointerEvent) => {
      const [x] = pointer(event, this.surface.node());
      this.cursor.attr('x1', x).attr('x2', x).attr('visibility', 'visible');
    });
    this.surface.on('pointerleave.cursor', () => {
      this.cursor.attr('visibility', 'hidden');
    });
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const command = COMMANDS.find(({ keys }) => keys.includes(event.key));
    if (!command) return;
    event.preventDefault();
    command.act(this.view);
  }

  private toolbar(): HTMLElement {
    const buttons = COMMANDS.map(({ title, sign, act }) => {
      const button = element('button', { type: 'button', 'aria-label': title, title }, sign);
      button.addEventListener('click', () => {
        act(this.view);
      });
      return button;
    });
    const group = element('div', { class: 'buttons', role: 'group', 'aria-label': 'Zoom' });
    group.append(...buttons);
    return element('div', { class: 'toolbar' }, group, this.range);
  }

  private resize(): void {
    const outer = this.element.clientWidth;
    if (outer === 0) return;
    this.layout = this.content.layout(outer < NARROW);
    const { left, height } = this.layout;
    const width = Math.max(outer - left - RIGHT, 50);
    this.svg.attr('width', outer).attr('height', height + AXIS_HEIGHT);
    this.surface.attr('transform', `translate(${left},0)`);
    this.background.attr('width', width).attr('height', height + AXIS_HEIGHT);
    this.clip
      .attr('x', -EDGE)
      .attr('width', width + 2 * EDGE)
      .attr('height', height);
    this.cursor.attr('y1', 0).attr('y2', height).attr('visibility', 'hidden');
    this.titles.selectAll('*').remove();
    this.content.drawTitles(this.titles, this.layout, width);
    this.view.resize(width, height);
    this.draw();
  }

  /** Once for each picture that the screen shows. */
  private drawSoon(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    requestAnimationFrame(() => {
      this.isDrawing = false;
      this.draw();
    });
  }

  private draw(): void {
    this.tooltip.hide();
    const [from, to] = this.view.shown();
    this.range.textContent = `${exactTime(from)} – ${exactTime(to)} (${duration(to - from)})`;
    this.drawGrid(from, to);
    this.content.draw(this.plot, this);
    this.onChange?.();
  }

  private drawGrid(from: number, to: number): void {
    const { step, at } = timeTicks(from, to, this.view.width / TICK_WIDTH);
    const { height } = this.layout;
    const ticks = this.grid
      .selectAll<SVGGElement, number>('g')
      .data(at, (time) => time)
      .join((entered) => {
        const tick = entered.append('g');
        tick.append('line');
        tick.append('text');
        return tick;
      })
      .attr('transform', (time) => `translate(${this.view.place(time)},0)`);
    ticks.select('line').attr('y2', height + 5);
    ticks
      .select('text')
      .attr('y', height + 19)
      .attr('text-anchor', (time) => this.anchorOf(time))
      .text((time) => tickTime(time, step));
  }

  /** Texts at the ends stay within the chart. */
  private anchorOf(time: number): string {
    const x = this.view.place(time);
    if (x < TICK_WIDTH / 3 && this.layout.left === 0) return 'start';
    return x > this.view.width - TICK_WIDTH / 3 ? 'end' : 'middle';
  }
}
