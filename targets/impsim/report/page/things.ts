import { select, type Selection } from 'd3-selection';
import type { Chart } from './chart.js';
import type { Details } from './tooltip.js';

/** Something in a chart that is explained when it is pointed at, touched or has the focus. */
export interface Thing {
  /** Not changed while the chart is zoomed, if it is still the same. */
  key: string;
  /** Of the lane: things of one are walked through with the arrow keys. */
  lane: string;
  details: () => Details;
  /** The times that it stands for, in milliseconds. */
  from: number;
  to: number;
}

/** The thing in each lane that the tab key reaches. */
const reached = new Map<string, string>();

/** Names things, and lets the tab key reach one of them. */
export function nameThings<T extends Thing>(
  elements: Selection<SVGGElement, T, SVGGElement, unknown>,
): void {
  const first = elements.data()[0];
  const keys = new Set(elements.data().map(({ key }) => key));
  const wanted = reached.get(first?.lane ?? '') ?? '';
  const tabbed = keys.has(wanted) ? wanted : first?.key;
  elements
    .classed('thing', true)
    .attr('role', 'img')
    .attr('tabindex', ({ key }) => (key === tabbed ? 0 : -1))
    .attr('aria-label', ({ details }) => labelOf(details()));
}

/** Lets the things in a chart explain themselves and be walked through. */
export function listenToThings(chart: Chart): void {
  const on = <K extends keyof HTMLElementEventMap>(
    types: K[],
    act: (event: HTMLElementEventMap[K], element: SVGGElement, thing: Thing) => void,
  ): void => {
    for (const type of types) {
      chart.element.addEventListener(type, (event) => {
        const element = thingOf(event.target);
        if (element) act(event, element, select<SVGGElement, Thing>(element).datum());
      });
    }
  };
  on(['pointermove', 'click'], (event, element, thing) => {
    explain(element, thing, chart, event.clientX);
  });
  on(['pointerout', 'focusout'], () => {
    chart.tooltip.hide();
  });
  on(['focusin'], (_, element, thing) => {
    reach(element, thing);
    explain(element, thing, chart);
  });
  on(['keydown'], (event, element, thing) => {
    press(event, element, thing, chart);
  });
}

function thingOf(target: EventTarget | null): SVGGElement | null {
  return target instanceof Element ? target.closest<SVGGElement>('.thing') : null;
}

/** The tab key comes back to where it was in the lane. */
function reach(element: SVGGElement, { lane, key }: Thing): void {
  reached.set(lane, key);
  for (const other of thingsIn(element.closest('.lane'))) other.setAttribute('tabindex', '-1');
  element.setAttribute('tabindex', '0');
}

function labelOf({ title, lines }: Details): string {
  return [title, ...lines].join(', ');
}

function explain(element: SVGGElement, thing: Thing, chart: Chart, x?: number): void {
  const box = element.getBoundingClientRect();
  chart.tooltip.show(thing.details(), x ?? (box.left + box.right) / 2, box);
}

function press(event: KeyboardEvent, element: SVGGElement, thing: Thing, chart: Chart): void {
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      walk(element, event.key === 'ArrowRight' ? 1 : -1, chart);
      break;
    case 'ArrowUp':
    case 'ArrowDown':
      changeLane(element, event.key === 'ArrowDown' ? 1 : -1);
      break;
    case 'Enter':
      chart.view.show(...around(thing, chart));
      break;
    case 'Escape':
      chart.tooltip.hide();
      element.ownerSVGElement?.focus();
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** The next thing in the lane; the time moves on behind the last one. */
function walk(element: SVGGElement, step: 1 | -1, chart: Chart): void {
  const things = thingsIn(element.closest('.lane'));
  const next = things[things.indexOf(element) + step];
  if (next) next.focus();
  else chart.view.moveBy(step / 2);
}

function changeLane(element: SVGGElement, step: 1 | -1): void {
  const lanes = [...(element.ownerSVGElement?.querySelectorAll('.lane') ?? [])];
  const from = lanes.indexOf(element.closest('.lane')!);
  const others = step === 1 ? lanes.slice(from + 1) : lanes.slice(0, from).reverse();
  const lane = others.find((each) => thingsIn(each).length > 0);
  lane?.querySelector<SVGGElement>('.thing[tabindex="0"]')?.focus();
}

function thingsIn(lane: Element | null): SVGGElement[] {
  return [...(lane?.querySelectorAll<SVGGElement>('.thing') ?? [])];
}

/** What a thing stands for with some room, and nearer than before. */
function around({ from, to }: Thing, { view }: Chart): [number, number] {
  const [left, right] = view.shown();
  const half = Math.min((to - from) * 0.75 + 500, (right - left) / 4);
  const middle = (from + to) / 2;
  return [middle - half, middle + half];
}

/** Gives the focus to what a thing has become after its chart was drawn anew. */
export function keepFocus(chart: Element, draw: () => void): void {
  const active = document.activeElement;
  const isThing = active !== null && chart.contains(active) && active.matches('.thing');
  if (!isThing) {
    draw();
    return;
  }
  const { lane, from } = select<Element, Thing>(active).datum();
  draw();
  if (active.isConnected) active.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  else focusAt(chart, lane, from);
}

function focusAt(chart: Element, lane: string, at: number): void {
  const things = thingsIn(chart.querySelector(`[data-lane="${lane}"]`));
  const found = things.find((element) => {
    const { from, to } = select<SVGGElement, Thing>(element).datum();
    return from <= at && at <= to;
  });
  (found ?? chart.querySelector('svg'))?.focus();
}
