/**
 * Draws timeline.svg, the picture in the README: `npm run picture`.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { draw } from './draw.js';
import { LIFE_SECONDS, STORY, live } from './life.js';

/** Where the picture is. */
export const pictureFile = fileURLToPath(new URL('../timeline.svg', import.meta.url));

/** The picture of what the simulated imp does now. */
export function makePicture(): string {
  return draw({
    title: 'Five minutes of an imp whose WiFi goes twice',
    description:
      'A run of the simulated imp with ConnectionManager and stayConnected. It starts before the ' +
      'router does and comes online. impOS mends a short dip by itself. A longer loss ends in ' +
      'attempts that fail until the WiFi is back; the tasks and log lines that waited are ' +
      'delivered then.',
    seconds: LIFE_SECONDS,
    story: STORY,
    rows: live(),
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(pictureFile, makePicture());
}
