/** What a fleet did, for people. */
import { nounFor } from '../../cli/noun-for.js';
import type { FleetFile } from './fleet-file.js';
import { clockTime } from '../timeline.js';
import { recoveriesOf, SHARES, type Recovery } from './recovery.js';
import { highest, milliseconds, total, type FleetSummary } from './summary.js';

/** No more outages than this are told of. */
const MOST_OUTAGES = 10;

/**
 * Tells what a fleet did, in lines.
 * @param tookSeconds - How long it took to run it; null when it was not run now.
 */
export function figures(file: FleetFile, tookSeconds: number | null): string {
  const { summary, scenario } = file;
  const recoveries = recoveriesOf(summary, scenario, MOST_OUTAGES + 1);
  const lines = [heading(file), '', ...counts(summary, tookSeconds)];
  if (recoveries.length > 0) lines.push('', ...table(summary, recoveries.slice(0, MOST_OUTAGES)));
  if (recoveries.length > MOST_OUTAGES) lines.push('  (and more outages)');
  return [...lines, ...deaths(file), ''].join('\n');
}

function heading({ program, scenario, devices, seed, shard, summary }: FleetFile): string {
  const part = shard.count > 1 ? `shard ${shard.index} of ${shard.count} of ` : '';
  const title = scenario.title === undefined ? '' : `, "${scenario.title}"`;
  const time = clockTime(summary.seconds * 1000);
  return `${part}${devicesOf(devices)}, ${time}, ${program}${title}, seed ${seed}`;
}

function counts(summary: FleetSummary, tookSeconds: number | null): string[] {
  const hours = (summary.devices * summary.seconds) / 3600;
  const speed =
    tookSeconds === null
      ? ''
      : `, run in ${tookSeconds.toFixed(1)} s: ${amount(hours / tookSeconds)} in a second`;
  const radio = amount(summary.radioSeconds / hours, 1);
  return [
    row('device-hours', `${amount(hours)}${speed}`),
    row('attempts', attempts(summary)),
    row('most attempts', peak(summary, summary.attempts)),
    row('most connections', peak(summary, summary.successes)),
    ...handshakes(summary),
    row('radio on', `${radio} s per device in an hour`),
    row('messages', messages(summary)),
    row('died', summary.died === 0 ? 'none' : devicesOf(summary.died)),
  ];
}

function attempts({ attempts, successes, failures }: FleetSummary): string {
  const [begun, succeeded, failed] = [total(attempts), total(successes), total(failures)];
  const rest = begun - succeeded - failed;
  const open = rest === 0 ? '' : `, ${amount(rest)} under way at the end`;
  return `${amount(begun)}: ${amount(succeeded)} succeeded, ${amount(failed)} failed${open}`;
}

/** What a server did that can be overrun. */
function handshakes({ server }: FleetSummary): string[] {
  if (server === undefined) return [];
  const done = total(server.handshakes);
  const useful = total(server.useful);
  const unanswered = amount(total(server.unanswered));
  const text = `${amount(done)}: ${amount(useful)} useful, ${amount(done - useful)} wasted; ${unanswered} unanswered`;
  return [row('handshakes', text)];
}

function messages({ sent, logged, lost }: FleetSummary): string {
  return `${amount(sent)} sent, ${amount(logged)} logged, ${amount(lost)} lost`;
}

function peak(summary: FleetSummary, list: readonly number[]): string {
  const { count, index } = highest(list);
  const at = clockTime(index * summary.bucketSeconds * 1000);
  return `${perSecond(summary, count)} in a second, at ${at}`;
}

function perSecond({ bucketSeconds }: FleetSummary, count: number): string {
  return amount(count / bucketSeconds, bucketSeconds === 1 ? 0 : 1);
}

const NEVER = '-';

const COLUMNS = ['outage from', 'to', 'online before', ...SHARES.map(backAgain), 'connections/s'];

function backAgain(share: number): string {
  return `${share * 100} % back`;
}

function table(summary: FleetSummary, recoveries: readonly Recovery[]): string[] {
  const rows = recoveries.map(({ from, to, before, back, mostConnections }) => [
    exactTime(from),
    to === null ? NEVER : exactTime(to),
    amount(before),
    ...back.map((seconds) => (seconds === null ? NEVER : `${amount(seconds, 1)} s`)),
    perSecond(summary, mostConnections),
  ]);
  const widths = COLUMNS.map((name, index) => {
    return Math.max(name.length, ...rows.map((cells) => cells[index]!.length));
  });
  const lines = [COLUMNS, ...rows].map((cells) =>
    cells.map((cell, index) => cell.padStart(widths[index]!)).join('   '),
  );
  const isExplained = rows.some((cells) => cells.includes(NEVER));
  return isExplained ? [...lines, `(${NEVER}: not before the next outage, or the end)`] : lines;
}

/** A time with its fraction, if it has one, such as `02:00:00.5`. */
function exactTime(seconds: number): string {
  const fraction = String((milliseconds(seconds) % 1000) / 1000).slice(1);
  return clockTime(milliseconds(seconds)) + fraction;
}

function deaths({ deaths, summary }: FleetFile): string[] {
  if (deaths.length === 0) return [];
  const lines = deaths.map(
    ({ device, at, message }) =>
      `  device ${device} after ${clockTime(at * 1000)}: ${message.replaceAll('\n', '\n    ')}`,
  );
  const rest = summary.died - deaths.length;
  return ['', 'died:', ...lines, ...(rest > 0 ? [`  and ${amount(rest)} more`] : [])];
}

export function devicesOf(count: number): string {
  return `${amount(count)} ${nounFor(count, 'device')}`;
}

function row(name: string, text: string): string {
  return `${name.padEnd(18)}${text}`;
}

export function amount(value: number, digits = 0): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
