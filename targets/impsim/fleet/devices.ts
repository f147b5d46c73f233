/** Runs devices of a fleet, one after the other, and keeps only counts. */
import { SimulatedImp } from '../../simulator/imp.js';
import type { DeviceProgram } from './device-program.js';
import { deviceScenario, type FleetSettings } from './device-scenario.js';
import { milliseconds, type FleetSummary, type Measure } from './summary.js';
import { Tally } from './tally.js';

/** A device whose program died. */
export interface Death {
  /** The device's number. */
  device: number;

  /** When it died for the first time, in seconds since the device's own start. */
  at: number;

  /** The exception that the program did not catch. */
  message: string;
}

/** Devices to run: those with the numbers from `first` to `last`. */
export interface Devices {
  first: number;
  last: number;
}

/** What devices did. */
export interface Deeds {
  summary: FleetSummary;

  /** The first few devices that died, by number. */
  deaths: Death[];
}

/** No more deaths than this are told of. */
export const MOST_DEATHS = 5;

// A trace is counted and dropped each time the device has lived so long, for the memory's sake.
const SLICE_MILLISECONDS = 3600_000;

/**
 * Runs devices.
 * @param program - What each of them runs.
 */
export function runDevices(
  { first, last }: Devices,
  settings: FleetSettings & Measure,
  program: DeviceProgram,
): Deeds {
  const tally = new Tally(settings);
  const deaths: Death[] = [];
  for (let device = first; device <= last; device++) {
    const death = runDevice(device, settings, program, tally);
    if (death && deaths.length < MOST_DEATHS) deaths.push({ device, ...death });
  }
  return { summary: tally.summary(), deaths };
}

function runDevice(
  device: number,
  settings: FleetSettings & Measure,
  program: DeviceProgram,
  tally: Tally,
): Omit<Death, 'device'> | null {
  const { start, scenario } = deviceScenario(settings, device);
  const imp = new SimulatedImp(scenario);
  tally.beginDevice(start);
  const death = live(imp, milliseconds(settings.seconds) - start, program, tally);
  tally.endDevice(death !== null);
  return death;
}

/** Lets a device live for so many milliseconds; returns how it died, if it did. */
function live(
  imp: SimulatedImp,
  duration: number,
  program: DeviceProgram,
  tally: Tally,
): Omit<Death, 'device'> | null {
  let death: Omit<Death, 'device'> | null = null;
  const count = () => {
    const records = imp.trace.splice(0);
    tally.add(records);
    const uncaught = records.find(({ kind }) => kind === 'uncaught');
    if (imp.died !== null && uncaught) death ??= { at: uncaught.at / 1000, message: uncaught.text };
  };
  try {
    program(imp);
    for (let at = 0; at < duration; count()) {
      at = Math.min(at + SLICE_MILLISECONDS, duration);
      imp.runUntil(at / 1000);
    }
  } catch (error) {
    count();
    return death ?? { at: imp.now() / 1000, message: (error as Error).message };
  }
  return death;
}
