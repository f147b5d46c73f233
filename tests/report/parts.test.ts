import test from 'ava';
import { changedKnobs } from '../../targets/impsim/report/knobs.js';
import { attemptsIn } from '../../targets/impsim/report/page/attempts.js';
import { blocksOf, clusterMarks } from '../../targets/impsim/report/page/detail.js';
import { radioByHour, radioScale, runFigures } from '../../targets/impsim/report/page/figures.js';
import { partsOf } from '../../targets/impsim/report/page/fleet-chart.js';
import {
  duration,
  exactTime,
  shortCount,
  tickTime,
} from '../../targets/impsim/report/page/format.js';
import { lanesOf, type Mark, type Span } from '../../targets/impsim/report/page/lanes.js';
import { timeTicks } from '../../targets/impsim/report/page/ticks.js';
import {
  SimulatedImp,
  type LinkState,
  type Scenario,
  type TraceEvent,
} from '../../targets/simulator/imp.js';
import { sampleFleet, sampleRun } from './samples.js';

/** The attempts of a program that does no more than this, a minute long. */
function attemptsOf(
  scenario: Scenario,
  program: (server: SimulatedImp['platform']['server'], imp: SimulatedImp) => void,
): string[] {
  const imp = new SimulatedImp({ boot: 'warm', ...scenario });
  imp.start(() => {
    const { server } = imp.platform;
    server.setsendtimeoutpolicy(imp.platform.RETURN_ON_ERROR, imp.platform.WAIT_TIL_SENT, 1);
    program(server, imp);
  });
  imp.run(60);
  return attemptsIn(imp.trace, 60_000).map(({ from, to, end, text }) => {
    return `${from} ${to} ${end}: ${text}`;
  });
}

const nothing = (): void => undefined;

test('an attempt that succeeds lasts until the imp is online', (t) => {
  const found = attemptsOf({}, (server) => {
    server.connect(nothing, 30);
  });
  t.deepEqual(found, ['0 1500 succeeded: SERVER_CONNECTED']);
});

test('an attempt that fails says why', (t) => {
  const network = [{ at: 0, up: false }];
  const found = attemptsOf({ network }, (server) => {
    server.connect(nothing, 30);
  });
  t.deepEqual(found, ['0 30000 failed: NO_WIFI']);
});

test('an attempt ends without its callback, too', (t) => {
  const found = attemptsOf({ answers: [{ times: 0 }] }, (server) => {
    server.connect(nothing, 30);
  });
  t.deepEqual(found, ['0 1500 succeeded: online']);
});

test('an attempt that the program ends is cancelled, not failed', (t) => {
  const found = attemptsOf({}, (server, imp) => {
    server.connect(nothing, 30);
    imp.interrupt(1, () => {
      server.disconnect();
    });
  });
  t.deepEqual(found, ['0 1000 cancelled: the link is off']);
});

test('a second call has the attempt that is under way', (t) => {
  const found = attemptsOf({}, (server, imp) => {
    server.connect(nothing, 30);
    imp.interrupt(1, () => {
      server.connect(nothing, 30);
    });
  });
  t.deepEqual(found, ['0 1500 succeeded: SERVER_CONNECTED']);
});

test('impOS makes attempts, too', (t) => {
  const network = [
    { at: 10, up: false },
    { at: 20, up: true },
    { at: 30, up: false },
  ];
  const found = attemptsOf({ boot: 'cold', network, recoveryDuration: 15 }, nothing);
  t.deepEqual(found, [
    '0 0 succeeded: online',
    '10000 21500 succeeded: online',
    '30000 45000 failed: the link is off',
  ]);
});

test('an attempt can be under way at the end', (t) => {
  const found = attemptsOf({ network: [{ at: 0, up: false }] }, (server) => {
    server.connect(nothing, 90);
  });
  t.deepEqual(found, ['0 60000 open: still under way']);
});

