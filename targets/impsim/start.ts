/**
 * `npm start`: three device programs live through a day of a simulated imp, once as JavaScript in
 * Node and once as Squirrel in a Squirrel machine, and what happens is the same.
 */
import { readFile } from 'node:fs/promises';
import { version } from '../../package.json';
import { anySquirrelVm, type SquirrelVm } from '../squirrel/vm.js';
import { start as battery } from '../simulator/examples/battery.js';
import { start as mains } from '../simulator/examples/mains.js';
import { start as sensor } from '../simulator/examples/sensor.js';
import {
  SimulatedImp,
  type Scenario,
  type SimulatedPlatform,
  type TraceRecord,
} from '../simulator/imp.js';
import { traceInSquirrel } from './squirrel.js';
import { clockTime, summarize, timeline, type TimelineLine } from './timeline.js';

const DAY_SECONDS = 24 * 3600;

/** So many lines of a program's timeline are printed, half of them from its end. */
const MOST_LINES = 30;

/** Columns, where there is no terminal that has its own. */
const USUAL_WIDTH = 120;

const PROGRAMS: Record<string, (platform: SimulatedPlatform) => void> = { sensor, battery, mains };

/** What a program did in Node and in Squirrel. */
interface Traces {
  node: TraceRecord[];
  squirrel: TraceRecord[];
}

async function main(): Promise<boolean> {
  const vm = await anySquirrelVm();
  const scenario = JSON.parse(await readText('../simulator/examples/day.json')) as Scenario;
  const texts = {
    library: await readText('../../ConnectionManager.lib.nut'),
    impos: await readText('../simulator/impos.nut'),
  };
  let equal = true;
  for (const name of Object.keys(PROGRAMS)) {
    const traces = {
      node: traceInNode(name, scenario),
      squirrel: await traceOnVm(vm, name, scenario, texts),
    };
    equal = show(name, traces) && equal;
  }
  return equal;
}

async function readText(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

function traceInNode(name: string, scenario: Scenario): TraceRecord[] {
  const imp = new SimulatedImp(scenario);
  imp.start(() => {
    PROGRAMS[name]?.(imp.platform);
  });
  imp.run(DAY_SECONDS);
  return imp.trace;
}

async function traceOnVm(
  vm: SquirrelVm,
  name: string,
  scenario: Scenario,
  { library, impos }: { library: string; impos: string },
): Promise<TraceRecord[]> {
  const file = `${name}.device.nut`;
  const source = await readText(`../simulator/examples/${file}`);
  const libraries = { [`ConnectionManager.lib.nut:${version}`]: library };
  return traceInSquirrel(vm, { name: file, source, libraries, impos }, scenario, DAY_SECONDS);
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
  const rows = indices.map((index) => `${cell(left[index])} | ${cell(right[index])}`.trimEnd());
  if (rows.length <= MOST_LINES) return rows;
  const half = MOST_LINES / 2;
  const hidden = `... ${rows.length - MOST_LINES} more lines ...`;
  return [...rows.slice(0, half), hidden, ...rows.slice(-half)];
}

function cell(line: TimelineLine | undefined): string {
  if (!line) return ' '.repeat(columnWidth());
  const { at, count, text } = line;
  return fit(`${clockTime(at)} ${count > 1 ? `${count} × ` : ''}${text}`, columnWidth());
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

function figures(traces: Traces): string[] {
  return [traces.node, traces.squirrel].map((records, index) => {
    const { attempts, onlineSeconds, sent, logged, lost } = summarize(records, DAY_SECONDS);
    const language = index === 0 ? 'Node:    ' : 'Squirrel:';
    const online = `online ${clockTime(onlineSeconds * 1000)} of ${clockTime(DAY_SECONDS * 1000)}`;
    return `${language} ${attempts} attempts, ${online}, ${sent} sent, ${logged} logged, ${lost} lost`;
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

function asLine({ at, kind, text }: TraceRecord): string {
  return `${at}|${kind}|${text}`;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
