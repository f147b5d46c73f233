import type { Scenario } from '../../targets/simulator/imp.js';
import { live, type Life } from './life.js';

/** What a walk found. */
export interface Walk {
  /** How many sequences were walked; each stands for all that it begins with. */
  sequences: number;
  /** How many things they did in all. */
  steps: number;
  /** The first sequence that broke the contract, and how; null for none. */
  broken: { life: Life; violations: readonly string[] } | null;
}

/** Each thing that may happen next. A number is so many seconds that pass. */
export const moves = [
  'connect?',
  'disconnect?',
  'disconnect? force',
  'task? task',
  'connectFor? busy',
  'log m',
  'onDisconnect? reconnects',
  'onConnect? = null',
  'network down',
  'network up',
  0.5,
  6,
] as const;

type Move = (typeof moves)[number];

/** What there is before the first move. */
const before = ['0 onConnect on', '0 onTimeout out', '0 onDisconnect off as other'];

/** What the callbacks and tasks do. */
const scripts = {
  task: ['log t'],
  busy: ['task? task', 'log b'],
  on: ['task? task'],
  reconnects: ['onDisconnect? = null', 'connect?'],
};

/** The imps: what is left open by impOS, the settings, and how the imp starts. */
export const worlds: readonly Pick<Life, 'scenario' | 'settings'>[] = [
  world({}, {}),
  world({ boot: 'warm', earlyDisconnect: 'ignored', timerOrder: 'lifo' }, { stayConnected: true }),
  world({ earlyDisconnect: 'tells', answers: [{ times: 2 }, { times: 2 }] }, { startBehavior: 2 }),
  world(
    { boot: 'warm', answers: [{ times: 0 }, { within: true }, { delay: 3 }], timerLimit: 4 },
    { startBehavior: 1, retryOnTimeout: false },
  ),
];

function world(scenario: Scenario, settings: Life['settings']): (typeof worlds)[number] {
  return { scenario, settings: { checkTimeout: 2.5, connectTimeout: 3, ...settings } };
}

/** Walks all sequences of so many moves, until one breaks the contract. */
export function walk(depth: number): Walk {
  const found: Walk = { sequences: 0, steps: 0, broken: null };
  for (const each of worlds) {
    const count = moves.length ** depth;
    for (let number = 0; number < count && found.broken === null; number++) {
      const life = { ...each, steps: stepsOf(movesOf(number, depth)), scripts };
      const { violations } = live(life);
      found.sequences++;
      found.steps += depth;
      if (violations.length > 0) found.broken = { life, violations };
    }
  }
  return found;
}

/** The sequence of a number: its digits. */
function movesOf(number: number, depth: number): Move[] {
  const list: Move[] = [];
  let rest = number;
  while (list.length < depth) {
    list.push(moves[rest % moves.length] ?? 0.5);
    rest = Math.trunc(rest / moves.length);
  }
  return list;
}

function stepsOf(list: readonly Move[]): string[] {
  let now = 0.1;
  const steps: string[] = [...before];
  for (const move of list) {
    if (typeof move === 'number') now += move;
    else steps.push(`${now.toFixed(1)} ${move}`);
  }
  return [...steps, `${now.toFixed(1)} look`];
}
