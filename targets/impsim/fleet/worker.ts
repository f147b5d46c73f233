/** What a worker thread of a fleet does. */
import type { FleetSettings } from './device-scenario.js';
import { loadDeviceProgram, type DeviceProgram } from './device-program.js';
import { runDevices, type Deeds, type Devices } from './devices.js';
import type { Measure } from './summary.js';

/** Devices for a worker to run. */
export interface Task {
  devices: Devices;
  settings: FleetSettings & Measure;

  /** The program's file; null for the built-in one. */
  program: string | null;
}

let program: Promise<DeviceProgram> | null = null;

/** Runs devices; all tasks of a worker have the same program. */
export default async function run(task: Task): Promise<Deeds> {
  program ??= loadDeviceProgram(task.program);
  return runDevices(task.devices, task.settings, await program);
}
