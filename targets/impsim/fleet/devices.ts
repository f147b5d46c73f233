/** Runs devices of a fleet, one after the other, and keeps only counts. */
import type { FleetServer } from '../../simulator/scenario-file.js';
import { ArrivalQueue } from './arrival-queue.js';
import { DeviceLife, type Death } from './device-life.js';
import type { DeviceProgram } from './device-program.js';
import type { FleetSettings } from './device-scenario.js';
import { FrontEnd, USUAL_PATIENCE } from './front-end.js';
import { addSummary, emptySummary, type FleetSummary, type Measure } from './summary.js';
import { Tally } from './tally.js';

export type { Death };

/** Devices to run: those with the numbers from `first` to `last`, or each `step`th of them. */
export interface Devices {
  first: number;
  last: number;
  step?: number;
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

/** Told which device is run now, and how far it is: milliseconds since its start. */
export type OnProgress = (device: number, now: number) => void;

/**
 * Runs devices. With a server that can be overrun, they are all those of a front end.
 * @param program - What each of them runs.
 */
export function runDevices(
  devices: Devices,
  settings: FleetSettings & Measure,
  program: DeviceProgram,
  onProgress: OnProgress = () => undefined,
): Deeds {
  const { server } = settings.scenario;
  const tally = new Tally(settings, server !== undefined);
  const live = (device: number) =>
    new DeviceLife(device, settings, program, tally, (now) => {
      onProgress(device, now);
    });
  const lives = server ? runTogether([...numbersOf(devices)].map(live), server, tally) : [];
  const deaths: Death[] = [];
  const finish = (life: DeviceLife) => {
    const death = life.finish();
    if (death && deaths.length < MOST_DEATHS) deaths.push(death);
  };
  lives.forEach(finish);
  if (server === undefined) {
    for (const device of numbersOf(devices)) {
      const life = live(device);
      life.run();
      finish(life);
    }
  }
  return { summary: tally.summary(), deaths };
}

function* numbersOf({ first, last, step = 1 }: Devices): Generator<number> {
  for (let device = first; device <= last; device += step) yield device;
}

/**
 * Runs the devices of a front end. They have to do with each other only at the server, so each runs by
 * itself until it gets there, and the one that is there first goes on.
 */
function runTogether(
  lives: readonly DeviceLife[],
  server: FleetServer,
  tally: Tally,
): readonly DeviceLife[] {
  const frontEnd = new FrontEnd(server);
  const waiting = new ArrivalQueue();
  const proceed = (life: DeviceLife) => {
    if (life.runToServer()) waiting.add(life);
  };
  lives.forEach(proceed);
  for (let life = waiting.take(); life !== undefined; life = waiting.take()) {
    const done = frontEnd.arrive(life.arrivedAt);
    if (done === null) tally.countServer('unanswered', life.arrivedAt);
    else tally.countServer('handshakes', done);
    life.answer(done, server.patience ?? USUAL_PATIENCE);
    proceed(life);
  }
  return lives;
}

/**
 * The devices of a shard. They follow each other, and shards differ by one in number; with a server that
 * can be overrun, a shard has whole front ends.
 */
export function shardDevices(
  devices: number,
  { index, count }: Shard,
  server?: FleetServer,
): Devices {
  if (server !== undefined) return { first: index, last: devices, step: count };
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
