/** Device programs in Node. */
import { createContext, Script } from 'node:vm';
import type { DeviceImp } from '../simulator/device-imp.js';
import type { Scenario } from '../simulator/imp.js';
import { ImpWithAgent } from './agent/imp-with-agent.js';
import { startAgent } from './agent/start-agent.js';
import type { NodeProgram } from './node-program.js';
import {
  hangs,
  PATIENCE_SECONDS,
  stopsOf,
  type Run,
  type RunOptions,
  type Uncaught,
} from './run.js';
import { Watcher } from './watch.js';

/**
 * Runs a program on an imp of its own.
 * @param stubs - Runs before it at every start; null for nothing.
 */
export function runInNode(
  program: NodeProgram,
  scenario: Scenario,
  {
    seconds,
    isWatched = false,
    patience = PATIENCE_SECONDS,
    onProgress,
    onPrint,
    agent,
  }: RunOptions,
  stubs: NodeProgram | null = null,
): Run {
  const imp = new ImpWithAgent(scenario);
  const uncaught: Uncaught[] = [];
  let agentUncaught: readonly Uncaught[] = [];
  imp.onUncaught((error) => {
    const frames = [program, ...(stubs === null ? [] : [stubs])].flatMap((each) => {
      return each.framesOf(error);
    });
    uncaught.push({ event: imp.trace.length, frames });
  });
  const placeNow = () => {
    const [frame] = program.framesOf(new Error());
    return frame === undefined ? null : { file: frame.file, line: frame.line };
  };
  const watcher = isWatched ? new Watcher(imp, placeNow) : null;
  const start = () => {
    if (agent != null) agentUncaught = startAgent(agent, imp, scenario, { onPrint }).agent.uncaught;
    program.start(imp, watcher, stubs);
  };
  const steps = stopsOf(seconds).map((stop) => () => {
    onProgress?.(imp.now());
    imp.runUntil(stop);
  });
  const failure = runSteps([start, ...steps], imp, patience);
  watcher?.finish();
  return {
    trace: imp.trace,
    settings: [...(watcher?.settings ?? [])],
    uncaught: [...uncaught, ...agentUncaught],
    mostTimers: imp.mostTimers(),
    reached: imp.now(),
    failure,
  };
}

/** Returns why a step failed; null for none. */
function runSteps(steps: readonly (() => void)[], imp: DeviceImp, patience: number): string | null {
  try {
    for (const step of steps) runWithin(patience, step);
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isLate = code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return isLate ? hangs(imp.now(), patience) : message;
  }
}

const call = new Script('call()');

/** Only a script can be given a time to end, with all that it calls. */
function runWithin(seconds: number, callback: () => void): void {
  call.runInContext(createContext({ call: callback }), { timeout: seconds * 1000 });
}
