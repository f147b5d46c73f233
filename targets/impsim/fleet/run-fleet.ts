/** Runs the devices of a fleet in worker threads. */
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Tinypool } from 'tinypool';
import type { FleetServer } from '../../simulator/scenario-file.js';
import { packageFile } from '../package-files.js';
import { ProgramError } from '../program-error.js';
import { MOST_MEGABYTES, outOfMemory, PATIENCE_SECONDS } from '../run.js';
import { mergeDeeds, type Deeds, type Devices } from './devices.js';
import { makeWorkerState, watch, type WorkerState } from './watchdog.js';
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
  const { onProgress, signal, patience = PATIENCE_SECONDS } = options;
  // More threads than processors only take memory.
  const jobs = Math.min(options.jobs, availableParallelism());
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
  const { server } = task.settings.scenario;
  const waiting = server ? frontEnds(task.devices, server) : lots(task.devices, jobs);
  let sum: Deeds | null = null;
  const states = Array.from({ length: jobs }, makeWorkerState);
  const watchdog = watch(states, patience);
  const runLots = async (state: WorkerState): Promise<void> => {
    for (const devices of waiting) {
      const lot: Lot = { ...task, devices, state };
      const { deeds, rejection } = await runLot(pool, lot);
      state.fill(0);
      if (rejection !== null) throw new ProgramError(rejection);
      sum = mergeDeeds(sum ? [sum, deeds] : [deeds]);
      onProgress(sum.summary.devices);
    }
  };
  try {
    await Promise.race([watchdog.bark, Promise.all(states.map(runLots))]);
    return sum!;
  } finally {
    watchdog.stop();
    signal.removeEventListener('abort', end);
    await pool.destroy();
  }
}

/** @throws ProgramError with the device whose program has taken all the memory of its thread. */
async function runLot(pool: Tinypool, lot: Lot): Promise<Outcome> {
  try {
    return (await pool.run(lot)) as Outcome;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    const [device = 0] = lot.state;
    throw new ProgramError(`${device === 0 ? '' : `device ${device}: `}${outOfMemory()}`);
  }
}

/** The devices of each front end. */
function* frontEnds({ first, last, step = 1 }: Devices, server: FleetServer): Generator<Devices> {
  const { frontEnds = 1 } = server;
  for (let start = first; start < first + frontEnds && start <= last; start += step) {
    yield { first: start, last, step: frontEnds };
  }
}

function* lots({ first, last }: Devices, jobs: number): Generator<Devices> {
  const size = Math.min(MOST_IN_LOT, Math.ceil((last - first + 1) / (jobs * LOTS_PER_JOB)));
  for (let start = first; start <= last; start += size) {
    yield { first: start, last: Math.min(start + size - 1, last) };
  }
}
