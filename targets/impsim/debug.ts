/** Runs a program in this process, for a debugger. */
import inspector from 'node:inspector';
import { startAgent } from './agent/start-agent.js';
import type { Scenario } from '../simulator/imp.js';
import { EmbeddedRun } from './embedded/run.js';
import { withoutNode } from './node-globals.js';
import { compileProgram } from './node-program.js';
import type { ThreadProgram } from './node-thread.js';
import { runInNode } from './node.js';
import { printNow } from './print-now.js';
import type { DebugOptions, Run, RunOptions } from './run.js';
import { loadSquirrel } from './source-maps.js';

/** Seconds that a program may stand still: the timers of Node allow no more. */
const PATIENCE = 2_000_000;

export async function runDebugged(
  program: ThreadProgram,
  scenario: Scenario,
  debug: DebugOptions,
  options: RunOptions,
): Promise<Run> {
  waitForDebugger(debug);
  const { breaksAtStart } = debug;
  if (program.kind === 'squirrel') {
    const { source } = program;
    const load = loadSquirrel(source);
    const settings = { load, breaksAtStart };
    const all = { ...options, onPrint: printNow, startAgent };
    return new EmbeddedRun(source, scenario, all, settings).run();
  }
  const [stubs, main] = [program.stubs, program.program].map((each) => {
    return each && compileProgram(each.file, each.bundle, undefined, { breaksAtStart });
  });
  let rejection: string | null = null;
  const run = await withoutNode(
    () => runInNode(main!, scenario, { ...options, patience: PATIENCE }, stubs),
    (reason) => {
      rejection ??= main!.describeRejection(reason);
    },
  );
  return { ...run, failure: run.failure ?? rejection };
}

/** A debugger that has started this process is there already. */
function waitForDebugger({ port }: DebugOptions): void {
  if (inspector.url() !== undefined) return;
  inspector.open(port, '127.0.0.1');
  inspector.waitForDebugger();
}
