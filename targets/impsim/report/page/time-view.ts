import { scaleLinear } from 'd3-scale';
import { select, type Selection } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom';

/** The shortest time that can be shown, in milliseconds. */
const SHORTEST = 100;

/** The part of the time that charts show: it can be moved, and zoomed into. */
export class TimeView {
  /** Called when another part is shown. */
  onChange: (() => void) | null = null;

  /** Pixels. */
  width = 1;

  private readonly behavior: ZoomBehavior<SVGGElement, unknown>;
  private readonly surface: Selection<SVGGElement, unknown, null, undefined>;

  /**
   * @param surface - What reacts to the wheel, to dragging and to fingers.
   * @param end - All the time there is, in milliseconds.
   */
  constructor(
    surface: SVGGElement,
    readonly end: number,
  ) {
    this.surface = select(surface);
    this.behavior = zoom<SVGGElement, unknown>()
      .scaleExtent([1, Math.max(1, end / SHORTEST)])
      .duration(prefersStillness() ? 0 : 200)
      .filter((event: Event) => this.isForTime(event))
      .on('zoom', (event: D3ZoomEvent<SVGGElement, unknown>) => {
        this.transform = event.transform;
        this.onChange?.();
      });
    this.behavior(this.surface);
  }

  private transform = zoomIdentity;

  /** Sets how large the charts are, in pixels; the same time is shown. */
  resize(width: number, height: number): void {
    const { k, x } = this.transform;
    const shift = (x / this.width) * width;
    this.width = width;
    const extent: [[number, number], [number, number]] = [
      [0, 0],
      [width, height],
    ];
    this.behavior.extent(extent).translateExtent(extent);
    this.behavior.transform(this.surface, zoomIdentity.translate(shift, this.transform.y).scale(k));
  }

  /** Where a time is: milliseconds into pixels. */
  readonly place = (milliseconds: number): number =>
    (milliseconds / this.end) * this.width * this.transform.k + this.transform.x;

  /** The times that are shown, in milliseconds. */
  shown(): [from: number, to: number] {
    const scale = this.transform.rescaleX(this.whole());
    const [from = 0, to = this.end] = scale.domain();
    return [Math.max(0, from), Math.min(this.end, to)];
  }

  /** Which time is at a place. */
  timeAt(x: number): number {
    return this.transform.rescaleX(this.whole()).invert(x);
  }

  /**
   * Zooms in, or out.
   * @param factor - Above 1 to zoom in.
   * @param x - The place that stays, in pixels. Default: the middle.
   */
  zoomBy(factor: number, x = this.width / 2): void {
    this.behavior.scaleBy(this.surface, factor, [x, 0]);
  }

  /**
   * Moves on in time.
   * @param part - How far: a part of what is shown; below 0 for back.
   */
  moveBy(part: number): void {
    const { k } = zoomTransform(this.surface.node()!);
    this.behavior.translateBy(this.surface, (-part * this.width) / k, 0);
  }

  /** Shows a time, and not much more. */
  show(from: number, to: number): void {
    const least = Math.max(to - from, SHORTEST);
    const k = Math.min(this.end / least, Math.max(1, this.end / SHORTEST));
    const middle = this.whole()((from + to) / 2);
    const transform = zoomIdentity.translate(this.width / 2 - middle * k, 0).scale(k);
    this.behavior.transform(this.surface, this.constrained(transform));
  }

  /** Shows all. */
  reset(): void {
    this.behavior.transform(this.surface, zoomIdentity);
  }

  /** How many times larger than the whole. */
  scale(): number {
    return this.transform.k;
  }

  private whole(): ReturnType<typeof scaleLinear<number, number>> {
    return scaleLinear().domain([0, this.end]).range([0, this.width]);
  }

  private constrained(transform: typeof zoomIdentity): typeof zoomIdentity {
    const constrain = this.behavior.constrain();
    const extent: [[number, number], [number, number]] = [
      [0, 0],
      [this.width, 1],
    ];
    return constrain(transform, extent, extent);
  }

  /** Whether an event is about the time: the page scrolls when there is nothing to zoom out of. */
  private isForTime(event: Event): boolean {
    if (event instanceof WheelEvent) return event.deltaY < 0 || this.transform.k > 1;
    return !(event instanceof MouseEvent && event.button !== 0);
  }
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
