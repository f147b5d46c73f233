/**
 * The heap of a Squirrel machine, byte by byte: its C library comes with libmemusage, which writes
 * down every change when it is preloaded.
 */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstThatWorks } from '../../targets/squirrel/vm-process.js';
import type { SquirrelVm } from '../../targets/squirrel/vm.js';
import { runWorkload, type Library } from './library.js';

/** The heap when the workload set a mark, in bytes that were asked for, without any overhead. */
export interface HeapMark {
  /** What was in use. */
  live: number;
  /** The most that had been in use since the mark before. */
  peak: number;
}

/** What workload.nut allocates as a mark. */
const MARK = 4194304;

/** Three integers of 64 bits, the first of which is the heap. */
const RECORD_BYTES = 24;

/** They have the totals; the records follow. */
const HEADER_RECORDS = 2;

/** How many logs, and tasks, are queued. */
const COUNT = 1000;

/**
 * The recorder that goes with a machine.
 * @throws Error if there is none: not every C library comes with one.
 */
export async function heapRecorder({ argv }: SquirrelVm): Promise<string> {
  const option = argv.indexOf('--library-path');
  const folders = option < 0 ? [] : argv[option + 1]!.split(':');
  return firstThatWorks(folders, async (folder) => {
    const file = join(folder, 'libmemusage.so');
    await access(file);
    return file;
  });
}

/** What a library takes of the heap, by the names of the rows. */
export async function heapFigures(
  vm: SquirrelVm,
  library: Library,
  recorder: string,
): Promise<Map<string, number>> {
  const byName = await recordHeap(library.folder, recorder, (env) =>
    runWorkload(vm, library, ['heap', COUNT], env),
  );
  return figures((name) => byName.get(name)!);
}

/**
 * Runs a program that sets marks.
 * @param folder - Where the record goes.
 * @param run - Runs it with an environment, and returns what it printed: the names of the marks.
 */
export async function recordHeap(
  folder: string,
  recorder: string,
  run: (env: NodeJS.ProcessEnv) => Promise<string>,
): Promise<Map<string, HeapMark>> {
  const output = join(folder, 'heap');
  const env = { ...process.env, LD_PRELOAD: recorder, MEMUSAGE_OUTPUT: output };
  const names = (await run(env)).trim().split('\n');
  const marks = readMarks(await readFile(output));
  if (marks.length !== names.length) {
    throw new Error(`the heap has ${marks.length} marks, but the workload set ${names.length}`);
  }
  // A mark that is set again takes the place of the older one.
  return new Map(names.map((name, index) => [name, marks[index]!]));
}

function figures(at: (name: string) => HeapMark): Map<string, number> {
  const growth = (from: string, to: string): number => at(to).live - at(from).live;
  const each = (from: string, to: string): number => Math.trunc(growth(from, to) / COUNT);
  const thousand = COUNT.toLocaleString('en');
  return new Map([
    ['heap: the library, loaded', growth('bare', 'loaded')],
    ['heap: an instance', growth('loaded', 'made')],
    ['heap: a queued log line of 24 to 26 characters', each('idle', 'logs queued')],
    ['heap: a queued task', each('logs gone', 'tasks queued')],
    [
      `heap: peak while ${thousand} log lines are sent`,
      at('logs sent').peak - at('logs queued').live,
    ],
    [`heap: left behind by ${thousand} log lines`, growth('idle', 'logs gone')],
    [`heap: left behind by ${thousand} tasks`, growth('logs gone', 'tasks gone')],
  ]);
}

/** Reads what the recorder wrote. */
export function readMarks(records: Buffer): HeapMark[] {
  const marks: HeapMark[] = [];
  let [live, peak] = [0, 0];
  for (let at = HEADER_RECORDS * RECORD_BYTES; at < records.length; at += RECORD_BYTES) {
    const heap = Number(records.readBigUInt64LE(at));
    if (heap - live >= MARK) {
      marks.push({ live, peak });
      peak = 0;
    }
    live = heap;
    if (live < MARK) peak = Math.max(peak, live);
  }
  return marks;
}