test('every event of a run is in a lane, and in one only', (t) => {
  const { trace } = sampleRun();
  const lanes = lanesOf(trace, 86_400_000).filter(({ id }) => id !== 'attempts');
  const marks = lanes.flatMap(({ marks }) => marks);
  const spans = [
    'network',
    'link',
    'flag',
    'connect',
    'outcome',
    'disconnect',
    'blinkup',
    'blinkup.window',
    'queued',
  ];
  t.is(marks.length, trace.filter(({ kind }) => !spans.includes(kind)).length);
});

test('what was lost is marked so', (t) => {
  const trace: TraceEvent[] = [
    { at: 0, kind: 'agent.send', result: 0, name: 'hello', data: null, blocked: 0 },
    { at: 1, kind: 'log', result: 1, data: 'not online', blocked: 0 },
    { at: 2, kind: 'agent.on', name: 'hello', data: null, lost: true },
    { at: 3, kind: 'dropped', bytes: 12 },
  ];
  const [lane] = lanesOf(trace, 10);
  t.deepEqual(
    lane?.marks.map(({ tone }) => tone),
    ['good', 'bad', 'bad', 'bad'],
  );
});

test('the flag ends with its program, and what was gone with it is marked', (t) => {
  const trace: TraceEvent[] = [
    { at: 0, kind: 'flag', online: true },
    { at: 10, kind: 'end', tasks: 0, messages: 0, place: null },
    { at: 50, kind: 'flag', online: true },
    { at: 60, kind: 'end', tasks: 2, messages: 1, place: null },
  ];
  const lanes = lanesOf(trace, 100);
  const flag = lanes.find(({ id }) => id === 'flag');
  t.deepEqual(
    flag?.spans.map(({ from, to }) => [from, to]),
    [
      [0, 10],
      [50, 60],
    ],
  );
  const tasks = lanes.find(({ id }) => id === 'tasks');
  t.deepEqual(tasks?.marks, [{ at: 60, tone: 'bad', kind: 'end', text: 'tasks 2, messages 1' }]);
});

test('a flush that failed is marked as lost only when there was something to send', (t) => {
  const flush = (at: number, acknowledged: boolean): TraceEvent => {
    return { at, kind: 'flush', acknowledged, blocked: 0 };
  };
  const trace: TraceEvent[] = [
    flush(0, false),
    { at: 1, kind: 'link', state: 'online' },
    flush(2, false),
    flush(3, true),
  ];
  const messages = lanesOf(trace, 10).find(({ id }) => id === 'messages');
  t.deepEqual(
    messages?.marks.map(({ tone }) => tone),
    ['quiet', 'bad', 'quiet'],
  );
});

const markAt = (at: number): Mark => ({ at, tone: at === 70 ? 'bad' : 'good', kind: '', text: '' });

test('marks that lie upon each other are one, as bad as the worst', (t) => {
  const marks = [0, 20, 60, 70, 75, 80, 500].map(markAt);
  const clusters = clusterMarks(marks, (at) => at, 400);
  t.deepEqual(
    clusters.map(({ first, last, tone }) => [first, last, tone]),
    [
      [0, 0, 'good'],
      [1, 1, 'good'],
      [2, 5, 'bad'],
    ],
  );
});

test('each of many marks is in one cluster', (t) => {
  const marks = Array.from({ length: 10_000 }, (_, index) => markAt((index * index) % 7919)).sort(
    (one, other) => one.at - other.at,
  );
  for (const scale of [0.05, 0.3, 2]) {
    const clusters = clusterMarks(marks, (at) => at * scale, 7919 * scale);
    t.is(clusters[0]?.first, 0);
    t.is(clusters.at(-1)?.last, marks.length - 1);
    t.true(clusters.every(({ first }, i) => i === 0 || first === clusters[i - 1]!.last + 1));
    t.true(clusters.every(({ x }, i) => i === 0 || x > clusters[i - 1]!.x));
  }
});

