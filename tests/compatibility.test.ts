/**
 * Programs in the style of those that are in the field, with what they must do beside them.
 */
import { readdir, readFile } from 'node:fs/promises';
import test from 'ava';
import { squirrelVm } from '../targets/squirrel/vm.js';
import type { Scenario } from '../targets/simulator/scenario.js';
import { traceInSquirrel } from '../targets/impsim/squirrel.js';
import type { TraceEvent, TraceKind } from '../targets/simulator/events.js';
import { root } from './support/files.js';
import { describeEvent } from '../targets/simulator/describe-event.js';

interface Story {
  /** What is promised. */
  title: string;
  scenario: Scenario;
  /** How long the program runs. */
  seconds: number;
}

/** By the name of the program: `name.device.nut`, whose trace is `name.trace`. */
const STORIES: Readonly<Record<string, Story>> = {
  'message-library': {
    title: 'two libraries and the application have callbacks of their own',
    scenario: {
      network: [
        { at: 10, up: false },
        { at: 20, up: true },
      ],
    },
    seconds: 70,
  },
  subclass: {
    title: 'a subclass sees every connect() and disconnect(), and hands out promises',
    scenario: {
      boot: 'warm',
      network: [
        { at: 0, up: false },
        { at: 30, up: true },
      ],
    },
    seconds: 125,
  },
  'low-power': {
    title: 'a library puts the device to sleep after a timeout, and after the work',
    scenario: {
      boot: 'warm',
      network: [
        { at: 0, up: false },
        { at: 50, up: true },
      ],
    },
    seconds: 90,
  },
  timers: {
    title: 'connect() and disconnect() are callbacks of timers',
    scenario: {},
    seconds: 330,
  },
  names: {
    title: 'callbacks reach the functions of the application, tasks those of the manager',
    scenario: {
      boot: 'warm',
      network: [
        { at: 0, up: false },
        { at: 8, up: true },
      ],
    },
    seconds: 60,
  },
  unheld: {
    title: 'managers that nobody holds go on side by side',
    scenario: {
      network: [
        { at: 10, up: false },
        { at: 90, up: true },
      ],
    },
    seconds: 120,
  },
};

/** What the program sees and does; the rest is the simulation's own business. */
const KINDS: readonly TraceKind[] = [
  'connect',
  'disconnect',
  'agent.send',
  'log',
  'error',
  'uncaught',
];

const folder = `${root}tests/compatibility/`;
const read = (file: string) => readFile(file, 'utf8');

function print(trace: readonly TraceEvent[]): string {
  const seen = trace.filter(({ kind }) => KINDS.includes(kind));
  return seen.map((event) => `${event.at} ${event.kind}: ${describeEvent(event)}\n`).join('');
}

test('every program and every trace belongs to a story', async (t) => {
  const files = Object.keys(STORIES).flatMap((name) => [`${name}.device.nut`, `${name}.trace`]);
  t.deepEqual((await readdir(folder)).sort(), files.sort());
});

for (const [name, { title, scenario, seconds }] of Object.entries(STORIES)) {
  for (const bits of [32, 64] as const) {
    test(`${title}, on the ${bits}-bit VM`, async (t) => {
      const program = {
        name: `${name}.device.nut`,
        source: await read(`${folder}${name}.device.nut`),
      };
      const trace = await traceInSquirrel(await squirrelVm(bits), program, scenario, seconds);
      t.is(print(trace), await read(`${folder}${name}.trace`));
    });
  }
}
