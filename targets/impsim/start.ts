/**
 * `npm start`: three device programs live through a day of a simulated imp, once as JavaScript in
 * Node and once as Squirrel in the embedded engine, and what happens is the same.
 */
import { describeEvent } from '../simulator/describe-event.js';
import type { TraceEvent } from '../simulator/imp.js';
import { readScenario } from '../simulator/scenario-file.js';
import { packageFile } from './package-files.js';
import { prepare, type Machine } from './program.js';
import { clockTime, summarize, timeline } from './timeline.js';

const DAY_SECONDS = 24 * 3600;

/** So many lines of a program's timeline are printed, half of them from its end. */
const MOST_LINES = 30;

/** Columns, where there is no terminal that has its own. */
const USUAL_WIDTH = 120;

const PROGRAMS = ['sensor', 'battery', 'mains'];

const FOLDER = 'targets/simulator/examples';

/** What a program did in Node and in Squirrel. */
interface Traces {
  node: TraceEvent[];
  squirrel: TraceEvent[];
}

async function main(): Promise<boolean> {
  let equal = true;
  for (const name of PROGRAMS) {
    const traces = {
      node: await trace(`${name}.ts`, 'node'),
      squirrel: await trace(`${name}.device.nut`, 'embedded'),
    };
    equal = show(name, traces) && equal;
  }
  return equal;
}

/** As `impsim FILE --scenario day.json --for 24h` has it. */
async function trace(file: string, machine: Machine): Promise<TraceEvent[]> {
  const program = { file: packageFile(`${FOLDER}/${file}`), machine, libraries: [] };
  const run = await prepare(program);
  const scenario = await readScenario(packageFile(`${FOLDER}/day.json`));
  const { trace, failure } = await run(scenario, { seconds: DAY_SECONDS, isWatched: true });
  if (failure !== null) throw new Error(`${file}: ${failure}`);
  return trace;
}

/** Prints what a program did; returns whether it was the same in both languages. */
function show(name: string, traces: Traces): boolean {
  console.log([heading(name), ...sideBySide(traces), '', ...figures(traces), ''].join('\n'));
  const difference = firstDifference(traces);
  if (difference === null) {
    console.log(`equal: ${traces.node.length} trace records compared\n`);
  } else {
    console.log([`NOT EQUAL: ${name} differs at a trace record`, ...difference, ''].join('\n'));
  }
  return difference === null;
}

function heading(name: string): string {
  return `${name}.ts in Node`.padEnd(columnWidth()) + ` | ${name}.device.nut in Squirrel`;
}

function columnWidth(): number {
  const columns = process.stdout.isTTY ? process.stdout.columns : USUAL_WIDTH;
  return Math.trunc((Math.max(columns, 80) - 3) / 2);
}

function sideBySide({ node, squirrel }: Traces): string[] {
  const left = timeline(node);
  const right = timeline(squirrel);
  const indices = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index);
  const rows = indices.map((index) => `${fit(left[index])} | ${fit(right[index])}`.trimEnd());
  if (rows.length <= MOST_LINES) return rows;
  const half = MOST_LINES / 2;
  const hidden = `... ${rows.length - MOST_LINES} more lines ...`;
  return [...rows.slice(0, half), hidden, ...rows.slice(-half)];
}

function fit(text = ''): string {
  const width = columnWidth();
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

function figures(traces: Traces): string[] {
  return [traces.node, traces.squirrel].map((records, index) => {
    const { attempts, onlineSeconds, sent, logged, refused } = summarize(records, DAY_SECONDS);
    const language = index === 0 ? 'Node:    ' : 'Squirrel:';
    const online = `online ${clockTime(onlineSeconds * 1000)} of ${clockTime(DAY_SECONDS * 1000)}`;
    return `${language} ${attempts} attempts, ${online}, ${sent} sent, ${logged} logged, ${refused} refused`;
  });
}

/** The first record that differs, with those before it; null when all are equal. */
function firstDifference({ node, squirrel }: Traces): string[] | null {
  const [left, right] = [node.map(asLine), squirrel.map(asLine)];
  const length = Math.max(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left[i] === right[i]) continue;
    const common = left.slice(Math.max(0, i - 3), i).map((line) => `            ${line}`);
    const end = 'nothing more';
    return [...common, `  Node:     ${left[i] ?? end}`, `  Squirrel: ${right[i] ?? end}`];
  }
  return null;
}

/** A stock VM does not know where something is queued. */
function asLine(event: TraceEvent): string {
  const text = event.kind === 'queued' ? event.what : describeEvent(event);
  return `${event.at}|${event.kind}|${text}`;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
