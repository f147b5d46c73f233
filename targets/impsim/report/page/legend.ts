import { select } from 'd3-selection';
import { element } from './element.js';
import type { Lane, Tone } from './lanes.js';
import { shapeOf } from './shapes.js';

const TONES: [tone: Tone, meaning: string][] = [
  ['good', 'went well'],
  ['bad', 'failed or lost'],
  ['warn', 'warning'],
  ['info', 'happened'],
  ['quiet', 'wanted, or by the way'],
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
    items.push(item(drawBlock('enabled'), 'BlinkUp: above enabled, below its window'));
  }
  return element('ul', { class: 'legend', 'aria-label': 'Legend' }, ...items);
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
