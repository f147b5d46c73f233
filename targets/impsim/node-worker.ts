/** Runs a program in a thread of its own, for `runInThread()`. */
import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { withoutNode } from './node-globals.js';
import { compileProgram } from './node-program.js';
import { runInNode } from './node.js';
import type { Answer, Order } from './node-thread.js';

const { file, bundle, stubs, scenario, options } = workerData as Order;

function tell(answer: Answer): void {
  parentPort!.postMessage(answer);
}

const onProgress = (now: number) => {
  tell({ now });
};
const program = compileProgram(file, bundle);
const before = stubs === null ? null : compileProgram(stubs.file, stubs.bundle);
await withoutNode(
  () => {
    tell({ run: runInNode(program, scenario, { ...options, onProgress }, before) });
  },
  (reason) => {
    tell({ rejection: program.describeRejection(reason) });
  },
);
// It may have left something behind that would keep the thread alive: a server, for example.
process.exit();
