/** Reports to look at and to test with. */
import { readFileSync } from 'node:fs';
import { loadNodeProgram } from '../../targets/impsim/node-program.js';
import { withoutRun } from '../../targets/impsim/scenarios.js';
import { Watcher } from '../../targets/impsim/watch.js';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import type { ScenarioFile } from '../../targets/simulator/scenario-file.js';
import type { FleetReport, RunReport } from '../../targets/impsim/report/report.js';
import { root } from '../support/files.js';

const day = JSON.parse(
  readFileSync(new URL('../../targets/simulator/examples/day.json', import.meta.url), 'utf8'),
) as ScenarioFile;

const sensor = await loadNodeProgram(`${root}targets/simulator/examples/sensor.ts`);

/** A day of the water meter. */
export function sampleRun(seconds = 24 * 3600, scenario: ScenarioFile = day): RunReport {
  const imp = new DeviceImp(scenario);
  sensor.start(imp, new Watcher(imp));
  imp.run(seconds);
  const title = scenario.title ?? 'A day with outages of every kind';
  return {
    kind: 'run',
    program: 'sensor.ts',
    scenario: { ...withoutRun(scenario), title },
    seconds,
    trace: imp.trace,
    died: imp.died,
  };
}

/** The longest run there can be, with a short outage every seven minutes. */
export function longRun(): RunReport {
  const network = [
    { at: 300, up: false, every: 420 },
    { at: 320, up: true, every: 420 },
  ];
  return sampleRun(1_990_000, { title: '23 days with an outage every seven minutes', network });
}

/** A fleet after a power cut, with figures that are made up. */
export function sampleFleet(seconds = 3600): FleetReport {
  const devices = 1000;
  const time = Array.from({ length: seconds }, (_, index) => index);
  const wave = (at: number, middle: number, width: number): number =>
    Math.exp(-(((at - middle) / width) ** 2));
  const attempts = time.map((at) =>
    Math.round(90 * wave(at, 620, 14) + 40 * wave(at, 690, 18) + 14 * wave(at, 1500, 300)),
  );
  const failures = attempts.map((count, at) => Math.round(at < 700 ? count * 0.6 : count * 0.1));
  const successes = attempts.map((count, at) => count - failures[at]!);
  const online = time.map((at) => {
    if (at < 600) return devices;
    return Math.round(devices * Math.min(1, Math.max(0, (at - 610) / 1500)));
  });
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    kind: 'fleet',
    program: 'sensor.ts',
    scenario: { title: 'The provider comes back after ten minutes', connectDelay: 3 },
    summary: {
      devices,
      seconds,
      bucketSeconds: 1,
      attempts,
      successes,
      failures,
      online,
      died: 0,
      sent: 58_000,
      logged: 3000,
      lost: 212,
      radioSeconds: sum(online),
    },
  };
}
