import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { build, type Plugin } from 'esbuild';
import { generate } from '../../codegen/generate.js';
import { squirrelVm } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';
import type { Batch, BatchResult } from './batch.js';
import type { SquirrelSide } from './squirrel-side.js';

/** What is to be lived. */
export interface StormOptions extends Batch {
  /** Whether the 32-bit Squirrel machine lives the same. */
  isBoth: boolean;
  /** How many threads there are. */
  jobs: number;
  /** Told how far it is. */
  onProgress?: (done: BatchResult) => void;
  /** The text of the core, as it is changed on purpose. */
  plugins?: readonly Plugin[];
}

// Lives in one process of the machine, or between two words of a thread.
const batchSize = 50;

/** Lives random lives until all are over, or one fails. */
export async function storm(options: StormOptions): Promise<BatchResult> {
  const side = options.isBoth ? await squirrelSide() : null;
  const code = await bundle(options.plugins ?? []);
  const total: BatchResult = { runs: 0, deviceHours: 0, events: 0, failure: null };
  const batches = batchesOf(options);
  const thread = async (): Promise<void> => {
    const worker = new Worker(code, { eval: true, workerData: side });
    try {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        add(total, await ask(worker, batch));
        if (total.failure) batches.length = 0;
        options.onProgress?.(total);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, thread));
  return total;
}

function batchesOf({ seed, count, hours, invariant }: Batch): Batch[] {
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, i) => ({
    seed: seed + i * batchSize,
    count: Math.min(batchSize, count - i * batchSize),
    hours,
    invariant,
  }));
}

function add(total: BatchResult, { runs, deviceHours, events, failure }: BatchResult): void {
  total.runs += runs;
  total.deviceHours += deviceHours;
  total.events += events;
  total.failure ??= failure;
}

interface Answer {
  result?: BatchResult;
  error?: string;
}

function ask(worker: Worker, batch: Batch): Promise<BatchResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ result, error }: Answer) => {
      worker.off('error', reject);
      if (result) resolve(result);
      else reject(new Error(`From seed ${batch.seed} on: ${error ?? ''}`));
    });
    worker.postMessage(batch);
  });
}

/** The machine, and the committed library and simulator for it. */
async function squirrelSide(): Promise<SquirrelSide> {
  const { argv } = await squirrelVm(32);
  const source = 'tests/storm/squirrel.ts';
  const { text, diagnostics } = generate(root + source, { header: '', source, globals: null });
  if (text === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const files = {
    'library.nut': await readFile(`${root}ConnectionManager.lib.nut`, 'utf8'),
    'impos.nut': await readFile(`${root}targets/simulator/impos.nut`, 'utf8'),
    'storm.nut': text,
  };
  return { argv, files };
}

/** The thread, and all that it needs, the core among it. */
async function bundle(plugins: readonly Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tests/storm/worker.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    plugins: [...plugins],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
