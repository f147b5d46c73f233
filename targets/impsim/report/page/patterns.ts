import { select } from 'd3-selection';

/** Textures by their name in the style sheet: the path of a stroke in a square of 6 pixels. */
const PATTERNS = {
  stripes: 'M-1,7L7,-1M-1,1L1,-1M5,7L7,5',
  backstripes: 'M-1,-1L7,7M5,-1L7,1M-1,5L1,7',
  dots: 'M1.5,1.5h1.5M4.5,4.5h1.5',
  rules: 'M0,3H6',
};

/** Makes the textures that tell things apart without colour. */
export function patterns(): SVGElement {
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  svg.attr('class', 'patterns').attr('aria-hidden', true);
  for (const [id, path] of Object.entries(PATTERNS)) {
    const pattern = svg.append('pattern').attr('id', id).attr('patternUnits', 'userSpaceOnUse');
    pattern.attr('width', 6).attr('height', 6).append('path').attr('d', path);
  }
  return svg.node()!;
}
