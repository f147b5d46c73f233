/** Runs devices of a fleet, one after the other, and keeps only counts. */
import { DeviceImp } from '../../simulator/device-imp.js';
import type { TraceEvent } from '../../simulator/imp.js';
import type { DeviceProgram } from './device-program.js';
import { deviceScenario, type FleetSettings } from './device-scenario.js';
import {
  addSummary,
  emptySummary,
  milliseconds,
  type FleetSummary,
  type Measure,
} from './summary.js';
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

/** A part of a fleet. */
export interface Shard {
  /** From 1 to `count`. */
  index: number;
  count: number;
}

/** What devices did. */
export interface Deeds {
  summary: FleetSummary;

  /** The first few devices that died, by number. */
  deaths: Death[];
}

/** No more deaths than this are told of. */
const MOST_DEATHS = 5;

// A trace is counted and dropped each time the device has lived so long, for the memory's sake.
const SLICE_MILLISECONDS = 3600_000;

/**
 * Runs devices.
 * @param program - What each of them runs.
 * @param onProgress - Told which device is run now, and how far it is: milliseconds since its start.
 */
export function runDevices(
  { first, last }: Devices,
  settings: FleetSettings & Measure,
  program: DeviceProgram,
  onProgress: (device: number, now: number) => void = () => undefined,
): Deeds {
  const tally = new Tally(settings);
  const deaths: Death[] = [];
  for (let device = first; device <= last; device++) {
    const death = runDevice(device, settings, program, tally, (now) => {
      onProgress(device, now);
    });
    if (death && deaths.length < MOST_DEATHS) deaths.push(death);
  }
  return { summary: tally.summary(), deaths };
}

/** The devices of a shard: the shards' devices follow each other, and differ by one in number. */
export function shardDevices(devices: number, { index, count }: Shard): Devices {
  const first = Math.floor(((index - 1) * devices) / count) + 1;
  return { first, last: Math.floor((index * devices) / count) };
}

/** Puts together what several lots of devices did; there is one at least. */
export function mergeDeeds(parts: readonly Deeds[]): Deeds {
  const summary = emptySummary(parts[0]!.summary);
  for (const part of parts) addSummary(summary, part.summary);
  const deaths = parts.flatMap((part) => part.deaths).sort((a, b) => a.device - b.device);
  return { summary, deaths: deaths.slice(0, MOST_DEATHS) };
}

function runDevice(
  device: number,
  settings: FleetSettings & Measure,
  program: DeviceProgram,
  tally: Tally,
  onProgress: (now: number) => void,
): Death | null {
  const { start, scenario } = deviceScenario(settings, device);
  const imp = new DeviceImp(scenario);
  tally.beginDevice(start);
  const end = milliseconds(settings.seconds) - start;
  onProgress(0);
  const failure = live(imp, program, end, (records) => {
    tally.add(records);
    onProgress(imp.now());
  });
  tally.endDevice(failure !== null);
  return failure && { device, ...failure };
}

type Failure = Omit<Death, 'device'>;

/**
 * Runs a program on an imp.
 * @param end - How long, in milliseconds.
 * @param count - Told of all that happens.
 * @returns How the program died for the first time; null when it did not.
 */
function live(
  imp: DeviceImp,
  program: DeviceProgram,
  end: number,
  count: (records: readonly TraceEvent[]) => void,
): Failure | null {
  let uncaught: Failure | null = null;
  imp.onUncaught((error) => {
    uncaught ??= { at: imp.now() / 1000, message: describe(error, program) };
  });
  const stuck = failureOf(imp, () => {
    program.start(imp);
    for (let at = SLICE_MILLISECONDS; at < end; at += SLICE_MILLISECONDS) {
      imp.runUntil(at / 1000);
      count(imp.trace.splice(0));
    }
    imp.runUntil(end / 1000);
  });
  count(imp.trace);
  return imp.died === null ? stuck : uncaught;
}

/** Says what was thrown, and where in the user's files. */
function describe(error: unknown, program: DeviceProgram): string {
  const message = error instanceof Error ? error.message : String(error);
  const place = program.placeOf(error);
  return place === null ? message : `${message}, at ${place}`;
}

/** Returns why an imp cannot go on, as when its program lets no time pass; null when it can. */
function failureOf(imp: DeviceImp, run: () => void): Failure | null {
  try {
    run();
    return null;
  } catch (error) {
    return { at: imp.now() / 1000, message: (error as Error).message };
  }
}
