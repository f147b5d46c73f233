/**
 * What happened to a simulated imp, for people: a line for what belongs together, one line for
 * what is repeated, and the figures of the whole.
 */
import type { AgentRecord } from '../simulator/agent-events.js';
import { dataJson, dataText } from '../simulator/data.js';
import { describeEvent } from '../simulator/describe-event.js';
import { quoted, type HardwareEvent } from '../simulator/hardware/events.js';
import type {
  LinkState,
  LogEvent,
  NetworkEvent,
  QueueEvent,
  ReceiveEvent,
  SendEvent,
  TraceEvent,
} from '../simulator/imp.js';
import { nounFor } from '../cli/noun-for.js';
import * as reasons from '../simulator/constants.js';
import { attemptChange, failedFlushes, isRadioOn, linkSpans, type TimeSpan } from './link.js';

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
  /** How many messages to the agent impOS took. */
  sent: number;
  /** How many lines for the log it took. */
  logged: number;
  /** How many messages and lines it did not take: the program was told so. */
  refused: number;
  /** What managers had queued when a program ended. */
  lost: Kept;
  /** What they still have queued at the end. */
  waiting: Kept;
  /** How long the longest send or flush blocked the program, in seconds. */
  blockedSeconds: number;
}

/** What managers keep for the next time that the imp is online. */
export interface Kept {
  tasks: number;
  messages: number;
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
  isBad: boolean;
}

/** What happens within so many milliseconds of the thing before stands on one line with it. */
const MOMENT_MS = 5000;

/** However close things follow each other, a line tells of no more than this. */
const LONGEST_MOMENT_MS = 60_000;

/** Longer lines are broken where that can be, so many spaces in. */
const LONGEST_LINE = 160;
const LEAST_WIDTH = 60;
const INDENT = ' '.repeat('00:00:00 '.length);

/** Cycles of more lines than this are not looked for. */
const LONGEST_CYCLE = 4;

/** How a timeline is shown. */
export interface TimelineOptions {
  /** Nothing that happens later is shown: seconds since the start. Default: everything is. */
  seconds?: number;
  /** Columns, where there is room for fewer than usual. */
  width?: number;
}

/** A line of a timeline. */
export interface TimelineLine {
  text: string;
  /** Whether it reports a death or a loss. */
  isBad: boolean;
}

/** Tells what happened, in few lines: each has the time at which it began, and what it was. */
export function timeline(events: readonly TraceEvent[], options: TimelineOptions = {}): string[] {
  return timelineLines(events, options).map(({ text }) => text);
}

/** The same, with what is bad marked. */
export function timelineLines(
  events: readonly TraceEvent[],
  { seconds = Infinity, width = LONGEST_LINE }: TimelineOptions = {},
): TimelineLine[] {
  const shown = moments(events).filter(({ at }) => at <= seconds * 1000);
  return fold(shown, ({ text }) => text).flatMap((cycle) => {
    const text = repeated(cycle, ({ text }) => text, '; then ');
    const isBad = cycle.items.some((moment) => moment.isBad);
    const line = `${clockTime(cycle.items[0]!.at)} ${text}${timesOf(cycle)}`;
    return broken(line, Math.max(width, LEAST_WIDTH)).map((each) => ({ text: each, isBad }));
  });
}

/** A line, or several if it is too long, broken behind commas and semicolons. */
function broken(line: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of line.split(/(?<=[,;]) /)) {
    const longer = `${lines.at(-1) ?? ''} ${part}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? part : INDENT + part);
  }
  return lines;
}

/** When the turns of a cycle came; empty for a single one. */
function timesOf({ items, length, count }: Cycle<Moment>): string {
  if (count === 1) return '';
  const starts = items.filter((_, index) => index % length === 0).map(({ at }) => at);
  return `,${intervalOf(starts)} until ${clockTime(items.at(-1)!.at)}`;
}

/** Intervals that differ from their mean by less than this share of it are regular. */
const TOLERANCE = 0.1;

/** How often something came, if that was regular: as it would be told; otherwise empty. */
function intervalOf(starts: readonly number[]): string {
  const intervals = starts.slice(1).map((at, index) => at - starts[index]!);
  const mean = (starts.at(-1)! - starts[0]!) / intervals.length;
  if (intervals.every((each) => each === mean)) return ` every ${clockTime(mean)}`;
  const isRegular = intervals.every((each) => Math.abs(each - mean) <= TOLERANCE * mean);
  return isRegular ? ` about every ${clockTime(Math.round(mean / 1000) * 1000)}` : '';
}

/** Counts what happened in a run of so many seconds; what came after its end does not count. */
export function summarize(all: readonly TraceEvent[], seconds: number): Summary {
  const end = seconds * 1000;
  const events = all.filter(({ at }) => at <= end);
  const sends = events.filter(isSend);
  const delivered = sends.filter(isSent);
  const sent = delivered.filter(({ kind }) => kind === 'agent.send').length;
  return {
    ...countAttempts(events),
    onlineSeconds: sumSeconds(linkSpans(events, end, (state) => state === 'online')),
    radioSeconds: sumSeconds(linkSpans(events, end, isRadioOn)),
    sent,
    logged: delivered.length - sent,
    refused: sends.length - delivered.length,
    lost: sumKept(events, 'end'),
    waiting: sumKept(events, 'waiting'),
    blockedSeconds: longestBlock(events) / 1000,
  };
}

function longestBlock(events: readonly TraceEvent[]): number {
  return events.reduce((most, event) => Math.max(most, blockOf(event)), 0);
}

/** How many milliseconds a send or a flush blocked the program. */
function blockOf(event: TraceEvent): number {
  return isSend(event) || event.kind === 'flush' ? event.blocked : 0;
}

function sumKept(events: readonly TraceEvent[], wanted: QueueEvent['kind']): Kept {
  const sum = { tasks: 0, messages: 0 };
  for (const event of events) {
    if (event.kind !== wanted) continue;
    sum.tasks += event.tasks;
    sum.messages += event.messages;
  }
  return sum;
}

/** What managers keep, in words; null for nothing. */
export function describeKept({ tasks, messages }: Kept): string | null {
  const parts = [
    ...(tasks > 0 ? [`${tasks} ${nounFor(tasks, 'task')}`] : []),
    ...(messages > 0 ? [`${messages} ${nounFor(messages, 'message')}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** A time since the start as people read it. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000);
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.trunc(part)).padStart(2, '0')).join(':');
}

