/** Runs the devices of a fleet in worker threads. */
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import { packageFile } from '../package-files.js';
import { ProgramError } from '../program-error.js';
import { hangs, MOST_MEGABYTES, outOfMemory, PATIENCE_SECONDS } from '../run.js';
import { mergeDeeds, type Deeds, type Devices } from './devices.js';
import type { Lot, Outcome, Task } from './worker.js';

/** How to run a fleet. */
export interface RunOptions {
  /** How many worker threads there are. */
  jobs: number;

  /** Told each time how many devices have been run. */
  onProgress: (count: number) => void;

  /** Ends everything at once. */
  signal: AbortSignal;

  /** Seconds of real time without any progress of a device after which it hangs. Default: 20. */
  patience?: number;
}

// Each thread gets its devices in about so many lots: it keeps all busy to the end.
const LOTS_PER_JOB = 20;

// So many take a moment only: progress is shown after each lot.
const MOST_IN_LOT = 500;

/**
 * Runs the devices of a task.
 * @returns What they did; it does not depend on the number of threads.
 * @throws ProgramError when a program takes all the memory of a thread, hangs, or leaves a rejected
 *   promise behind; Error when it is told to end.
 */
export async function runFleet(task: Task, options: RunOptions): Promise<Deeds> {
  const { jobs, onProgress, signal, patience = PATIENCE_SECONDS } = options;
  signal.throwIfAborted();
  const filename = pathToFileURL(packageFile('dist/impsim-fleet.js')).href;
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
  const pool = new Tinypool({
    filename,
    execArgv: [],
    resourceLimits,
    minThreads: jobs,
    maxThreads: jobs,
  });
  const end = () => void pool.destroy();
  signal.addEventListener('abort', end);
  const waiting = lots(task.devices, jobs);
  let sum: Deeds | null = null;
  const progresses = Array.from({ length: jobs }, () => {
    return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  });
  let hanging: ProgramError | null = null;
  const stopWatching = watch(progresses, patience, (device, now) => {
    hanging = new ProgramError(`device ${device}: ${hangs(now, patience)}`);
    end();
  });
  const runLots = async (progress: Int32Array): Promise<void> => {
    for (const devices of waiting) {
      const lot: Lot = { ...task, devices, progress };
      const { deeds, rejection } = (await pool.run(lot)) as Outcome;
      progress.fill(0);
      if (rejection !== null) throw new ProgramError(rejection);
      sum = mergeDeeds(sum ? [sum, deeds] : [deeds]);
      onProgress(sum.summary.devices);
    }
  };
  try {
    await Promise.all(progresses.map(runLots));
    return sum!;
  } catch (error) {
    if (hanging !== null) throw hanging as ProgramError;
    const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw isFull ? new ProgramError(outOfMemory()) : error;
  } finally {
    stopWatching();
    signal.removeEventListener('abort', end);
    await pool.destroy();
  }
}

/** So many times without progress the workers are looked at until one hangs. */
const LOOKS = 20;

/**
 * Watches the progress that workers make. What counts is how often there was none, as the time also
 * passes while a computer sleeps.
 * @param progresses - The device of each worker, 0 for none, and when in its time that is.
 * @param onHang - Told of the device that makes none.
 * @returns What ends it.
 */
function watch(
  progresses: readonly Int32Array[],
  patience: number,
  onHang: (device: number, now: number) => void,
): () => void {
  const looks = progresses.map(() => ({ last: '', count: 0 }));
  const timer = setInterval(
    () => {
      for (const [index, look] of looks.entries()) {
        const [device = 0, now = 0] = progresses[index]!;
        const isNew = device === 0 || look.last !== `${device}/${now}`;
        look.last = `${device}/${now}`;
        look.count = isNew ? 0 : look.count + 1;
        if (look.count === LOOKS) onHang(device, now);
      }
    },
    (patience * 1000) / LOOKS,
  );
  return () => {
    clearInterval(timer);
  };
}

function* lots({ first, last }: Devices, jobs: number): Generator<Devices> {
  const size = Math.min(MOST_IN_LOT, Math.ceil((last - first + 1) / (jobs * LOTS_PER_JOB)));
  for (let start = first; start <= last; start += size) {
    yield { first: start, last: Math.min(start + size - 1, last) };
  }
}
