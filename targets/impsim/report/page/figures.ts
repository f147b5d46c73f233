import { nounFor } from '../../../cli/noun-for.js';
import { highest, total } from '../../fleet/summary.js';
import { isRadioOn, linkSpans } from '../../link.js';
import { summarize } from '../../timeline.js';
import type { FleetReport, RunReport } from '../report-data.js';
import { count, duration, exactTime, percent } from './format.js';
import type { Tone } from './lanes.js';

const HOUR_MS = 3_600_000;

/** A figure at the top of the page. */
export interface Figure {
  title: string;
  value: string;
  /** What there is to say about it, in a line. */
  note: string;
  tone?: Tone;
}

/** The key figures of a run. */
export function runFigures({ trace, seconds, died }: RunReport): Figure[] {
  const end = seconds * 1000;
  const { attempts, succeeded, failed, onlineSeconds, radioSeconds, sent, logged, refused, lost } =
    summarize(trace, seconds);
  const radio = radioSeconds * 1000;
  const restarts = trace.filter(({ kind }) => kind === 'boot').length;
  return [
    { title: 'Attempts', value: count(attempts), note: endsOf(succeeded, failed) },
    {
      title: 'Online',
      value: percent(onlineSeconds, seconds),
      note: `${duration(onlineSeconds * 1000)} of ${duration(end)}`,
    },
    {
      title: 'Radio on',
      value: duration(radio),
      note: `${duration((radio / Math.max(end, 1)) * HOUR_MS)} per hour`,
    },
    ...messageFigures(sent, logged, refused, lost.tasks + lost.messages),
    { title: 'Restarts', value: count(restarts), note: died == null ? 'never died' : 'died' },
  ];
}

function endsOf(succeeded: number, failed: number): string {
  return `${count(succeeded)} succeeded, ${count(failed)} failed`;
}

/** @param lost - What a manager still had when a program ended. */
function messageFigures(sent: number, logged: number, refused: number, lost = 0): Figure[] {
  const note = `${count(sent)} to the agent, ${count(logged)} logged`;
  const why =
    lost > 0
      ? `${count(refused)} refused, ${count(lost)} lost when the program ended`
      : 'refused by impOS';
  const notSent = { title: 'Not sent', value: count(refused + lost), note: why };
  return [
    { title: 'Sent', value: count(sent + logged), note },
    refused + lost > 0 ? { ...notSent, tone: 'bad' } : notSent,
  ];
}

/** For each hour of a run, how many milliseconds the radio was on in it. */
export function radioByHour(trace: RunReport['trace'], end: number): number[] {
  const hours = Array.from({ length: Math.ceil(end / HOUR_MS) }, () => 0);
  for (const { from, to } of linkSpans(trace, end, isRadioOn)) {
    for (let hour = Math.floor(from / HOUR_MS); hour * HOUR_MS < to; hour++) {
      const begin = Math.max(from, hour * HOUR_MS);
      hours[hour]! += Math.min(to, (hour + 1) * HOUR_MS) - begin;
    }
  }
  return hours;
}

/** What a full bar of the radio can stand for, in milliseconds per hour. */
const SCALES = [1, 5, 10, 30, 60, 300, 900].map((seconds) => seconds * 1000);

/**
 * For how many milliseconds per hour the radio is on that fills a bar: the smallest scale that has
 * room for all hours. The last hour may be a shorter one.
 */
export function radioScale(hours: readonly number[], end: number): number {
  const rates = hours.map((on, hour) => {
    return (on / Math.min(HOUR_MS, end - hour * HOUR_MS)) * HOUR_MS;
  });
  return SCALES.find((scale) => rates.every((rate) => rate <= scale)) ?? HOUR_MS;
}

/** The key figures of a fleet. */
export function fleetFigures({ summary }: FleetReport): Figure[] {
  const { devices, seconds, bucketSeconds, died, sent, logged, lost } = summary;
  const { count: peak, index: at } = highest(summary.attempts);
  const online = summary.online.at(-1) ?? 0;
  const attempts = total(summary.attempts);
  const hours = Math.max((devices * seconds) / 3600, Number.MIN_VALUE);
  return [
    { title: 'Devices', value: count(devices), note: `for ${duration(seconds * 1000)}` },
    {
      title: 'Peak of attempts',
      value: `${rate(peak / bucketSeconds)} /s`,
      note: `at ${exactTime(at * bucketSeconds * 1000)}`,
    },
    {
      title: 'Attempts',
      value: count(attempts),
      note: endsOf(total(summary.successes), total(summary.failures)),
    },
    {
      title: 'Online at the end',
      value: percent(online, devices),
      note: `${count(online)} of ${count(devices)}`,
    },
    {
      title: 'Radio on',
      value: duration((summary.radioSeconds / hours) * 1000),
      note: 'per device and hour',
    },
    ...messageFigures(sent, logged, lost),
    {
      title: 'Died',
      value: count(died),
      note: nounFor(died, 'device'),
      ...(died > 0 && { tone: 'bad' }),
    },
  ];
}

/** How often per second something happens, as short as it can be told. */
export function rate(perSecond: number): string {
  return count(Number(perSecond.toPrecision(3)));
}
