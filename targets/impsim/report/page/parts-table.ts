import type { FleetSummary } from '../../fleet/summary.js';
import type { Chart } from './chart.js';
import { element } from './element.js';
import { partsOf, type FleetPart } from './fleet-chart.js';
import { rate } from './figures.js';
import { count, tickTime } from './format.js';

const MOST_ROWS = 60;

const HEADS = ['From', 'Begun/s', 'Succeeded/s', 'Failed/s', 'Online'];

/** What the chart of a fleet shows, as a table. */
export class PartsTable {
  readonly element = element('section', { class: 'card', 'aria-labelledby': 'parts' });

  private readonly body = element('tbody');

  constructor(
    private readonly summary: FleetSummary,
    private readonly chart: Chart,
  ) {
    const heads = HEADS.map((name) => element('th', { scope: 'col' }, name));
    const head = element('thead', {}, element('tr', {}, ...heads));
    this.element.append(
      element('h2', { id: 'parts' }, 'In figures'),
      element(
        'p',
        { class: 'state' },
        'What the chart shows: in each row the largest rates, and the fewest devices online.',
      ),
      element(
        'div',
        { class: 'table', role: 'region', tabindex: '0', 'aria-labelledby': 'parts' },
        element('table', { class: 'numbers' }, head, this.body),
      ),
    );
  }

  /** To be called when the chart shows something else. */
  follow(): void {
    const parts = partsOf(this.summary, ...this.chart.view.shown(), MOST_ROWS);
    this.body.replaceChildren(...parts.map(row));
  }
}

function row({ from, attempts, successes, failures, online }: FleetPart): HTMLTableRowElement {
  const rates = [attempts, successes, failures].map(rate);
  const cells = [tickTime(from, 1000), ...rates, count(online)];
  return element('tr', {}, ...cells.map((cell) => element('td', {}, cell)));
}
