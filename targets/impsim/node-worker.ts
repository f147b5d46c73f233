/** Runs a program in a thread of its own, for `runInThread()`. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileProgram } from './node-program.js';
import { runInNode } from './node.js';
import type { Answer, Order } from './node-thread.js';

const { file, bundle, scenario, options } = workerData as Order;

function tell(answer: Answer): void {
  parentPort!.postMessage(answer);
}

const onProgress = (now: number) => {
  tell({ now });
};
tell({ run: runInNode(compileProgram(file, bundle), scenario, { ...options, onProgress }) });
