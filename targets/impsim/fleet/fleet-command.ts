import { basename } from 'node:path';
import { readProgramText } from '../program.js';
import { showProgress } from '../progress.js';
import { programHash, readProgram } from './device-program.js';
import { shardDevices } from './devices.js';
import { fleetFile, type FleetFile } from './fleet-file.js';
import { fleetHelp, readFleetCommand, type FleetCommand } from './options.js';
import { tell, tellCompared } from './outputs.js';
import { isPolicy } from './policies.js';
import { runFleet } from './run-fleet.js';
import type { Task } from './worker.js';

/** What a shell says of a program that Ctrl+C has ended. */
const INTERRUPTED = 130;

/**
 * `impsim fleet`.
 * @param args - The arguments behind `fleet`.
 * @returns The exit code: 0 done, 1 a device's program died, 130 ended by Ctrl+C.
 * @throws UsageError when the arguments are wrong, or there is trouble with a file.
 * @throws ProgramError when the program does not compile.
 */
export async function fleetCommand(args: readonly string[]): Promise<number> {
  const command = await readFleetCommand(args);
  if (command) return runCommand(command);
  process.stdout.write(fleetHelp);
  return 0;
}

async function runCommand(command: FleetCommand): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = () => {
    interrupt.abort();
  };
  process.once('SIGINT', onInterrupt);
  const begun = performance.now();
  const took = () => (performance.now() - begun) / 1000;
  try {
    const { compared, outputs } = command;
    if (compared)
      return await tellCompared(await runEach(command, compared, interrupt.signal), outputs);
    return await tell(await runAll(command, interrupt.signal), outputs, took());
  } catch (error) {
    if (interrupt.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

/** Runs the fleet with one program after the other. */
async function runEach(
  command: FleetCommand,
  programs: readonly string[],
  signal: AbortSignal,
): Promise<FleetFile[]> {
  const files: FleetFile[] = [];
  for (const program of programs) {
    const plan = { ...command.plan, program: basename(program) };
    files.push(await runAll({ ...command, plan, program }, signal));
  }
  return files;
}

async function runAll(
  { plan, program, jobs }: FleetCommand,
  signal: AbortSignal,
): Promise<FleetFile> {
  const source = await sourceOf(program);
  const devices = shardDevices(plan.devices, plan.shard, plan.scenario.server);
  const { first, last, step = 1 } = devices;
  const count = Math.floor((last - first) / step) + 1;
  const progress = showProgress(count, (done) => `${done} of ${count} devices`);
  try {
    const task = { devices, settings: plan, program: source };
    const deeds = await runFleet(task, { jobs, onProgress: progress.show, signal });
    return fleetFile({ ...plan, programHash: programHash(source) }, deeds);
  } finally {
    progress.clear();
  }
}

async function sourceOf(program: string | null): Promise<Task['program']> {
  if (program === null || isPolicy(program)) return program;
  await readProgramText(program);
  return readProgram(program);
}
