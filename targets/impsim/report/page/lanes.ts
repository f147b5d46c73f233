import type { TraceRecord } from '../../../simulator/imp.js';
import { describeKept, isSent, readKept } from '../../timeline.js';
import { failedFlushes } from '../../link.js';
import { attemptsIn, type AttemptEnd } from './attempts.js';
import { duration } from './format.js';

/** What a thing means for the one who reads: it is drawn in another colour and shape. */
export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'quiet';

/** A time in which something stays as it is. Times are milliseconds since the start. */
export interface Span {
  from: number;
  to: number;
  /** How it is drawn: the class of the style sheet. */
  look: string;
  /** What it is. */
  text: string;
}

/** Something that happens at a moment. */
export interface Mark {
  /** Milliseconds since the start. */
  at: number;
  tone: Tone;
  kind: string;
  text: string;
}

/** A row of the timeline. Spans and marks are in order of time. */
export interface Lane {
  id: string;
  title: string;
  spans: Span[];
  /** Spans in the lower half of the row; with them, the others are in the upper half. */
  lower: Span[];
  marks: Mark[];
}

/**
 * Sorts what happened into lanes; those in which nothing happened are left out.
 * @param end - When the run ended, in milliseconds since the start.
 */
export function lanesOf(trace: readonly TraceRecord[], end: number): Lane[] {
  const spansOf = (kind: string, look: (text: string) => Look | null): Span[] =>
    spansIn(trace, [kind], end, look);
  const attempts = attemptsIn(trace, end);
  const marks = marksByLane(trace);
  const lane = (id: string, title: string, parts: Partial<Lane> = {}): Lane => {
    return { id, title, spans: [], lower: [], marks: marks.get(id) ?? [], ...parts };
  };
  const lanes = [
    lane('network', 'Network', { spans: spansOf('network', networkLook) }),
    lane('link', 'Link', { spans: spansOf('link', (text) => ({ look: text, text })) }),
    lane('flag', 'Flag', { spans: spansIn(trace, ['flag', 'end'], end, flagLook) }),
    lane('attempts', 'Attempts', {
      spans: attempts.map(({ from, to, end, text }) => ({ from, to, look: end, text })),
      marks: attempts.map(({ from, to, end, text }) => ({
        at: to,
        tone: ATTEMPT_TONES[end],
        kind: `attempt ${end}`,
        text: `${text}, after ${duration(to - from)}`,
      })),
    }),
    lane('blinkup', 'BlinkUp', {
      spans: spansOf('blinkup', (text) => onLook(text === 'on', 'enabled')),
      lower: spansOf('blinkup.window', (text) => onLook(text === 'open', 'window open')),
    }),
    lane('callbacks', 'Callbacks'),
    lane('tasks', 'Tasks'),
    lane('messages', 'Messages'),
    lane('events', 'Events'),
    lane('calls', 'Calls'),
  ];
  return lanes.filter(({ spans, lower, marks }) => spans.length + lower.length + marks.length > 0);
}

const ATTEMPT_TONES: Record<AttemptEnd, Tone> = {
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'quiet',
  open: 'quiet',
};

interface Look {
  look: string;
  text: string;
}

function networkLook(text: string): Look {
  return { look: text === 'up' ? 'up' : 'down', text };
}

/** The flag of a program is gone when that ends, which is no text of a flag. */
function flagLook(text: string): Look | null {
  if (text !== 'true' && text !== 'false') return null;
  return { look: text === 'true' ? 'online' : 'off', text };
}

/** Nothing is drawn where it is off. */
function onLook(isOn: boolean, text: string): Look | null {
  return isOn ? { look: 'enabled', text } : null;
}

/** From each record of some kinds to the next one. */
function spansIn(
  trace: readonly TraceRecord[],
  kinds: readonly string[],
  end: number,
  look: (text: string) => Look | null,
): Span[] {
  const records = trace.filter((record) => kinds.includes(record.kind));
  return records.flatMap(({ at, text }, index) => {
    const found = look(text);
    const to = records[index + 1]?.at ?? end;
    return found && to > at ? [{ from: at, to, ...found }] : [];
  });
}

function marksByLane(trace: readonly TraceRecord[]): Map<string, Mark[]> {
  const lanes = new Map<string, Mark[]>();
  const failed = failedFlushes(trace);
  for (const record of trace) {
    const { at, kind, text } = record;
    const place = placeOf(kind, text);
    if (!place) continue;
    if (failed.has(record)) place.tone = 'bad';
    const marks = lanes.get(place.lane) ?? [];
    marks.push({ at, tone: place.tone, kind, text });
    lanes.set(place.lane, marks);
  }
  return lanes;
}

interface Place {
  lane: string;
  tone: Tone;
}

/** Where a record is a mark; null for those that are spans. */
function placeOf(kind: TraceRecord['kind'], text: string): Place | null {
  switch (kind) {
    case 'network':
    case 'link':
    case 'flag':
    case 'connect':
    case 'outcome':
    case 'disconnect':
    case 'blinkup':
    case 'blinkup.window':
      return null;
    case 'callback':
      return { lane: 'callbacks', tone: callbackTone(text) };
    case 'task':
      return { lane: 'tasks', tone: 'info' };
    case 'log':
    case 'error':
    case 'agent.send':
      return { lane: 'messages', tone: isSent(text) ? 'good' : 'bad' };
    case 'agent.on':
      return { lane: 'messages', tone: text.endsWith(' lost') ? 'bad' : 'info' };
    case 'flush':
    case 'device.send':
    case 'agent.log':
      return { lane: 'messages', tone: 'quiet' };
    case 'agent.request':
    case 'agent.response':
    case 'agent.http':
      return { lane: 'messages', tone: 'info' };
    case 'agent.error':
    case 'agent.uncaught':
      return { lane: 'messages', tone: 'bad' };
    case 'dropped':
      return { lane: 'messages', tone: 'bad' };
    case 'uncaught':
      return { lane: 'events', tone: 'bad' };
    case 'boot':
    case 'unexpected':
      return { lane: 'events', tone: 'warn' };
    case 'end':
    case 'waiting': {
      const isNothing = describeKept(readKept(text)) === null;
      return isNothing ? null : { lane: 'tasks', tone: kind === 'end' ? 'bad' : 'quiet' };
    }
    case 'note':
      return { lane: 'events', tone: 'info' };
    case 'policy':
    case 'wifi':
    case 'clock':
    case 'sleep':
      return { lane: 'events', tone: 'quiet' };
    case 'pin':
    case 'i2c':
    case 'spi':
    case 'uart':
    case 'spiflash':
    case 'sampler':
    case 'dac':
    case 'call':
    case 'isconnected':
    case 'wakeup':
    case 'enableblinkup':
      return { lane: 'calls', tone: 'quiet' };
  }
}

function callbackTone(text: string): Tone {
  if (text.startsWith('onConnect')) return 'good';
  return text.startsWith('onDisconnect') && text.endsWith(' true') ? 'quiet' : 'bad';
}
