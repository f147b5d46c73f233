// The life that the picture in the README shows: a program that measures twice a minute, and is to
// stay connected, on a simulated imp whose WiFi goes twice.
import { ConnectionManager } from '../../../core/index.js';
import { SimulatedImp, type Scenario, type TraceEvent } from '../../simulator/imp.js';

/** Something that lasts. */
export interface Bar {
  /** From when to when, in seconds. */
  readonly from: number;
  readonly to: number;
  readonly look: Look;
  readonly text: string;
}

/** Something that happens. */
export interface Point {
  /** When, in seconds. */
  readonly at: number;
  readonly look: Look;
  readonly text: string;
}

/** What is said of a time, in seconds. */
export interface Remark {
  readonly at: number;
  readonly text: string;
}

/** What a reader is to think of it. */
export type Look = 'good' | 'trying' | 'bad' | 'waiting';

/** All that is shown of one thing. */
export interface Row {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly points: readonly Point[];
}

/** Something that happens, in seconds. */
interface Event {
  readonly at: number;
  readonly kind: string;
  readonly text: string;
}

interface Span extends Event {
  readonly from: number;
  readonly to: number;
  readonly next: Event | undefined;
}

/** What happens, for those who look at the picture. */
export const STORY: readonly Remark[] = [
  { at: 0, text: 'cold boot' },
  { at: 40.5, text: 'a dip' },
  { at: 72, text: 'the WiFi is gone' },
  { at: 226, text: 'and back' },
];

/** How long the picture is, in seconds. */
export const LIFE_SECONDS = 300;

const MEASURE_SECONDS = 30;

const SCENARIO: Scenario = {
  network: [
    { at: 0, up: false, comment: 'the router starts later than the imp' },
    { at: 14, up: true },
    { at: 40.5, up: false, comment: 'a dip between two looks of the manager' },
    { at: 43, up: true },
    { at: 72, up: false, comment: 'longer than impOS tries by itself' },
    { at: 226, up: true },
  ],
};

/**
 * Lets the imp live.
 * @returns What happened, a row for each thing.
 */
export function live(): Row[] {
  const events = run();
  const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind));
  return [
    { label: 'WiFi', bars: spans(of('network')).map(networkBar), points: [] },
    { label: 'impOS', bars: spans(of('link')).flatMap(linkBar), points: [] },
    { label: 'attempts', bars: spans(of('connect', 'outcome')).flatMap(attemptBar), points: [] },
    { label: 'isConnected()', bars: spans(of('flag')).flatMap(flagBar), points: [] },
    { label: 'callbacks', bars: [], points: of('callback').map(callbackPoint) },
    { label: 'tasks', ...deliveries(of('queue'), of('run'), 'run') },
    { label: 'log lines', ...deliveries(of('write'), of('log', 'error'), 'sent') },
  ];
}

/** Runs the program, and watches the flag. */
function run(): Event[] {
  const imp = new SimulatedImp(SCENARIO);
  const managers: ConnectionManager[] = [];
  const seen: Event[] = [];
  const see = (kind: string, text = '') => {
    seen.push({ at: imp.now() / 1000, kind, text });
  };
  imp.start(() => {
    managers.push(startProgram(imp, see));
  });
  let flag: boolean | undefined;
  imp.runUntil(() => {
    const isConnected = managers[0]?.isConnected();
    if (isConnected !== flag) see('flag', String(isConnected));
    flag = isConnected;
    return false;
  }, LIFE_SECONDS);
  return [...imp.trace.map(readEvent), ...seen];
}

/** The program, which reports what it does and what it sees: the kind of thing, and the particulars. */
function startProgram(
  imp: SimulatedImp,
  see: (kind: string, text?: string) => void,
): ConnectionManager {
  const cm = new ConnectionManager({ stayConnected: true }, imp.platform);
  const tell = (callback: string, message: string) => () => {
    see('callback', callback);
    see('write');
    cm.log(message);
  };
  cm.onConnect(tell('onConnect', 'online'));
  cm.onDisconnect(tell('onDisconnect', 'connection lost'));
  cm.onTimeout(tell('onTimeout', 'no connection, trying again'));
  const measure = () => {
    imp.platform.imp.wakeup(MEASURE_SECONDS, measure);
    see('queue');
    cm.onNextConnect(() => {
      see('run');
      imp.platform.agent.send('reading', imp.platform.time());
    });
  };
  imp.platform.imp.wakeup(10, measure);
  return cm;
}

function readEvent(event: TraceEvent): Event {
  return { at: event.at / 1000, kind: event.kind, text: wordOf(event) };
}

function wordOf(event: TraceEvent): string {
  if (event.kind === 'network') return event.up ? 'up' : 'down';
  if (event.kind === 'link') return event.state;
  return event.kind === 'outcome' ? event.reason : '';
}

/** What was from each event to the next one; the last one lasts to the end. */
function spans(events: readonly Event[]): Span[] {
  return events
    .map((event, index) => ({ event, next: events[index + 1] }))
    .map(({ event, next }) => ({ ...event, from: event.at, to: next?.at ?? LIFE_SECONDS, next }))
    .filter(({ from, to }) => to > from);
}

function networkBar({ from, to, text }: Span): Bar {
  const isUp = text === 'up';
  return { from, to, look: isUp ? 'good' : 'bad', text: isUp ? 'up' : 'no WiFi' };
}

function linkBar({ from, to, text }: Span): Bar[] {
  if (text === 'off') return [];
  return [{ from, to, look: text === 'online' ? 'good' : 'trying', text }];
}

function attemptBar({ from, to, kind, next }: Span): Bar[] {
  if (kind !== 'connect') return [];
  const isSuccess = next?.text === 'SERVER_CONNECTED';
  return [
    {
      from,
      to,
      look: isSuccess ? 'good' : 'bad',
      text: isSuccess ? 'connected' : (next?.text ?? ''),
    },
  ];
}

function flagBar({ from, to, text }: Span): Bar[] {
  return text === 'true' ? [{ from, to, look: 'good', text }] : [];
}

function callbackPoint({ at, text }: Event): Point {
  return { at, look: text === 'onConnect' ? 'good' : 'bad', text };
}

/** What was handed over, and when it was delivered: the first one first. */
function deliveries(given: readonly Event[], delivered: readonly Event[], verb: string) {
  const waiting = given.map(({ at }, index) => ({ from: at, to: delivered[index]?.at ?? at }));
  return {
    bars: waiting
      .filter(({ from, to }) => to > from)
      .map((each): Bar => ({ ...each, look: 'waiting', text: '' })),
    points: [
      ...waiting
        .filter(({ from, to }) => to > from)
        .map(({ from }): Point => ({ at: from, look: 'waiting', text: '' })),
      ...times(delivered).map(({ at, count }): Point => ({
        at,
        look: 'good',
        text: count > 1 ? `${count} ${verb}` : '',
      })),
    ],
  };
}

/** The times of events, and how many there are at each. */
function times(events: readonly Event[]): { at: number; count: number }[] {
  const all = [...new Set(events.map(({ at }) => at))];
  return all.map((at) => ({ at, count: events.filter((each) => each.at === at).length }));
}
