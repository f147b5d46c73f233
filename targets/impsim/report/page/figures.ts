import { highest, total } from '../../fleet/summary.js';
import { isRadioOn, summarize } from '../../timeline.js';
import type { FleetReport, RunReport } from '../report-data.js';
import { attemptsIn } from './attempts.js';
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
  const { onlineSeconds, sent, logged, lost } = summarize(trace, seconds);
  const attempts = attemptsIn(trace, end);
  const failed = attempts.filter((attempt) => attempt.end === 'failed').length;
  const succeeded = attempts.filter((attempt) => attempt.end === 'succeeded').length;
  const radio = radioMilliseconds(trace, end);
  const restarts = trace.filter(({ kind }) => kind === 'boot').length;
  return [
    { title: 'Attempts', value: count(attempts.length), note: endsOf(succeeded, failed) },
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
    { title: 'Sent', value: count(sent + logged), note: sentNote(sent, logged) },
    notSent(lost),
    { title: 'Restarts', value: count(restarts), note: died == null ? 'never died' : 'died' },
  ];
}

function endsOf(succeeded: number, failed: number): string {
  return `${count(succeeded)} succeeded, ${count(failed)} failed`;
}

function sentNote(sent: number, logged: number): string {
  return `${count(sent)} to the agent, ${count(logged)} logged`;
}

function notSent(lost: number): Figure {
  const figure = { title: 'Not sent', value: count(lost), note: 'sends with an error' };
  return lost > 0 ? { ...figure, tone: 'bad' } : figure;
}

/** For each hour of a run, how many milliseconds the radio was on in it. */
export function radioByHour(trace: RunReport['trace'], end: number): number[] {
  const hours = Array.from({ length: Math.ceil(end / HOUR_MS) }, () => 0);
  for (const { from, to } of radioSpans(trace, end)) {
    for (let hour = Math.floor(from / HOUR_MS); hour * HOUR_MS < to; hour++) {
      const begin = Math.max(from, hour * HOUR_MS);
      hours[hour]! += Math.min(to, (hour + 1) * HOUR_MS) - begin;
    }
  }
  return hours;
}

function radioMilliseconds(trace: RunReport['trace'], end: number): number {
  return radioSpans(trace, end).reduce((sum, { from, to }) => sum + to - from, 0);
}

function radioSpans(trace: RunReport['trace'], end: number): { from: number; to: number }[] {
  const links = trace.filter(({ kind, at }) => kind === 'link' && at < end);
  return links.flatMap(({ at, text }, index) => {
    if (!isRadioOn(text)) return [];
    return [{ from: at, to: Math.min(links[index + 1]?.at ?? end, end) }];
  });
}

/** The key figures of a fleet. */
export function fleetFigures({ summary }: FleetReport): Figure[] {
  const { devices, seconds, bucketSeconds, died, sent, lost } = summary;
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
    { title: 'Sent', value: count(sent), note: `${count(lost)} not sent` },
    { title: 'Died', value: count(died), note: 'devices', ...(died > 0 && { tone: 'bad' }) },
  ];
}

/** How often per second something happens, as short as it can be told. */
export function rate(perSecond: number): string {
  return count(Number(perSecond.toPrecision(3)));
}
