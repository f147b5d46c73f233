import type { Scenario, TimerOrder } from '../../targets/simulator/scenario.js';
import type { Behaviour } from './behaviour.js';

/** One way to be impOS, where the documentation leaves the choice. */
export interface Variant {
  name: string;
  scenario: Scenario;
}

const earlyDisconnects = ['ends', 'tells', 'ignored'] as const;
const onlineAnswers = ['none', 'later', 'within'] as const;

const orders: readonly { timerOrder: TimerOrder; seed?: number }[] = [
  { timerOrder: 'fifo' },
  { timerOrder: 'lifo' },
  { timerOrder: 'shuffled', seed: 1 },
  { timerOrder: 'shuffled', seed: 4711 },
];

// The clock starts anew, passes the largest integer after 2 seconds, or passes 0 after 3.
const clocks = [0, 2147481648, -3000] as const;

/**
 * All combinations of what disconnect() does to an attempt, of timer orders and of answers, each
 * with some start of the clock, and with no limit or with one timer, as many as a manager needs.
 */
const impOSes: readonly Scenario[] = earlyDisconnects.flatMap((earlyDisconnect, i) =>
  orders.flatMap((order, j) =>
    onlineAnswers.map((onlineAnswer, k) => ({
      ...order,
      earlyDisconnect,
      onlineAnswer,
      millis: clocks[(i + j + k) % 3]!,
      ...((i + j + k) % 2 === 0 ? {} : { timerLimit: 1 }),
    })),
  ),
);

/** The variants of impOS that a behaviour runs in: those it does not fix itself. */
export function variantsOf({ scenario = {} }: Behaviour): Variant[] {
  const variants = impOSes.map((each) => ({ ...each, ...scenario }));
  return [...new Map(variants.map((each) => [nameOf(each), each]))].map(([name, each]) => ({
    name,
    scenario: each,
  }));
}

function nameOf({
  earlyDisconnect,
  timerOrder,
  seed,
  onlineAnswer,
  millis,
  timerLimit,
}: Scenario): string {
  return [
    `disconnect() during an attempt: ${earlyDisconnect}`,
    `timers: ${timerOrder} ${seed ?? ''}`.trim(),
    `answer to connect() online: ${onlineAnswer}`,
    `millis() from ${millis}`,
    `timer limit: ${timerLimit ?? 'none'}`,
  ].join(', ');
}
