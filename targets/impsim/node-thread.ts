import { Worker } from 'node:worker_threads';
import type { Scenario } from '../simulator/imp.js';
import type { Bundle } from './bundle.js';
import { packageFile } from './package-files.js';
import { failed, MOST_MEGABYTES, outOfMemory, type Run, type RunOptions } from './run.js';

/** What a thread is to run. */
export interface Order {
  /** The absolute path of the program. */
  file: string;
  bundle: Bundle;
  scenario: Scenario;
  options: Omit<RunOptions, 'onProgress'>;
}

/** What a thread says: how many milliseconds have passed, or how it ended. */
export type Answer = { now: number } | { run: Run };

/** Runs a program in a thread of its own: one that takes all the memory ends that thread only. */
export async function runInThread(
  file: string,
  bundle: Bundle,
  scenario: Scenario,
  { onProgress, ...options }: RunOptions,
): Promise<Run> {
  const workerData: Order = { file, bundle, scenario, options };
  const worker = new Worker(packageFile('dist/impsim-node.js'), {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  let reached = 0;
  const run = new Promise<Run>((resolve) => {
    worker.on('message', (answer: Answer) => {
      if ('run' in answer) {
        resolve(answer.run);
        return;
      }
      reached = answer.now;
      onProgress?.(reached);
    });
    worker.on('error', (error) => {
      resolve(failed(reached, failureOf(error)));
    });
    worker.on('exit', () => {
      resolve(failed(reached, 'The program has ended Node.'));
    });
  });
  const result = await run;
  await worker.terminate();
  return result;
}

function failureOf(error: NodeJS.ErrnoException): string {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error.message;
}