function countAttempts(
  events: readonly TraceEvent[],
): Pick<Summary, 'attempts' | 'succeeded' | 'failed'> {
  const counts = { attempts: 0, succeeded: 0, failed: 0 };
  let state: LinkState = 'off';
  for (const event of events) {
    if (event.kind !== 'link') continue;
    const { begins, end } = attemptChange(state, event.state);
    if (begins) counts.attempts++;
    if (end !== null) counts[end]++;
    state = event.state;
  }
  return counts;
}

function sumSeconds(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0) / 1000;
}

/** Whether the program sent or logged something. */
export function isSend(event: TraceEvent): event is SendEvent | LogEvent {
  return event.kind === 'agent.send' || event.kind === 'log' || event.kind === 'error';
}

/** Whether impOS took what the program sent. */
export function isSent({ result }: SendEvent | LogEvent): boolean {
  return result === null || result === 0;
}

/** What surrounds an event. */
interface Context {
  before: TraceEvent | undefined;
  after: TraceEvent | undefined;
  /** What the link was in before. */
  state: LinkState;
  /** Whether it is a flush that failed while there was something to send. */
  isFailedFlush: boolean;
}

/** A line for each moment in which something happened that is worth telling. */
function moments(all: readonly TraceEvent[]): Moment[] {
  // What is queued goes without saying.
  const events = all.filter(({ kind }) => kind !== 'queued');
  const found: { at: number; last: number; words: string[]; isBad: boolean }[] = [];
  const flushes = failedFlushes(events);
  let hasDied = false;
  let state: LinkState = 'off';
  for (const [index, event] of events.entries()) {
    const [before, after] = [events[index - 1], events[index + 1]];
    const isFailedFlush = flushes.has(event);
    const words = wordsFor(event, { before, after, state, isFailedFlush });
    if (event.kind === 'link') state = event.state;
    if (words.length === 0) continue;
    const moment = found.at(-1);
    const isBad = isLoss(event);
    // So that a program that dies whenever it is started again does so in one line.
    if (moment && !hasDied && belongsTo(moment, event.at)) {
      moment.words.push(...words);
      moment.last = event.at;
      moment.isBad ||= isBad;
    } else {
      found.push({ at: event.at, last: event.at, words, isBad });
    }
    hasDied = event.kind === 'uncaught';
  }
  return found.map(({ at, words, isBad }) => ({ at, text: sentence(words), isBad }));
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

const NUMBER = /\d+(?:\.\d+)?|#/g;

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

/** Blocks that are shorter than this, in milliseconds, go without saying. */
const SHORT_BLOCK = 2000;

/** What to say of an event; empty when those beside it say as much. */
function wordsFor(event: TraceEvent, context: Context): string[] {
  const blocked = blockOf(event);
  const word = describe(event, context);
  return [
    ...(blocked >= SHORT_BLOCK ? [`blocked ${clockTime(blocked)}`] : []),
    ...(word === null ? [] : [word]),
  ];
}

/** Whether an event is a death or a loss. */
function isLoss(event: TraceEvent): boolean {
  if (isSend(event)) return !isSent(event);
  if (event.kind === 'end') return event.tasks + event.messages > 0;
  if (event.kind === 'agent.on') return event.lost;
  return event.kind === 'uncaught' || event.kind === 'agent.uncaught' || event.kind === 'dropped';
}

/** A word or two for an event; null when those beside it say as much. */
function describe(
  event: TraceEvent,
  { before, after, state, isFailedFlush }: Context,
): string | null {
  if (isSend(event)) return describeSend(event);
  switch (event.kind) {
    case 'network':
      return describeNetwork(event);
    case 'link':
      // That it wakes is said when the program starts.
      if (state === 'sleeping' && event.state === 'off') return null;
      return describeLink(event.state, before?.kind, after?.kind);
    case 'connect':
      return 'connect';
    case 'outcome':
      return event.reason === 'SERVER_CONNECTED' ? null : event.reason;
    case 'disconnect':
      return event.state === 'off' ? null : 'disconnect';
    case 'dropped':
      return `dropped ${event.bytes} bytes`;
    case 'flush':
      return isFailedFlush ? 'flush failed' : null;
    case 'boot':
      return STARTS[event.reason] ?? 'restarts';
    case 'end':
      return describeEnd(event);
    case 'note':
      return event.text;
    case 'pin':
    case 'uart':
      return describeHardware(event);
    case 'agent.on':
    case 'agent.log':
    case 'agent.error':
    case 'agent.request':
    case 'agent.response':
    case 'agent.http':
    case 'agent.uncaught':
    case 'device.send':
      return describeAgent(event);
    case 'uncaught':
      return `DIED: ${dataText(event.error)}`;
    default:
      return null;
  }
}

/** The usual reason goes without saying. */
function describeNetwork({ up, code, silent }: NetworkEvent): string {
  if (up) return 'network up';
  const reason = code === 'NO_WIFI' ? '' : ` ${code}`;
  return `network down${reason}${silent ? ' silently' : ''}`;
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

/** Why a program was started again, where the words before do not say so. */
const STARTS: Partial<Record<number, string>> = {
  [reasons.WAKEREASON_POWER_ON]: 'restarts (power on)',
  [reasons.WAKEREASON_TIMER]: 'wakes',
  [reasons.WAKEREASON_SW_RESET]: 'restarts (reset)',
  [reasons.WAKEREASON_PIN]: 'wakes (pin)',
  [reasons.WAKEREASON_NEW_SQUIRREL]: 'restarts (new program)',
  [reasons.WAKEREASON_SNOOZE]: 'wakes (snooze)',
};

/** What left the imp, or came in by itself; a program that asks knows what it gets. */
function describeHardware(event: HardwareEvent): string | null {
  if (event.kind === 'pin') {
    if (event.operation === 'write') return `${event.name} ${event.value}`;
    return event.operation === 'change' ? `${event.name} ← ${event.value}` : null;
  }
  if (event.kind !== 'uart') return null;
  if (event.operation === 'write') return `${event.name} ${quoted(event.sent ?? '')}`;
  return event.operation === 'receive' ? `${event.name} ← ${quoted(event.received ?? '')}` : null;
}

/** What the agent did, and what came from it; that it sent something shows when that arrives. */
function describeAgent(event: ReceiveEvent | AgentRecord): string | null {
  switch (event.kind) {
    case 'agent.on':
      return `← ${event.name}${event.lost ? ' LOST' : ''}`;
    case 'agent.log':
      return `agent log ${dataJson(event.data)}`;
    case 'agent.error':
      return `agent error ${dataJson(event.data)}`;
    case 'agent.request':
      return `agent ← ${describeEvent(event)}`;
    case 'agent.response':
      return `agent → ${describeEvent(event)}`;
    case 'agent.http':
      return `agent ${describeEvent(event)}`;
    case 'agent.uncaught':
      return `agent DIED: ${dataText(event.error)}`;
    case 'device.send':
      return event.result === 0 ? null : `agent send ${event.name} REFUSED`;
  }
}

function describeEnd(event: QueueEvent): string | null {
  const kept = describeKept(event);
  return kept === null ? null : `${kept} LOST`;
}

function describeSend(event: SendEvent | LogEvent): string {
  const what =
    event.kind === 'agent.send' ? `send ${event.name}` : `${event.kind} ${dataJson(event.data)}`;
  return isSent(event) ? what : `${what} REFUSED`;
}

/** Finds what is repeated, other numbers aside, the longest stretch first. */
function fold<T>(items: readonly T[], textOf: (item: T) => string): Cycle<T>[] {
  const texts = items.map(textOf);
  const keys = texts.map((text) => text.replace(NUMBER, '#'));
  const cycles: Cycle<T>[] = [];
  for (let i = 0; i < items.length;) {
    const found = longestRepetition(keys, i);
    const isPair = found.count === 2 && !isSame(texts, i, found.length);
    const { length, count } = isPair ? { length: 1, count: 1 } : found;
    cycles.push({ length, count, items: items.slice(i, i + length * count) });
    i += length * count;
  }
  return cycles;
}

/** Whether two turns are the same to the letter: only then are they worth folding. */
function isSame(texts: readonly string[], start: number, length: number): boolean {
  const turn = texts.slice(start, start + length);
  return turn.every((text, index) => text === texts[start + length + index]);
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
