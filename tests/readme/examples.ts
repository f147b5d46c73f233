/** The examples of the README in Squirrel, on the simulated imp. */
import { readFile } from 'node:fs/promises';
import { traceInSquirrel } from '../../targets/impsim/squirrel.js';
import type { Scenario } from '../../targets/simulator/scenario.js';
import type { TraceEvent, TraceKind } from '../../targets/simulator/events.js';
import { squirrelVm } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';
import { dataText } from '../../targets/simulator/data.js';
import { describeEvent } from '../../targets/simulator/describe-event.js';

const read = (name: string) => readFile(`${root}${name}`, 'utf8');

/** What happens to an example, and how long it runs. */
interface Story {
  readonly scenario: Scenario;
  readonly seconds: number;
}

/** The WiFi goes, for longer than impOS tries by itself, and comes back. */
const USUAL: Story = {
  scenario: {
    network: [
      { at: 71.3, up: false },
      { at: 250, up: true },
    ],
  },
  seconds: 330,
};

const OFFLINE: Scenario = { network: [{ at: 0, up: false }] };

/** By the id of the example, where the usual story does not show what it does. */
const STORIES: Readonly<Record<string, Story>> = {
  retryontimeout: { scenario: { ...OFFLINE, boot: 'warm' }, seconds: 7300 },
  connect: { scenario: { boot: 'warm' }, seconds: 10 },
  isconnected: { scenario: { boot: 'warm' }, seconds: 10 },
  ontimeout: { scenario: { ...OFFLINE, boot: 'warm' }, seconds: 1400 },
  lastreason: { scenario: { ...OFFLINE, boot: 'warm' }, seconds: 130 },
  connectfor: { scenario: {}, seconds: 1000 },
  'connectfor 2': {
    scenario: { agentMessages: [{ at: 5, name: 'done', data: null }] },
    seconds: 10,
  },
  'sleep-and-restarts': {
    scenario: {
      network: [
        { at: 2600, up: false },
        { at: 3000, up: true },
      ],
    },
    seconds: 7300,
  },
};

/** What a reader of an example is interested in. */
const KINDS: readonly TraceKind[] = [
  'connect',
  'outcome',
  'disconnect',
  'flush',
  'policy',
  'log',
  'error',
  'agent.send',
  'agent.on',
  'blinkup.window',
  'sleep',
  'boot',
  'uncaught',
];

/** Runs an example; returns what it does, a line each. */
export async function runExample(id: string, example: string): Promise<string> {
  const trace = await runProgram(id, example, STORIES[id] ?? USUAL);
  const seen = trace.filter(({ kind }) => KINDS.includes(kind));
  return seen.map((event) => `${event.at / 1000} ${event.kind} ${describeEvent(event)}\n`).join('');
}

/** Makes calls, each of which must throw; returns what they throw. */
export async function errorsOf(calls: readonly string[]): Promise<string[]> {
  const tries = calls.map(
    (call) => `try { ${call}; server.log("nothing"); } catch (error) { server.log(error); }`,
  );
  const trace = await runProgram('errors', tries.join('\n'), { scenario: {}, seconds: 1 });
  return trace.flatMap((event) => (event.kind === 'log' ? [dataText(event.data)] : []));
}

async function runProgram(
  name: string,
  example: string,
  { scenario, seconds }: Story,
): Promise<TraceEvent[]> {
  const program = {
    name,
    source: await wholeProgram(example),
  };
  return traceInSquirrel(await squirrelVm(32), program, scenario, seconds);
}

/** What requires the library is whole; all else has the prelude before it. */
async function wholeProgram(example: string): Promise<string> {
  if (example.startsWith('#require')) return example;
  const makesManager = example.includes('cm <- ConnectionManager(');
  const manager = makesManager ? '' : 'cm <- ConnectionManager();\n';
  const library = '#require "ConnectionManager.lib.nut:3.1.1"\n';
  return library + (await read('tests/readme/prelude.nut')) + manager + example;
}
