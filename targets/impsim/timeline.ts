/**
 * What happened to a simulated imp, for people: a line for what belongs together, one line for
 * what is repeated, and the figures of the whole.
 */
import type { LinkState, TraceRecord } from '../simulator/imp.js';
import { attemptChange, isRadioOn, linkSpans, type TimeSpan } from './link.js';

/** The figures of a run. */
export interface Summary {
  /** Attempts to connect that were begun: by the program, or by impOS itself. */
  attempts: number;
  /** Attempts that ended online. */
  succeeded: number;
  /** Attempts that did not, because they failed or were given up. */
  failed: number;
  /** How long the imp was online, in seconds. */
  onlineSeconds: number;
  /** How long the radio was on, in seconds. */
  radioSeconds: number;
  /** How many messages reached the agent. */
  sent: number;
  /** How many lines reached the log. */
  logged: number;
  /** How many messages and lines did not. */
  lost: number;
}

/** Something repeated: how many items make one turn, and each turn's items, one behind the other. */
interface Cycle<T> {
  length: number;
  count: number;
  items: readonly T[];
}

/** What happened within a few seconds. */
interface Moment {
  /** When it began, in milliseconds since the start. */
  at: number;
  text: string;
}

/** What happens within so many milliseconds of the thing before stands on one line with it. */
const MOMENT_MS = 5000;

/** However close things follow each other, a line tells of no more than this. */
const LONGEST_MOMENT_MS = 60_000;

/** Cycles of more lines than this are not looked for. */
const LONGEST_CYCLE = 4;

/** Tells what happened, in few lines: each has the time at which it began, and what it was. */
export function timeline(records: readonly TraceRecord[]): string[] {
  return fold(moments(records), ({ text }) => text).map((cycle) => {
    const text = repeated(cycle, ({ text }) => text, '; then ');
    return `${clockTime(cycle.items[0]!.at)} ${text}${timesOf(cycle)}`;
  });
}

/** When the turns of a cycle came; empty for a single one. */
function timesOf({ items, length, count }: Cycle<Moment>): string {
  if (count === 1) return '';
  const starts = items.filter((_, index) => index % length === 0).map(({ at }) => at);
  const [first = 0, second = 0] = starts;
  const isRegular = starts.every((at, index) => at === first + index * (second - first));
  const every = isRegular ? ` every ${clockTime(second - first)}` : '';
  return `,${every} until ${clockTime(items.at(-1)!.at)}`;
}

/** Counts what happened in a run of so many seconds; what came after its end does not count. */
export function summarize(all: readonly TraceRecord[], seconds: number): Summary {
  const end = seconds * 1000;
  const records = all.filter(({ at }) => at <= end);
  const sends = records.filter(({ kind }) => isSend(kind));
  const delivered = sends.filter(({ text }) => isSent(text));
  const sent = delivered.filter(({ kind }) => kind === 'agent.send').length;
  return {
    ...countAttempts(records),
    onlineSeconds: sumSeconds(linkSpans(records, end, (state) => state === 'online')),
    radioSeconds: sumSeconds(linkSpans(records, end, isRadioOn)),
    sent,
    logged: delivered.length - sent,
    lost: sends.length - delivered.length,
  };
}

/** A time since the start as people read it. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000);
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.trunc(part)).padStart(2, '0')).join(':');
}

function countAttempts(
  records: readonly TraceRecord[],
): Pick<Summary, 'attempts' | 'succeeded' | 'failed'> {
  const counts = { attempts: 0, succeeded: 0, failed: 0 };
  let state: LinkState = 'off';
  for (const { kind, text } of records) {
    if (kind !== 'link') continue;
    const { begins, end } = attemptChange(state, text as LinkState);
    if (begins) counts.attempts++;
    if (end !== null) counts[end]++;
    state = text as LinkState;
  }
  return counts;
}

function sumSeconds(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0) / 1000;
}

/** Whether a record of that kind tells of something that the program sent. */
export function isSend(kind: string): boolean {
  return kind === 'agent.send' || kind === 'log' || kind === 'error';
}

/** Whether what the program sent arrived: the text begins with the result, 0 or null for the same. */
export function isSent(text: string): boolean {
  return /^(0|null) /.test(text);
}

