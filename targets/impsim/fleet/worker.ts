/** What a worker thread of a fleet does. */
import { withoutNode } from '../node-globals.js';
import type { FleetSettings } from './device-scenario.js';
import { makeDeviceProgram, type DeviceProgram, type ProgramSource } from './device-program.js';
import type { PolicyName } from './policies.js';
import { runDevices, type Deeds, type Devices } from './devices.js';
import type { Measure } from './summary.js';
import type { WorkerState } from './watchdog.js';

/** Devices for a worker to run. */
export interface Task {
  devices: Devices;
  settings: FleetSettings & Measure;

  /** The user's program, or the name of a policy; null for `stayConnected`. */
  program: ProgramSource | PolicyName | null;
}

/** A part of a task, and where the worker says how far it is. */
export interface Lot extends Task {
  state: WorkerState;
}

/** What became of a lot. */
export interface Outcome {
  deeds: Deeds;

  /** Of the first promise that was left behind rejected: with what, and where; null for none. */
  rejection: string | null;
}

// The pool would wait for ever for a thread that has ended; so it is the device that dies.
process.exit = () => {
  throw new Error('The program has ended Node.');
};

let program: DeviceProgram | null = null;

/**
 * Devices of one thread share JavaScript's own objects: what a program puts there would reach the next
 * device. It throws instead, as everything in strict mode that has no effect.
 */
function closeGlobals(): void {
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(globalThis))) {
    const own: unknown = value;
    if (typeof own !== 'function') continue;
    Object.preventExtensions(own);
    const prototype: unknown = own.prototype;
    if (typeof prototype === 'object' && prototype !== null) Object.preventExtensions(prototype);
  }
}

/** Runs devices; all lots of a worker have the same program. */
export default async function run({ state, ...task }: Lot): Promise<Outcome> {
  if (program === null && task.program !== null) closeGlobals();
  const ours = (program ??= makeDeviceProgram(task.program));
  const onProgress = (device: number, now: number) => {
    Atomics.store(state, 1, now);
    Atomics.store(state, 0, device);
  };
  let rejection: string | null = null;
  const deeds = await withoutNode(
    () => runDevices(task.devices, task.settings, ours, onProgress),
    (reason) => {
      rejection ??= ours.describeRejection(reason);
    },
  );
  return { deeds, rejection };
}
