/** Runs a program in a thread of its own, for `runInThread()`. */
import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { startAgent } from './agent/start-agent.js';
import { EmbeddedRun } from './embedded/run.js';
import { withoutNode } from './node-globals.js';
import { compileProgram, type NodeProgram } from './node-program.js';
import { runInNode } from './node.js';
import { printNow } from './print-now.js';
import type { Answer, Order } from './node-thread.js';
import type { NodeSource, Run, RunOptions } from './run.js';
import type { SquirrelSource } from './squirrel-source.js';
import { loadSquirrel } from './source-maps.js';

const { program, scenario, options } = workerData as Order;

/** Whether Node notes what runs, for c8 and the like. */
const isCovered = process.env['NODE_V8_COVERAGE'] !== undefined;

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
  const debug = isCovered ? { breaksAtStart: false } : null;
  const compiled = compileProgram(file, bundle, undefined, debug);
  const before = stubs === null ? null : compileProgram(stubs.file, stubs.bundle, undefined, debug);
  await runWithoutNode(() => runInNode(compiled, scenario, runOptions, before), compiled);
}

async function runSquirrel(source: SquirrelSource, runOptions: RunOptions): Promise<void> {
  const debug = isCovered ? { load: loadSquirrel(source) } : {};
  const run = () => new EmbeddedRun(source, scenario, runOptions, debug).run();
  const { agent } = runOptions;
  if (agent?.kind !== 'node') tell({ run: run() });
  else await runWithoutNode(run, compileProgram(agent.program.file, agent.program.bundle));
}

/** @param program - Whose promises may be left behind, rejected. */
async function runWithoutNode(run: () => Run, program: NodeProgram): Promise<void> {
  await withoutNode(
    () => {
      tell({ run: run() });
    },
    (reason) => {
      tell({ rejection: program.describeRejection(reason) });
    },
  );
}

const runOptions = { ...options, onProgress, onPrint: printNow, startAgent };
if (program.kind === 'squirrel') await runSquirrel(program.source, runOptions);
else await runJavaScript(program.program, program.stubs, runOptions);
// It may have left something behind that would keep the thread alive: a server, for example.
process.exit();
