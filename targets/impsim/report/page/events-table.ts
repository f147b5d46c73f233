import { describeEvent } from '../../../simulator/describe-event.js';
import type { TraceEvent } from '../../../simulator/imp.js';
import type { Chart } from './chart.js';
import { element } from './element.js';
import { count, exactTime } from './format.js';

/** So many rows come at a time. */
const PAGE = 100;

/** How much time is shown around an event, in milliseconds. */
const AROUND = 60_000;

/** All that happened as a table, which can be filtered. */
export class EventsTable {
  readonly element = element('section', { class: 'card', 'aria-labelledby': 'events' });

  private readonly filter = element('input', { type: 'search', placeholder: 'disconnect' });
  private readonly onlyShown = element('input', { type: 'checkbox' });
  private readonly state = element('p', { class: 'state', role: 'status' });
  private readonly body = element('tbody');
  private readonly more = element('button', { type: 'button', class: 'more' });
  private found: readonly TraceEvent[] = [];
  private rows = PAGE;

  constructor(
    private readonly trace: readonly TraceEvent[],
    private readonly chart: Chart,
  ) {
    const tools = element(
      'div',
      { class: 'tools' },
      element('label', {}, 'Filter ', this.filter),
      element('label', {}, this.onlyShown, ' Only what the timeline shows'),
    );
    const heads = ['Time', 'Kind', 'What'].map((name) => element('th', { scope: 'col' }, name));
    const head = element('thead', {}, element('tr', {}, ...heads));
    const table = element(
      'div',
      { class: 'table', role: 'region', tabindex: '0', 'aria-labelledby': 'events' },
      element('table', {}, head, this.body),
    );
    this.element.append(element('h2', { id: 'events' }, 'Events'), tools, this.state, table);
    this.element.append(this.more);
    this.listen();
    this.update();
  }

  /** To be called when the timeline shows something else. */
  follow(): void {
    if (this.onlyShown.checked) this.update();
  }

  private listen(): void {
    for (const each of [this.filter, this.onlyShown]) {
      each.addEventListener('input', () => {
        this.rows = PAGE;
        this.update();
      });
    }
    this.more.addEventListener('click', () => {
      this.rows += PAGE;
      this.show();
    });
  }

  private update(): void {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const [from, to] = this.onlyShown.checked ? this.chart.view.shown() : [0, Infinity];
    this.found = this.trace.filter((event) => {
      return event.at >= from && event.at <= to && hasAll(event, words);
    });
    this.show();
  }

  private show(): void {
    const shown = this.found.slice(0, this.rows);
    this.body.replaceChildren(...shown.map((event) => this.row(event)));
    const first =
      shown.length < this.found.length ? `, the first ${count(shown.length)} shown` : '';
    this.state.textContent = `${count(this.found.length)} of ${count(this.trace.length)} events${first}`;
    const rest = this.found.length - shown.length;
    this.more.hidden = rest === 0;
    this.more.textContent = `Show ${count(Math.min(rest, PAGE))} more`;
  }

  private row(event: TraceEvent): HTMLTableRowElement {
    const { at, kind } = event;
    const time = element(
      'button',
      { type: 'button', title: 'Show in the timeline' },
      exactTime(at),
    );
    time.addEventListener('click', () => {
      this.chart.view.show(at - AROUND / 2, at + AROUND / 2);
      this.chart.element.scrollIntoView({ block: 'nearest' });
    });
    const cells = [time, element('code', {}, kind), describeEvent(event)].map((cell) =>
      element('td', {}, cell),
    );
    return element('tr', {}, ...cells);
  }
}

function hasAll(event: TraceEvent, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const all = `${exactTime(event.at)} ${event.kind} ${describeEvent(event)}`.toLowerCase();
  return words.every((word) => all.includes(word));
}
