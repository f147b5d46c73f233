/** A thread that lives batches of lives, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { liveBatch, type Batch } from './batch.js';
import type { SquirrelSide } from './squirrel-side.js';

parentPort?.on('message', (batch: Batch) => {
  void liveBatch(batch, workerData as SquirrelSide | null).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ error: String((error as Error).stack) }),
  );
});
