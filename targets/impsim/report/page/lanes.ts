import { describeEvent } from '../../../simulator/describe-event.js';
import type { CallbackEvent, TraceEvent, TraceKind } from '../../../simulator/imp.js';
import { describeKept, isSent } from '../../timeline.js';
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
export function lanesOf(trace: readonly TraceEvent[], end: number): Lane[] {
  const spansOf = (kinds: readonly TraceKind[]): Span[] => spansIn(trace, kinds, end);
  const attempts = attemptsIn(trace, end);
  const marks = marksByLane(trace);
  const lane = (id: string, title: string, parts: Partial<Lane> = {}): Lane => {
    return { id, title, spans: [], lower: [], marks: marks.get(id) ?? [], ...parts };
  };
  const lanes = [
    lane('network', 'Network', { spans: spansOf(['network']) }),
    lane('link', 'Link', { spans: spansOf(['link']) }),
    lane('flag', 'Flag', { spans: spansOf(['flag', 'end']) }),
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
      spans: spansOf(['blinkup']),
      lower: spansOf(['blinkup.window']),
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

/** How an event looks that lasts until the next one of its kinds; null for nothing. */
function lookOf(event: TraceEvent): Look | null {
  switch (event.kind) {
    case 'network':
      return { look: event.up ? 'up' : 'down', text: describeEvent(event) };
    case 'link':
      return { look: event.state, text: event.state };
    case 'flag':
      return { look: event.online ? 'online' : 'off', text: describeEvent(event) };
    case 'blinkup':
      return event.on ? { look: 'enabled', text: 'enabled' } : null;
    case 'blinkup.window':
      return event.on ? { look: 'enabled', text: 'window open' } : null;
    default:
      return null;
  }
}

/** From each event of some kinds to the next one. */
function spansIn(trace: readonly TraceEvent[], kinds: readonly TraceKind[], end: number): Span[] {
  const events = trace.filter(({ kind }) => kinds.includes(kind));
  return events.flatMap((event, index) => {
    const { at } = event;
    const look = lookOf(event);
    const to = events[index + 1]?.at ?? end;
    return look && to > at ? [{ from: at, to, ...look }] : [];
  });
}

function marksByLane(trace: readonly TraceEvent[]): Map<string, Mark[]> {
  const lanes = new Map<string, Mark[]>();
  const failed = failedFlushes(trace);
  for (const event of trace) {
    const place = placeOf(event);
    if (!place) continue;
    if (failed.has(event)) place.tone = 'bad';
    const marks = lanes.get(place.lane) ?? [];
    marks.push({ at: event.at, tone: place.tone, kind: event.kind, text: describeEvent(event) });
    lanes.set(place.lane, marks);
  }
  return lanes;
}

interface Place {
  lane: string;
  tone: Tone;
}

/** Where an event is a mark; null for those that are spans. */
function placeOf(event: TraceEvent): Place | null {
  switch (event.kind) {
    case 'network':
    case 'link':
    case 'flag':
    case 'connect':
    case 'outcome':
    case 'disconnect':
    case 'blinkup':
    case 'blinkup.window':
    case 'queued':
      return null;
    case 'callback':
      return { lane: 'callbacks', tone: callbackTone(event) };
    case 'task':
      return { lane: 'tasks', tone: 'info' };
    case 'log':
    case 'error':
    case 'agent.send':
      return { lane: 'messages', tone: isSent(event) ? 'good' : 'bad' };
    case 'agent.on':
      return { lane: 'messages', tone: event.lost ? 'bad' : 'info' };
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
    case 'waiting':
      if (describeKept(event) === null) return null;
      return { lane: 'tasks', tone: event.kind === 'end' ? 'bad' : 'quiet' };
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

function callbackTone({ name, expected }: CallbackEvent): Tone {
  if (name === 'onConnect') return 'good';
  return expected === true ? 'quiet' : 'bad';
}
