/**
 * What happened to a simulated imp, for people: a line for what belongs together, one line for
 * what is repeated, and the figures of the whole.
 */
import type { AgentRecord } from '../simulator/agent-events.js';
import { dataText } from '../simulator/data.js';
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
  lost: number;
  /** What managers had when a program ended, and is gone with it. */
  gone: Kept;
  /** What they still have at the end. */
  waiting: Kept;
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
}

/** What happens within so many milliseconds of the thing before stands on one line with it. */
const MOMENT_MS = 5000;

/** However close things follow each other, a line tells of no more than this. */
const LONGEST_MOMENT_MS = 60_000;

/** Longer lines are broken where that can be, so many spaces in. */
const LONGEST_LINE = 160;
const INDENT = ' '.repeat('00:00:00 '.length);

/** Cycles of more lines than this are not looked for. */
const LONGEST_CYCLE = 4;

/** Tells what happened, in few lines: each has the time at which it began, and what it was. */
export function timeline(events: readonly TraceEvent[]): string[] {
  return fold(moments(events), ({ text }) => text).flatMap((cycle) => {
    const text = repeated(cycle, ({ text }) => text, '; then ');
    return broken(`${clockTime(cycle.items[0]!.at)} ${text}${timesOf(cycle)}`);
  });
}

/** A line, or several if it is too long, broken behind commas and semicolons. */
function broken(line: string): string[] {
  const lines: string[] = [];
  for (const part of line.split(/(?<=[,;]) /)) {
    const longer = `${lines.at(-1) ?? ''} ${part}`;
    if (lines.length > 0 && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? part : INDENT + part);
  }
  return lines;
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
    lost: sends.length - delivered.length,
    gone: sumKept(events, 'end'),
    waiting: sumKept(events, 'waiting'),
  };
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
function moments(events: readonly TraceEvent[]): Moment[] {
  const found: { at: number; last: number; words: string[] }[] = [];
  const flushes = failedFlushes(events);
  let hasDied = false;
  let state: LinkState = 'off';
  for (const [index, event] of events.entries()) {
    const [before, after] = [events[index - 1], events[index + 1]];
    const isFailedFlush = flushes.has(event);
    const word = describe(event, { before, after, state, isFailedFlush });
    if (event.kind === 'link') state = event.state;
    if (word === null) continue;
    const moment = found.at(-1);
    // So that a program that dies whenever it is started again does so in one line.
    if (moment && !hasDied && belongsTo(moment, event.at)) {
      moment.words.push(word);
      moment.last = event.at;
    } else {
      found.push({ at: event.at, last: event.at, words: [word] });
    }
    hasDied = event.kind === 'uncaught';
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
      return `agent log ${dataText(event.data)}`;
    case 'agent.error':
      return `agent error ${dataText(event.data)}`;
    case 'agent.request':
      return `agent ← ${describeEvent(event)}`;
    case 'agent.response':
      return `agent → ${describeEvent(event)}`;
    case 'agent.http':
      return `agent ${describeEvent(event)}`;
    case 'agent.uncaught':
      return `agent DIED: ${dataText(event.error)}`;
    case 'device.send':
      return event.result === 0 ? null : `agent send ${event.name} LOST`;
  }
}

function describeEnd(event: QueueEvent): string | null {
  const kept = describeKept(event);
  return kept === null ? null : `${kept} GONE`;
}

function describeSend(event: SendEvent | LogEvent): string {
  const what =
    event.kind === 'agent.send' ? `send ${event.name}` : `${event.kind} ${dataText(event.data)}`;
  return isSent(event) ? what : `${what} LOST`;
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
