import { Worker } from 'node:worker_threads';
import type { Scenario } from '../simulator/imp.js';
import { packageFile } from './package-files.js';
import {
  failed,
  hangs,
  MOST_MEGABYTES,
  outOfMemory,
  PATIENCE_SECONDS,
  type NodeSource,
  type Run,
  type RunOptions,
} from './run.js';
import type { SquirrelSource } from './squirrel-source.js';

/** A program, and where it runs. */
export type ThreadProgram =
  | {
      readonly kind: 'node';
      readonly program: NodeSource;
      /** What runs before it at every start; null for nothing. */
      readonly stubs: NodeSource | null;
    }
  | { readonly kind: 'squirrel'; readonly source: SquirrelSource };

/** What a thread is to run. */
export interface Order {
  program: ThreadProgram;
  scenario: Scenario;
  options: Omit<RunOptions, 'onProgress' | 'onPrint' | 'startAgent'>;
}

/**
 * What a thread says: how many milliseconds have passed; how the run ended; and of each promise that
 * it has left behind, rejected.
 */
export type Answer = { now: number } | { run: Run } | { rejection: string };

/** Runs a program in a thread of its own: one that takes all the memory ends that thread only. */
export async function runInThread(
  program: ThreadProgram,
  scenario: Scenario,
  { onProgress, ...options }: RunOptions,
): Promise<Run> {
  const workerData: Order = { program, scenario, options };
  const worker = new Worker(packageFile('dist/impsim-node.js'), {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  let reached = 0;
  const { patience = PATIENCE_SECONDS } = options;
  let ended: Run | null = null;
  let timer: NodeJS.Timeout | undefined;
  return new Promise<Run>((resolve) => {
    worker.on('message', (answer: Answer) => {
      if ('now' in answer) {
        reached = answer.now;
        onProgress?.(reached);
      } else if ('run' in answer) {
        const { run } = answer;
        ended = run;
        timer = setTimeout(() => {
          run.failure ??= hangs(run.reached, patience);
          void worker.terminate();
        }, patience * 1000);
      } else if (ended !== null) ended.failure ??= answer.rejection;
    });
    worker.on('error', (error) => {
      resolve(failed(reached, failureOf(error)));
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(ended ?? failed(reached, 'The program has ended Node.'));
    });
  });
}

function failureOf(error: NodeJS.ErrnoException): string {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error.message;
}
