import type { Scenario, TraceKind } from '../../targets/simulator/imp.js';
import type { Action, Program, Step } from './driver.js';

/** Something that the simulated imp does, as data: what happens, and what comes of it. */
export interface Feature {
  /** A sentence that can be false. */
  title: string;

  /** The machines that it runs on: integers of 64 bits do not wrap as those of an imp. Default: all. */
  bits?: 32;

  /** Default: nothing happens. */
  scenario?: Scenario;

  /** What the program does whenever it starts. Default: it sets the policy RETURN_ON_ERROR. */
  start?: readonly string[];

  /** What happens: `<seconds> <action>`; the actions are those of `driver.ts`. */
  steps: readonly string[];

  /** What callbacks do, by what they note. */
  scripts?: Readonly<Record<string, readonly string[]>>;

  /** How many seconds it takes. Default: 100. */
  seconds?: number;

  /** The kinds of events to look at besides notes and uncaught exceptions. */
  see?: readonly TraceKind[];

  /** What is to be seen: `<milliseconds> <kind> <text>`; the kind is left out for notes. */
  expected: readonly string[];
}

const usualStart = ['policy RETURN_ON_ERROR WAIT_TIL_SENT 30'];

/** What the driver is to do. */
export function programOf({ start, steps, scripts = {}, seconds = 100 }: Feature): Program {
  return {
    start: (start ?? usualStart).map(parseAction),
    steps: steps.map(parseStep),
    scripts: Object.fromEntries(
      Object.entries(scripts).map(([name, actions]) => [name, actions.map(parseAction)]),
    ),
    seconds,
  };
}

function parseStep(text: string): Step {
  const [, at, action] = /^([\d.]+) (.+)$/.exec(text) ?? [];
  if (at === undefined || action === undefined) throw new Error(`no step: ${text}`);
  return { at: Number(at), ...parseAction(action) };
}

function parseAction(action: string): Action {
  const [act = '', ...words] = action.split(' ');
  const numbers = words.map(Number).filter((number) => !Number.isNaN(number));
  return { act, words, numbers, text: words.join(' ') };
}