/** A line for each moment in which something happened that is worth telling. */
function moments(records: readonly TraceRecord[]): Moment[] {
  const found: { at: number; last: number; words: string[] }[] = [];
  let hasDied = false;
  for (const [index, record] of records.entries()) {
    const word = describe(record, records[index - 1], records[index + 1]);
    if (word === null) continue;
    const moment = found.at(-1);
    // So that a program that dies whenever it is started again does so in one line.
    if (moment && !hasDied && belongsTo(moment, record.at)) {
      moment.words.push(word);
      moment.last = record.at;
    } else {
      found.push({ at: record.at, last: record.at, words: [word] });
    }
    hasDied = record.kind === 'uncaught';
  }
  return found.map(({ at, words }) => ({ at, text: sentence(words) }));
}

function belongsTo({ at, last }: { at: number; last: number }, now: number): boolean {
  return now - last <= MOMENT_MS && now - at < LONGEST_MOMENT_MS;
}

function sentence(words: readonly string[]): string {
  return fold(words, (word) => word)
    .map((cycle) => repeated(cycle, (word) => word, ', '))
    .join(', ');
}

/** What is repeated, and how many times. */
function repeated<T>(
  { items, length, count }: Cycle<T>,
  textOf: (item: T) => string,
  separator: string,
): string {
  const parts = items.slice(0, length).map((_, position) => {
    const turns = items.filter((_, index) => index % length === position);
    return common(turns.map(textOf));
  });
  const text = parts.join(separator);
  if (count === 1) return text;
  return /[,;]/.test(text) ? `${count} × (${text})` : `${count} × ${text}`;
}

const NUMBER = /\d+|#/g;

/** The text that all have in common: # stands where their numbers differ. */
function common(texts: readonly string[]): string {
  const numbers = texts.map((text) => text.match(NUMBER) ?? []);
  let position = 0;
  return texts[0]!.replace(NUMBER, (number) => {
    const isCommon = numbers.every((each) => each[position] === number);
    position++;
    return isCommon ? number : '#';
  });
}

/** A word or two for a record; null when the records beside it say as much. */
function describe(
  { kind, text }: TraceRecord,
  before: TraceRecord | undefined,
  after: TraceRecord | undefined,
): string | null {
  if (isSend(kind)) return describeSend(kind, text);
  switch (kind) {
    case 'network':
      // The usual reason goes without saying.
      return `network ${text.replace(' NO_WIFI', '')}`;
    case 'link':
      return describeLink(text, before?.kind, after?.kind);
    case 'connect':
      return 'connect';
    case 'outcome':
      return text === 'SERVER_CONNECTED' ? null : text;
    case 'disconnect':
      return text === 'off' ? null : 'disconnect';
    case 'flush':
      return text === 'true' ? null : 'flush failed';
    case 'note':
      return text;
    case 'uncaught':
      return `DIED: ${text}`;
    default:
      return null;
  }
}

function describeLink(
  state: string,
  before: string | undefined,
  after: string | undefined,
): string | null {
  if (state === 'recovering') return 'link lost';
  if (state === 'connecting') return before === 'connect' ? null : 'connecting';
  if (state === 'off') return before === 'disconnect' || after === 'outcome' ? null : 'off';
  return state;
}

function describeSend(kind: string, text: string): string {
  const [, ...words] = text.split(' ');
  const name = kind === 'agent.send' ? `send ${words[0] ?? ''}` : `${kind} ${words.join(' ')}`;
  return isSent(text) ? name : `${name} LOST`;
}

/** Finds what is repeated, other numbers aside, the longest stretch first. */
function fold<T>(items: readonly T[], textOf: (item: T) => string): Cycle<T>[] {
  const keys = items.map((item) => textOf(item).replace(NUMBER, '#'));
  const cycles: Cycle<T>[] = [];
  for (let i = 0; i < items.length;) {
    const { length, count } = longestRepetition(keys, i);
    cycles.push({ length, count, items: items.slice(i, i + length * count) });
    i += length * count;
  }
  return cycles;
}

function longestRepetition(
  keys: readonly string[],
  start: number,
): { length: number; count: number } {
  let best = { length: 1, count: 1 };
  for (let length = 1; length <= LONGEST_CYCLE; length++) {
    const count = repetitions(keys, start, length);
    if (count > 1 && count * length > best.count * best.length) best = { length, count };
  }
  return best;
}

function repetitions(keys: readonly string[], start: number, length: number): number {
  let end = start + length;
  while (end < keys.length && keys[end] === keys[end - length]) end++;
  return Math.trunc((end - start) / length);
}
