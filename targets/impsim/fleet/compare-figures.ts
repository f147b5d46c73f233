/** Fleets side by side, for people. */
import { comparedOf, type Compared } from './comparison.js';
import { amount, devicesOf } from './figures.js';
import type { FleetFile } from './fleet-file.js';
import { clockTime } from '../timeline.js';
import { highest, total } from './summary.js';

const NONE = '-';

/** What a column shows of a program. */
type Cell = (compared: Compared) => string;

const COLUMNS: Readonly<Record<string, Cell>> = {
  program: ({ program }) => program,
  attempts: ({ summary }) => amount(total(summary.attempts)),
  'most/s': ({ summary }) => amount(highest(summary.attempts).count / summary.bucketSeconds),
  'in outage/s': ({ attemptsPerSecond }) => optional(attemptsPerSecond),
  load: ({ load }) => (load === null ? NONE : load.toFixed(2)),
  '95 % back': ({ back }) => (back === null ? NONE : `${amount(back)} s`),
  useful: ({ summary: { server } }) => (server ? amount(total(server.useful)) : NONE),
  wasted: ({ summary: { server } }) =>
    server ? amount(total(server.handshakes) - total(server.useful)) : NONE,
  unanswered: ({ summary: { server } }) => (server ? amount(total(server.unanswered)) : NONE),
  'radio/device': ({ radioSeconds }) => `${amount(radioSeconds)} s`,
};

export function compareFigures(files: readonly FleetFile[]): string {
  const compared = files.map(comparedOf);
  const names = Object.keys(COLUMNS);
  const rows = [names, ...compared.map((each) => Object.values(COLUMNS).map((cell) => cell(each)))];
  const widths = names.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('   '),
  );
  return [heading(files[0]!), '', ...lines, ''].join('\n');
}

/** What all fleets have in common. */
export function heading({ scenario, devices, seed, summary }: FleetFile): string {
  const title = scenario.title === undefined ? '' : `, "${scenario.title}"`;
  const { server } = scenario;
  const capacity = server ? `, ${amount(server.capacity)} handshakes/s` : '';
  const time = clockTime(summary.seconds * 1000);
  return `${devicesOf(devices)}, ${time}${title}${capacity}, seed ${seed}`;
}

function optional(value: number | null): string {
  return value === null ? NONE : amount(value, 1);
}
