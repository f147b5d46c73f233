/** What a worker thread of a fleet does. */
import type { FleetSettings } from './device-scenario.js';
import { makeDeviceProgram, type DeviceProgram, type ProgramSource } from './device-program.js';
import { runDevices, type Deeds, type Devices } from './devices.js';
import type { Measure } from './summary.js';

/** Devices for a worker to run. */
export interface Task {
  devices: Devices;
  settings: FleetSettings & Measure;

  /** The user's program; null for the built-in one. */
  program: ProgramSource | null;
}

// The pool would wait for ever for a thread that has ended; so it is the device that dies.
process.exit = () => {
  throw new Error('The program has ended Node.');
};

let program: DeviceProgram | null = null;

/** Runs devices; all tasks of a worker have the same program. */
export default function run(task: Task): Deeds {
  program ??= makeDeviceProgram(task.program);
  return runDevices(task.devices, task.settings, program);
}
