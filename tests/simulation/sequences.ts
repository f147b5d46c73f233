import type { Scenario } from '../../targets/simulator/imp.js';
import type { Violation } from '../storm/invariants/index.js';
import { live } from '../storm/live.js';
import type { Action, Plan, Step } from '../storm/plan.js';

/** What a walk found. */
export interface Walk {
  /** How many sequences were walked; each stands for all that it begins with. */
  sequences: number;
  /** How many things they did in all. */
  steps: number;
  /** The first sequence that broke the contract, and how; null for none. */
  broken: { plan: Plan; violations: readonly Violation[] } | null;
}

/** What callbacks and tasks do. */
const scripts = {
  nothing: [],
  logs: [action('log', 1)],
  busy: [action('task', 1), action('log', 1)],
  queues: [action('task', 1)],
  reconnects: [action('onDisconnect', -1), action('connect')],
};

const numberOf = (name: keyof typeof scripts): number => Object.keys(scripts).indexOf(name);

/** Each thing that may happen next. A number is so many seconds that pass. */
export const moves = [
  action('connect'),
  action('disconnect', -2),
  action('disconnect', -2, 'force'),
  action('task', numberOf('logs')),
  action('connectFor', numberOf('busy')),
  action('log', 1),
  action('onDisconnect', numberOf('reconnects')),
  action('onConnect', -1),
  action('down', -1, 'NO_WIFI'),
  action('up'),
  0.5,
  6,
] as const;

type Move = (typeof moves)[number];

/** What there is before the first move. */
const before: readonly Step[] = [
  { at: 0, ...action('onConnect', numberOf('queues')) },
  { at: 0, ...action('onTimeout', numberOf('nothing')) },
  { at: 0, ...action('onDisconnect', numberOf('nothing'), 'x') },
];

/** The imps: what is left open by impOS, the settings, and how the imp starts. */
export const worlds: readonly Plan[] = [
  world({}, {}),
  world({ boot: 'warm', earlyDisconnect: 'ignored', timerOrder: 'lifo' }, { stayConnected: true }),
  world({ earlyDisconnect: 'tells' }, { startBehavior: 2 }, [{ times: 2 }]),
  world({ boot: 'warm', timerLimit: 4 }, { startBehavior: 1, retryOnTimeout: false }, [
    { times: 0 },
    { within: true },
    { delay: 3 },
  ]),
];

// After the last move, attempts end and retries follow; then the network comes, and all settles.
const afterSeconds = 20;
const calmSeconds = 45;

function action(act: string, number = 0, text = ''): Action {
  return { act, manager: 0, number, text };
}

function world(
  scenario: Scenario,
  settings: Record<string, unknown>,
  answers: Plan['answers'] = [],
): Plan {
  return {
    scenario: { ...scenario, silent: true },
    survives: true,
    settings: [{ checkTimeout: 2.5, connectTimeout: 3, ...settings }],
    refuses: '',
    answersWithin: false,
    answers,
    steps: [],
    scripts: Object.values(scripts),
    calmAt: 0,
    seconds: 0,
  };
}

/** Walks all sequences of so many moves, until one breaks the contract. */
export function walk(depth: number): Walk {
  const found: Walk = { sequences: 0, steps: 0, broken: null };
  for (const each of worlds) {
    const count = moves.length ** depth;
    for (let number = 0; number < count && found.broken === null; number++) {
      const plan = planOf(each, movesOf(number, depth));
      const { violations } = live(plan);
      found.sequences++;
      found.steps += depth;
      if (violations.length > 0) found.broken = { plan, violations };
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

function planOf(plan: Plan, list: readonly Move[]): Plan {
  let at = 0.1;
  const steps = [...before];
  for (const move of list) {
    if (typeof move === 'number') at += move;
    else steps.push({ at: Math.round(at * 1000), ...move });
  }
  const calmAt = Math.ceil(at) + afterSeconds;
  return { ...plan, steps, calmAt, seconds: calmAt + calmSeconds };
}
