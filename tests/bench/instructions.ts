/**
 * Instructions of the host, as valgrind counts them: unlike seconds they repeat, to within
 * half a percent (names of temporary files are hashed in the machine, too).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SquirrelVm } from '../../targets/squirrel/vm.js';
import { runWorkload, type Library } from './library.js';

/** What a workload of workload.nut costs, by its name and count: `send 1000`. */
type Costs = ReadonlyMap<string, number>;

/** How many valgrinds run at a time. */
const JOBS = 2;

const MINUTES_OF_A_WEEK = 7 * 24 * 60;

const QUICK = ['nothing 0', 'cycles 1000', 'tasks 1000'];
const LOGS = ['queue 1000', 'send 1000', 'queue 4000', 'send 4000'];
const LONG = ['tasks 4000', `idle ${MINUTES_OF_A_WEEK}`];

/** More than this for four times as much work is not linear any more. */
const LINEAR = 4.4;

/** How a row that says how costs grow begins. */
const GROWTH = 'growth from 1,000 to 4,000: ';

/**
 * Counts what a library costs, by the names of the rows.
 * @param valgrind - The program.
 * @param quick - Leaves out the rows that take longest.
 */
export async function instructionFigures(
  vm: SquirrelVm,
  library: Library,
  valgrind: string,
  quick: boolean,
): Promise<Map<string, number>> {
  const works = [...QUICK, ...LOGS, ...(quick ? [] : LONG)];
  const costs = new Map<string, number>();
  // The longest come last in the list: taken first, they leave no job alone at the end.
  const waiting = [...works];
  const job = async (): Promise<void> => {
    for (let work = waiting.pop(); work !== undefined; work = waiting.pop()) {
      costs.set(work, await count(vm, library, valgrind, work));
    }
  };
  await Promise.all(Array.from({ length: JOBS }, job));
  return figures(costs, quick);
}

/** Counts what one workload costs, the start of the machine included. */
async function count(
  vm: SquirrelVm,
  library: Library,
  valgrind: string,
  work: string,
): Promise<number> {
  const log = join(library.folder, work.replace(' ', '-'));
  const options = ['--cache-sim=no', '--cachegrind-out-file=/dev/null', `--log-file=${log}`];
  const argv = [valgrind, '--tool=cachegrind', ...options, ...vm.argv];
  const [name = '', times = ''] = work.split(' ');
  await runWorkload({ ...vm, argv }, library, [name, Number(times)]);
  const text = await readFile(log, 'utf8');
  const total = /I *refs: *([\d,]+)/.exec(text)?.[1];
  if (total === undefined) throw new Error(`valgrind did not count ${work}:\n${text}`);
  return Number(total.replaceAll(',', ''));
}

function figures(costs: Costs, quick: boolean): Map<string, number> {
  const net = (work: string, less = 'nothing 0'): number => costs.get(work)! - costs.get(less)!;
  const sent = [net('send 1000', 'queue 1000'), net('send 4000', 'queue 4000')] as const;
  const short: [string, number][] = [
    ['instructions: 1,000 connect/disconnect cycles', net('cycles 1000')],
    ['instructions: 1,000 tasks, queued and run', net('tasks 1000')],
    ['instructions: 1,000 offline log lines, queued', net('queue 1000')],
    ['instructions: 1,000 offline log lines, sent', sent[0]],
    ['instructions: 4,000 offline log lines, sent', sent[1]],
    [`${GROWTH}log lines, queued`, net('queue 4000') / net('queue 1000')],
    [`${GROWTH}log lines, sent`, sent[1] / sent[0]],
  ];
  if (quick) return new Map(short);
  return new Map([
    ...short,
    [`${GROWTH}tasks`, net('tasks 4000') / net('tasks 1000')],
    ['instructions: a week of idle checks', net(`idle ${MINUTES_OF_A_WEEK}`)],
  ]);
}

/** The rows in which four times as many log lines or tasks cost far more than four times as much. */
export function steepRows(figures: ReadonlyMap<string, number>): string[] {
  const rows = [...figures].filter(([name]) => name.startsWith(GROWTH));
  return rows.filter(([, growth]) => growth > LINEAR).map(([name]) => name);
}
