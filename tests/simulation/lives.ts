import fc from 'fast-check';
import type { Answer, Scenario } from '../../targets/simulator/imp.js';
import type { Life } from './life.js';
import type { Quirks } from './watch.js';

/** What a program does, each kind of thing as often as the others. */
const calls = fc.oneof(
  fc.constantFrom(
    'connect?',
    'disconnect?',
    'disconnect?',
    'disconnect? force',
    'disconnect? -1',
    'disconnect? force 0',
    'disconnect? force -1',
  ),
  fc.constantFrom('connect?', 'look', 'log = null', 'error = 5', 'log = true'),
  fc.nat(99).map((number) => `log m${number}`),
  fc.nat(99).map((number) => `error e${number}`),
  fc.constantFrom(...[0, 1, 2, 3, 9].map((behavior) => `blinkUp? = ${behavior}`)),
  fc.constantFrom('limit 0', 'limit 1', 'limit 2', 'limit 4', 'limit none', 'limit none'),
  fc.constantFrom('network up', 'network down', 'network down NO_SERVER'),
);

const ids = fc.constantFrom('', ' as x', ' as y', ' as null');
const kinds = ['onConnect', 'onTimeout', 'onDisconnect'] as const;
const wrong = fc.constantFrom(
  'task? = null',
  'connectFor? = 5',
  'onConnect? = 7',
  'onTimeout? = "a"',
);

/** Registers, replaces or removes a callback. */
const registrations = fc
  .tuple(fc.constantFrom(...kinds), fc.constantFrom('1', '2', '3', 'none'), ids)
  .map(([kind, which, id]) =>
    which === 'none' ? `${kind}? = null${id}` : `${kind}? ${kind}${which}${id}`,
  );

/** Queues one of the tasks from the number on. */
function tasksFrom(first: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('task?', 'connectFor?'), fc.integer({ min: first, max: lastTask }))
    .map(([act, number]) => `${act} task${number}`);
}

const lastTask = 5;

/** What a callback does: it removes itself when it causes the event that it is called for. */
function callbackOf(kind: string): fc.Arbitrary<string[]> {
  const actions = fc.array(
    fc.oneof(calls, registrations, tasksFrom(3), fc.constant('throw oops')),
    {
      maxLength: 3,
    },
  );
  const removal = ['', ' as x', ' as y'].map((id) => `${kind} = null${id}`);
  return actions.map((all) =>
    all.some((each) => /^(connect|disconnect)/.test(each)) ? [...removal, ...all] : all,
  );
}

/** A task queues later ones only, or there might be no end. */
function taskOf(number: number): fc.Arbitrary<string[]> {
  const queued = number < lastTask ? [tasksFrom(number + 1)] : [];
  return fc.array(fc.oneof(calls, registrations, fc.constant('throw oops'), ...queued), {
    maxLength: 3,
  });
}

const scripts = fc.record(
  Object.fromEntries([
    ...kinds.flatMap((kind) =>
      [1, 2, 3].map((number) => [kind + String(number), callbackOf(kind)]),
    ),
    ...[1, 2, 3, 4, 5].map((number) => [`task${number}`, taskOf(number)] as const),
  ]) as Record<string, fc.Arbitrary<string[]>>,
);

const gaps = fc.constantFrom(0, 0, 0, 0.01, 0.5, 1, 1.5, 3, 7, 20);

const steps = fc
  .array(fc.tuple(gaps, fc.oneof(calls, calls, registrations, tasksFrom(1), tasksFrom(1), wrong)), {
    minLength: 1,
    maxLength: 20,
  })
  .map((list) => {
    let hundredths = 0;
    return list.map(([gap, action]) => {
      hundredths += Math.round(gap * 100);
      return `${(hundredths / 100).toFixed(2)} ${action}`;
    });
  });

const answers: fc.Arbitrary<Answer> = fc.constantFrom<Answer>(
  {},
  {},
  { times: 0 },
  { times: 2 },
  { delay: 1 },
  { delay: 6 },
  { times: 2, delay: 4 },
  { within: true },
  { within: true, times: 2 },
  { within: true, times: 0 },
  { overtime: 3 },
  { overtime: 20 },
);

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  boot: fc.constantFrom('cold', 'warm'),
  network: fc.array(
    fc.record({
      at: fc.nat(40),
      up: fc.boolean(),
      failAfter: fc.constantFrom(null, 0, 0.3, 2),
    }),
    { maxLength: 4 },
  ),
  connectDelay: fc.constantFrom(0, 0.5, 1.5, 12),
  flushDelay: fc.constantFrom(0, 0.1, 0.3),
  millis: fc.constantFrom(0, 2147473647, -9000),
  answers: fc.array(answers, { maxLength: 6 }),
  onlineAnswer: fc.constantFrom('none', 'later', 'within'),
  earlyDisconnect: fc.constantFrom('ends', 'tells', 'ignored'),
  timerOrder: fc.constantFrom('fifo', 'lifo', 'shuffled'),
  seed: fc.nat(65536),
  timerLimit: fc.constantFrom(null, null, 4, 2, 1),
  sendResults: fc.array(fc.constantFrom(0, null, 1, 2, 3, 4), { maxLength: 5 }),
});

const settings = fc.record({
  startBehavior: fc.constantFrom(0, 0, 1, 2),
  stayConnected: fc.boolean(),
  retryOnTimeout: fc.boolean(),
  blinkupBehavior: fc.nat(3),
  checkTimeout: fc.constantFrom(1, 2.5, 5),
  connectTimeout: fc.constantFrom(2, 10),
});

/** Programs that do anything at any moment, on imps to which anything happens. */
export const lives: fc.Arbitrary<Life> = fc.record({
  scenario: scenarios,
  settings,
  steps,
  scripts,
});

/** What no other host knows of. */
export const quirks: fc.Arbitrary<Quirks> = fc.record({
  refuses: fc.constantFrom(null, null, null, 'connect', 'disconnect'),
  answersWithin: fc.boolean(),
});
