/** The page of a report. What it shows stands in its element `data`. */
import type { FleetReport, Knob, PageData, RunReport } from '../report-data.js';
import { Chart } from './chart.js';
import { element } from './element.js';
import { EventsTable } from './events-table.js';
import { fleetFigures, radioByHour, radioScale, runFigures, type Figure } from './figures.js';
import { lanesOf } from './lanes.js';
import { FleetChart } from './fleet-chart.js';
import { fleetLegend, legendOf } from './legend.js';
import { PartsTable } from './parts-table.js';
import { patterns } from './patterns.js';
import { RunChart } from './run-chart.js';

const { report, knobs } = JSON.parse(document.getElementById('data')!.textContent) as PageData;
const page = document.getElementById('page')!;

page.append(patterns(), header(knobs));
if (report.kind === 'run') showRun(report);
else showFleet(report);

function header(knobs: readonly Knob[]): HTMLElement {
  const kind = report.kind === 'run' ? 'Run of a simulated imp' : 'Fleet of simulated imps';
  const head = element('header', {}, element('p', { class: 'kind' }, kind));
  head.append(element('h1', {}, report.program));
  if (report.scenario.title) head.append(element('p', { class: 'title' }, report.scenario.title));
  if (knobs.length > 0) {
    const items = knobs.map(({ name, value }) => {
      return element('li', {}, element('span', {}, name), ` ${value}`);
    });
    head.append(element('ul', { class: 'knobs', 'aria-label': 'Scenario' }, ...items));
  }
  return head;
}

function figureList(figures: readonly Figure[]): HTMLElement {
  const items = figures.map(({ title, value, note, tone = 'quiet' }) => {
    return element(
      'div',
      { class: `figure tone-${tone}` },
      element('dt', {}, title),
      element('dd', { class: 'value' }, value),
      element('dd', { class: 'note' }, note),
    );
  });
  return element('dl', { class: 'figures card' }, ...items);
}

function chartCard(title: string, chart: Chart, legend: HTMLElement): HTMLElement {
  const heading = element('h2', { id: 'chart' }, title);
  const attributes = { class: 'card', 'aria-labelledby': 'chart' };
  return element('section', attributes, heading, chart.element, legend);
}

function showRun(run: RunReport): void {
  const end = Math.max(run.seconds * 1000, run.trace.at(-1)?.at ?? 0, 1);
  const lanes = lanesOf(run.trace, end);
  const radio = radioByHour(run.trace, end);
  const chart = new Chart(new RunChart(lanes, radio, radioScale(radio, end)), end);
  const table = new EventsTable(run.trace, chart);
  chart.onChange = () => {
    table.follow();
  };
  if (run.died != null) {
    page.append(element('p', { class: 'died card' }, element('strong', {}, 'Died: '), run.died));
  }
  page.append(figureList(runFigures(run)), chartCard('Timeline', chart, legendOf(lanes)));
  page.append(table.element);
}

function showFleet(fleet: FleetReport): void {
  const { summary } = fleet;
  const chart = new Chart(new FleetChart(summary), Math.max(summary.seconds * 1000, 1));
  const table = new PartsTable(summary, chart);
  chart.onChange = () => {
    table.follow();
  };
  page.append(figureList(fleetFigures(fleet)), chartCard('Over time', chart, fleetLegend()));
  page.append(table.element);
}
