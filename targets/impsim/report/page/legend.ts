import { select } from 'd3-selection';
import { element } from './element.js';
import type { Lane, Tone } from './lanes.js';
import { pill, shapeOf } from './shapes.js';

const TONES: [tone: Tone, meaning: string][] = [
  ['good', 'succeeded'],
  ['bad', 'failed or lost'],
  ['warn', 'restart, or not expected'],
  ['info', 'task, note or message'],
  ['quiet', 'other'],
];

/** The states of the link in the order in which they are told. */
const LOOKS = ['online', 'stale', 'connecting', 'recovering', 'suspended', 'off', 'sleeping'];

/** Says what shapes and colours mean, as far as they occur. */
export function legendOf(lanes: readonly Lane[]): HTMLElement {
  const looks = new Set(lanes.flatMap(({ id, spans }) => (id === 'link' ? spans : [])).map(lookOf));
  const tones = new Set(lanes.flatMap(({ marks }) => marks.map(({ tone }) => tone)));
  const items = [
    ...LOOKS.filter((look) => looks.has(look)).map((look) => item(drawBlock(look), look)),
    ...TONES.filter(([tone]) => tones.has(tone)).map(([tone, meaning]) => {
      return item(drawShape(tone), meaning);
    }),
  ];
  if (lanes.some(({ lower }) => lower.length > 0)) {
    items.push(item(drawBlock('enabled'), 'BlinkUp: enabled above, its window below'));
  }
  items.push(item(drawCount(), 'several; filled if one failed'));
  return element('ul', { class: 'legend', 'aria-label': 'Legend' }, ...items);
}

/** Says what the lines of the chart of a fleet mean. */
export function fleetLegend(): HTMLElement {
  const items = [
    item(drawLine('begun', 'M0,14V4H26V14Z'), 'attempts begun'),
    item(drawLine('succeeded', 'M0,7H26'), 'succeeded'),
    item(drawLine('failed', 'M0,7H26'), 'failed'),
    item(drawShape('warn'), 'peak'),
  ];
  return element('ul', { class: 'legend', 'aria-label': 'Legend' }, ...items);
}

function drawLine(look: string, path: string): SVGElement {
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  svg.attr('width', 26).attr('height', 14).attr('aria-hidden', true);
  svg.append('path').attr('class', look).attr('d', path);
  return svg.node()!;
}

function lookOf({ look }: { look: string }): string {
  return look;
}

function item(picture: SVGElement, text: string): HTMLElement {
  return element('li', {}, picture, text);
}

function drawBlock(look: string): SVGElement {
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  svg.attr('width', 26).attr('height', 14).attr('aria-hidden', true);
  const block = svg.append('g').attr('class', `block look-${look}`);
  block.append('rect').attr('class', 'body').attr('width', 26).attr('height', 14);
  block.append('rect').attr('class', 'texture').attr('width', 26).attr('height', 14);
  return svg.node()!;
}

function drawShape(tone: Tone): SVGElement {
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  svg.attr('width', 14).attr('height', 14).attr('viewBox', '-7 -7 14 14').attr('aria-hidden', true);
  svg
    .append('g')
    .attr('class', `mark tone-${tone}`)
    .append('path')
    .attr('class', 'shape')
    .attr('d', shapeOf(tone));
  return svg.node()!;
}

function drawCount(): SVGElement {
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  svg
    .attr('width', 22)
    .attr('height', 18)
    .attr('viewBox', '-11 -9 22 18')
    .attr('aria-hidden', true);
  const mark = svg.append('g').attr('class', 'mark many tone-quiet');
  mark.append('path').attr('class', 'shape').attr('d', pill(2));
  mark.append('text').attr('y', 3.5).text('12');
  return svg.node()!;
}
