/** Runs a program in a thread of its own, for `runInThread()`. */
import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { EmbeddedRun } from './embedded/run.js';
import { withoutNode } from './node-globals.js';
import { compileProgram } from './node-program.js';
import { runInNode } from './node.js';
import { printNow } from './print-now.js';
import type { Answer, NodeSource, Order } from './node-thread.js';
import type { RunOptions } from './run.js';

const { program, scenario, options } = workerData as Order;

function tell(answer: Answer): void {
  parentPort!.postMessage(answer);
}

const onProgress = (now: number) => {
  tell({ now });
};

async function runJavaScript(
  { file, bundle }: NodeSource,
  stubs: NodeSource | null,
  runOptions: RunOptions,
): Promise<void> {
  const compiled = compileProgram(file, bundle);
  const before = stubs === null ? null : compileProgram(stubs.file, stubs.bundle);
  await withoutNode(
    () => {
      tell({ run: runInNode(compiled, scenario, runOptions, before) });
    },
    (reason) => {
      tell({ rejection: compiled.describeRejection(reason) });
    },
  );
}

const runOptions = { ...options, onProgress, onPrint: printNow };
if (program.kind === 'squirrel') {
  tell({ run: new EmbeddedRun(program.source, scenario, runOptions).run() });
} else await runJavaScript(program.program, program.stubs, runOptions);
// It may have left something behind that would keep the thread alive: a server, for example.
process.exit();