test('short spans are one block, which looks as it does longest', (t) => {
  const span = (from: number, to: number, look: string): Span => ({ from, to, look, text: look });
  const spans = [
    span(0, 100, 'up'),
    span(100, 100.5, 'down'),
    span(100.5, 101.5, 'up'),
    span(101.5, 200, 'down'),
  ];
  const blocks = blocksOf(spans, (at) => at, 150);
  t.deepEqual(
    blocks.map(({ first, last, look, isMixed, x, width }) => [
      first,
      last,
      look,
      isMixed,
      x,
      width,
    ]),
    [
      [0, 0, 'up', false, 0, 100],
      [1, 2, 'up', true, 100, 3],
      [3, 3, 'down', false, 101.5, 50.5],
    ],
  );
});

test('the radio is on for as long as the link is not off and the imp does not sleep', (t) => {
  const link = (at: number, state: LinkState): TraceEvent => ({ at, kind: 'link', state });
  const hour = 3_600_000;
  const trace = [link(0, 'off'), link(hour / 2, 'connecting'), link(hour, 'online')];
  const all = [...trace, link(1.25 * hour, 'sleeping')];
  t.deepEqual(radioByHour(all, 2.5 * hour), [hour / 2, hour / 4, 0]);
  const run = { ...sampleRun(60), trace: all, seconds: 9000 };
  t.like(runFigures(run)[2], { title: 'Radio on', value: '45 min', note: '18 min per hour' });
});

test('a bar of the radio is full at the smallest scale that has room for all hours', (t) => {
  const hour = 3_600_000;
  t.is(radioScale([17_800, 3000], 2 * hour), 30_000);
  t.is(radioScale([0], hour), 1000);
  t.is(radioScale([60_000, 60_001], 2 * hour), 300_000);
  t.is(radioScale([900_001], hour), hour);
  // 10 seconds of a minute are 10 minutes of an hour.
  t.is(radioScale([0, 10_000], hour + 60_000), 900_000);
});

test('only settings that are not as by default are told', (t) => {
  t.deepEqual(
    changedKnobs({
      title: 'All',
      boot: 'cold',
      connectDelay: 1.5,
      staleDuration: 30,
      network: [{ at: 0, up: false }],
      timerLimit: null,
      answers: [],
    }),
    [
      { name: 'staleDuration', value: '30' },
      { name: 'network', value: '1 entry' },
      { name: 'answers', value: '0 entries' },
    ],
  );
});

test('a part of a fleet has its largest rates and the fewest devices online', (t) => {
  const { summary } = sampleFleet();
  const parts = partsOf(summary, 0, 3_600_000, 6);
  t.is(parts.length, 6);
  t.like(parts[1], { from: 600_000, to: 1_200_000, attempts: 90, online: 0 });
});

test('times are told as exactly as is needed', (t) => {
  t.is(exactTime(93_787_250), '26:03:07.250');
  t.is(exactTime(59_999.7), '0:01:00.000');
  t.is(tickTime(7_200_000, 3_600_000), '2:00');
  t.is(tickTime(7_200_000, 5000), '2:00:00');
  t.is(tickTime(172_800_000, 86_400_000), '2 d');
  t.is(duration(7_500_000), '2 h 5 min');
  t.is(duration(3_599_999), '1 h');
  t.is(duration(1500), '1.5 s');
  t.deepEqual([999, 1234, 45_678, 2_000_000].map(shortCount), ['999', '1.2k', '45k', '2M']);
});

test('ticks are at round times', (t) => {
  t.deepEqual(timeTicks(0, 86_400_000, 10), {
    step: 10_800_000,
    at: Array.from({ length: 9 }, (_, index) => index * 10_800_000),
  });
  t.deepEqual(timeTicks(1300, 1420, 4), { step: 50, at: [1300, 1350, 1400] });
});
