import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { ConnectionManager } from '../../core/index.js';
import { deviceScenario, type FleetSettings } from '../../targets/impsim/fleet/device-scenario.js';
import {
  mergeDeeds,
  runDevices,
  shardDevices,
  type Deeds,
} from '../../targets/impsim/fleet/devices.js';
import {
  makeDeviceProgram,
  readProgram,
  type DeviceProgram,
} from '../../targets/impsim/fleet/device-program.js';
import { figures } from '../../targets/impsim/fleet/figures.js';
import { fleetFile } from '../../targets/impsim/fleet/fleet-file.js';
import { networkFrom, outagesOf } from '../../targets/impsim/fleet/network-timeline.js';
import { recoveriesOf } from '../../targets/impsim/fleet/recovery.js';
import { runFleet } from '../../targets/impsim/fleet/run-fleet.js';
import type { FleetSummary, Measure } from '../../targets/impsim/fleet/summary.js';
import { ProgramError } from '../../targets/impsim/program-error.js';
import { hangs } from '../../targets/impsim/run.js';
import { summarize } from '../../targets/impsim/timeline.js';
import { describeEvent } from '../../targets/simulator/describe-event.js';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import { SimulatedImp, type NetworkChange, type Scenario } from '../../targets/simulator/imp.js';
import { folderWith } from '../support/files.js';

const stayConnected = makeDeviceProgram(null);

/** Ten minutes and a half without network, a second hour. */
const outage: Scenario = {
  network: [
    { at: 3600, up: false },
    { at: 4230, up: true },
  ],
};

function settings(scenario: Scenario, more: Partial<FleetSettings & Measure> = {}) {
  return {
    ...{ scenario, seed: 1, spreadSeconds: 0, delayVariation: 0 },
    ...{ seconds: 7200, bucketSeconds: 1 },
    ...more,
  };
}

function run(
  devices: number,
  scenario: Scenario,
  more: Partial<FleetSettings & Measure> = {},
  program: DeviceProgram = stayConnected,
): Deeds {
  return runDevices({ first: 1, last: devices }, settings(scenario, more), program);
}

const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0);

/** The places of a list that are not 0, and what is there. */
const marks = (list: readonly number[]) =>
  list.flatMap((count, index) => (count === 0 ? [] : [`${index}: ${count}`]));

const started = (start: (imp: SimulatedImp) => void): DeviceProgram => ({
  start: (imp) => {
    imp.start(() => {
      start(imp);
    });
  },
  placeOf: () => null,
  describeRejection: String,
});

test('three devices in an outage of 630 s do what one can work out by hand', (t) => {
  const { summary, deaths } = run(3, outage);
  // Online from the start; every 60 s an attempt that fails; at 4200 s one that succeeds, 1.5 s after
  // the network is back.
  const begun = [3600, 3660, 3720, 3780, 3840, 3900, 3960, 4020, 4080, 4140, 4200];
  t.deepEqual(marks(summary.attempts), ['0: 3', ...begun.map((at) => `${at}: 3`)]);
  t.deepEqual(marks(summary.successes), ['0: 3', '4231: 3']);
  t.deepEqual(
    marks(summary.failures),
    begun.slice(1).map((at) => `${at}: 3`),
  );
  t.deepEqual(
    summary.online,
    Array.from({ length: 7200 }, (_, second) => (second < 3600 || second >= 4231 ? 3 : 0)),
  );
  t.is(summary.radioSeconds, 3 * 7200);
  t.deepEqual([summary.devices, summary.died, deaths], [3, 0, []]);
});

test('devices that are slow and quick to connect are back online one after the other', (t) => {
  const { summary } = run(100, outage, { delayVariation: 100 });
  const [recovery] = recoveriesOf(summary, outage, 1);
  t.deepEqual(
    { ...recovery, back: [], mostConnections: 0 },
    {
      ...{ from: 3600, to: 4230, before: 100, back: [], mostConnections: 0 },
    },
  );
  // connectDelay is spread evenly over 0 to 3 s.
  t.deepEqual(recovery!.back, [2, 3, 3]);
  t.is(recovery!.mostConnections, Math.max(...summary.successes.slice(4230)));
  t.is(sum(summary.successes.slice(4230, 4233)), 100);
});

test('the time until a share is back is told to the end of a bucket, or not at all', (t) => {
  const summary: FleetSummary = {
    ...run(1, {}, { seconds: 100, bucketSeconds: 10 }).summary,
    online: [10, 10, 0, 0, 4, 5, 9, 9, 9, 10],
    successes: [0, 0, 0, 0, 4, 3, 3, 0, 0, 1],
  };
  const network = [
    { at: 22, up: false },
    { at: 41, up: true },
  ];
  const expected = { from: 22, to: 41, before: 10, back: [19, 59, 59], mostConnections: 4 };
  t.deepEqual(recoveriesOf(summary, { network }, 9), [expected]);
  const again = [...network, { at: 90, up: false }];
  t.deepEqual(recoveriesOf(summary, { network: again }, 9), [
    { ...expected, back: [19, null, null] },
    { from: 90, to: null, before: 9, back: [null, null, null], mostConnections: 0 },
  ]);
});

test('one device is told of in the singular, and what stands for never is explained', (t) => {
  const { network } = outage;
  const plan = { scenario: { network: network!.slice(0, 1) }, seed: 1, spreadSeconds: 0 };
  const shard = { index: 1, count: 1 };
  const file = fleetFile(
    { ...plan, program: 'x.ts', programHash: '', devices: 1, delayVariation: 0, shard },
    { ...run(1, plan.scenario), deaths: [] },
  );
  const text = figures({ ...file, summary: { ...file.summary, died: 1 } }, null);
  t.regex(text, /^1 device, 02:00:00, x\.ts, seed 1$/m);
  t.regex(text, /^died +1 device$/m);
  t.regex(text, /^ +01:00:00 +- +1 +- +- +- +0\n\(-: not before the next outage, or the end\)$/m);
});

test('the table has the fraction of a second, and its columns stand under each other', (t) => {
  const network = [
    { at: 3600, up: false },
    { at: 4200.25, up: true },
  ];
  const plan = { scenario: { network }, seed: 1, spreadSeconds: 0, delayVariation: 0 };
  const shard = { index: 1, count: 1 };
  const common = { ...plan, program: 'x.ts', programHash: '', devices: 3, shard };
  const text = figures(fleetFile(common, { ...run(3, plan.scenario), deaths: [] }), null);
  const [head = '', row = ''] = text.split('\n').slice(-3);
  t.regex(row, /^ +01:00:00 {3}01:10:00\.25 /);
  t.is(head.length, row.length);
});

test('an attempt of impOS after a drop counts, and one that the program gives up has failed', (t) => {
  const network: NetworkChange[] = [
    { at: 10, up: false },
    { at: 30, up: true },
    { at: 50, up: false },
  ];
  const program = started((imp) => {
    const { server, imp: module, ...constants } = imp.platform;
    server.setsendtimeoutpolicy(constants.RETURN_ON_ERROR, constants.WAIT_TIL_SENT, 1);
    server.log('online');
    module.wakeup(60, () => {
      server.disconnect();
      server.log('offline');
    });
  });
  const { summary } = run(1, { network }, { seconds: 100 }, program);
  t.deepEqual(marks(summary.attempts), ['0: 1', '10: 1', '50: 1']);
  t.deepEqual(marks(summary.successes), ['0: 1', '31: 1']);
  t.deepEqual(marks(summary.failures), ['60: 1']);
  t.deepEqual([summary.sent, summary.logged, summary.lost], [0, 1, 1]);
  t.is(summary.radioSeconds, 60);
});

test('devices that sleep are neither online nor use their radio', (t) => {
  const program = started(({ platform: { server } }) => {
    server.sleepfor(1000);
  });
  const { summary } = run(2, { boot: 'cold' }, { seconds: 600 }, program);
  t.is(summary.online.at(-1), 0);
  t.true(summary.radioSeconds < 2, `${summary.radioSeconds}`);
});

test('what a device does after the end of the run is not counted', (t) => {
  const program = started(({ platform: { server, imp } }) => {
    imp.wakeup(9, () => {
      imp.sleep(5);
      server.log('too late');
    });
  });
  const { summary } = run(1, {}, { seconds: 10 }, program);
  t.deepEqual([summary.logged, summary.radioSeconds, summary.online.length], [0, 10, 10]);
});

test('a program that throws on some devices kills these, and the first few are named', (t) => {
  let device = 0;
  const program = started((imp) => {
    device += 1;
    if (device % 2 === 0) {
      imp.platform.imp.wakeup(device, () => {
        throw new Error(`device ${device} does not like it`);
      });
    }
  });
  const { summary, deaths } = run(20, { restartDelay: null }, { seconds: 100 }, program);
  t.is(summary.died, 10);
  t.deepEqual(
    deaths,
    [2, 4, 6, 8, 10].map((number) => {
      return { device: number, at: number, message: `device ${number} does not like it` };
    }),
  );
});

test('a program that never lets time pass kills its device, and the others go on', (t) => {
  let device = 0;
  const program = started(({ platform: { imp } }) => {
    device += 1;
    const spin = () => imp.wakeup(0, spin);
    if (device === 2) imp.wakeup(5, spin);
  });
  const { summary, deaths } = run(3, {}, { seconds: 10 }, program);
  t.deepEqual([summary.died, summary.devices], [1, 3]);
  t.deepEqual([deaths[0]!.device, deaths[0]!.at], [2, 5]);
  t.regex(deaths[0]!.message, /time stands still/);
});

test('an exception that a program survives by its scenario is no death', (t) => {
  const program = started(({ platform: { imp } }) => {
    imp.wakeup(1, () => {
      throw new Error('never mind');
    });
  });
  t.is(run(1, { survives: true }, { seconds: 10 }, program).summary.died, 0);
});

test('each device has its own start, delay and order of timers, by its number and the seed', (t) => {
  const fleet = { ...settings(outage), spreadSeconds: 60, delayVariation: 20 };
  const all = Array.from({ length: 500 }, (_, index) => deviceScenario(fleet, index + 1));
  t.true(all.every(({ start }) => start >= 0 && start < 60_000));
  t.true(
    all.every(({ scenario }) => scenario.connectDelay! >= 1.2 && scenario.connectDelay! <= 1.8),
  );
  t.true(all.every(({ scenario }) => scenario.seed! >= 0 && scenario.seed! <= 65536));
  const different = (values: unknown[]) => new Set(values).size;
  t.true(different(all.map(({ start }) => start)) > 450);
  t.true(different(all.map(({ scenario }) => scenario.connectDelay)) > 300);
  t.true(different(all.map(({ scenario }) => scenario.seed)) > 450);
  t.deepEqual(deviceScenario(fleet, 7), deviceScenario(fleet, 7));
  t.notDeepEqual(deviceScenario({ ...fleet, seed: 2 }, 7), deviceScenario(fleet, 7));
});

test('a device that starts later has what the scenario says at the time of the fleet', (t) => {
  const fleet = {
    ...settings({
      epoch: 1000,
      clockSteps: [
        { at: 0, by: 100 },
        { at: 99, by: 10000 },
      ],
      agentMessages: [
        { at: 0, name: 'too early', data: null },
        { at: 99, name: 'in time', data: null },
      ],
    }),
    spreadSeconds: 60,
  };
  const { start, scenario } = deviceScenario(fleet, 1);
  t.true(start > 1000);
  t.is(scenario.epoch, 1100 + Math.floor(start / 1000));
  t.deepEqual(scenario.clockSteps, [{ at: 99 - start / 1000, by: 10000 }]);
  t.deepEqual(
    scenario.agentMessages!.map(({ at, name }) => [at, name]),
    [[99 - start / 1000, 'in time']],
  );
});

/** Networks in which never two changes come at the same time. */
const networks = fc
  .array(
    fc.record(
      {
        at: fc.integer({ min: 0, max: 300 }),
        up: fc.boolean(),
        every: fc.integer({ min: 1, max: 30 }),
        until: fc.integer({ min: 0, max: 400 }),
      },
      { requiredKeys: ['at', 'up'] },
    ),
    { maxLength: 6 },
  )
  .map((changes): NetworkChange[] =>
    changes.map(({ at, every, ...change }, index) => ({
      ...change,
      at: at * 6 + index,
      ...(every === undefined ? {} : { every: every * 6 }),
    })),
  );

/** What the network is like from when on, in seconds, as an imp finds it. */
function networkTrace(network: NetworkChange[], seconds: number) {
  const imp = new SimulatedImp({ network });
  imp.run(seconds);
  return imp.trace
    .filter(({ kind }) => kind === 'network')
    .map((event) => ({ at: event.at / 1000, text: describeEvent(event) }));
}

test('the network of a device that starts later is that of the scenario, from then on', (t) => {
  fc.assert(
    fc.property(networks, fc.integer({ min: 0, max: 1500 }), (network, offset) => {
      const whole = networkTrace(network, 2000);
      const before = whole.filter(({ at }) => at <= offset).slice(-1);
      const after = whole.filter(({ at }) => at > offset);
      t.deepEqual(networkTrace(networkFrom(network, offset * 1000), 2000 - offset), [
        ...before.map(({ text }) => ({ at: 0, text })),
        ...after.map(({ at, text }) => ({ at: at - offset, text })),
      ]);
    }),
  );
});

test('the outages are those that an imp finds', (t) => {
  fc.assert(
    fc.property(networks, (network) => {
      const found: { from: number; to: number | null }[] = [];
      let from: number | null = null;
      for (const { at, text } of networkTrace(network, 1999.999)) {
        if (text !== 'up') from ??= at;
        else if (from !== null) found.push({ from: from * 1000, to: at * 1000 });
        if (text === 'up') from = null;
      }
      if (from !== null) found.push({ from: from * 1000, to: null });
      t.deepEqual([...outagesOf(network, 2_000_000)], found);
    }),
  );
});

test('whatever the network does, each attempt has one end or is under way', (t) => {
  const variation = fc.record({
    seed: fc.nat(1e6),
    boot: fc.constantFrom('cold' as const, 'warm' as const, 'fast' as const),
    stayConnected: fc.boolean(),
    bucketSeconds: fc.integer({ min: 1, max: 700 }),
  });
  fc.assert(
    fc.property(networks, variation, (network, { seed, boot, stayConnected, bucketSeconds }) => {
      const program = started(({ platform }) => {
        const manager = new ConnectionManager({ stayConnected, connectTimeout: 20 }, platform);
        platform.imp.wakeup(100, () => manager.connect());
        platform.imp.wakeup(200, () => manager.disconnect(true));
      });
      const more = { seed, spreadSeconds: 300, delayVariation: 50, seconds: 2000, bucketSeconds };
      const { summary } = run(4, { network, boot }, more, program);
      const { attempts, successes, failures, online } = summary;
      const open = sum(attempts) - sum(successes) - sum(failures);
      t.true(open >= 0 && open <= 4 - online.at(-1)!, `${open} attempts are under way`);
      t.true(online.every((count) => count >= 0 && count <= 4));
      t.true(summary.radioSeconds >= 0 && summary.radioSeconds <= 4 * 2000);
      t.is(online.length, Math.ceil(2000 / bucketSeconds));
    }),
  );
});

test('a fleet of one device has the figures of a run', (t) => {
  const boots = fc.constantFrom('cold' as const, 'warm' as const, 'fast' as const);
  fc.assert(
    fc.property(networks, boots, fc.boolean(), (network, boot, stayConnected) => {
      const program = started(({ platform }) => {
        const manager = new ConnectionManager({ stayConnected }, platform);
        const tell = () => {
          platform.imp.wakeup(100, tell);
          manager.log('hello');
          platform.agent.send('hello', 1);
        };
        tell();
        platform.imp.wakeup(200, () => manager.disconnect(true));
        platform.imp.wakeup(299, () => {
          platform.imp.sleep(5);
          manager.connect();
        });
      });
      const scenario = { network, boot };
      const imp = new DeviceImp(scenario);
      program.start(imp);
      imp.run(300);
      const {
        attempts,
        succeeded,
        failed,
        sent,
        logged,
        refused: lost,
        radioSeconds,
      } = summarize(imp.trace, 300);
      const { summary } = run(1, scenario, { seconds: 300 }, program);
      t.deepEqual([sum(summary.attempts), sum(summary.successes)], [attempts, succeeded]);
      t.deepEqual([sum(summary.failures), summary.radioSeconds], [failed, radioSeconds]);
      t.deepEqual([summary.sent, summary.logged, summary.lost], [sent, logged, lost]);
    }),
  );
});

test('coarse buckets have the sums of fine ones', (t) => {
  const fleet = { spreadSeconds: 60, delayVariation: 20 };
  const [fine, coarse] = [1, 7].map((bucketSeconds) =>
    run(5, outage, { ...fleet, bucketSeconds }),
  ) as [Deeds, Deeds];
  for (const list of ['attempts', 'successes', 'failures'] as const) {
    const seconds = fine.summary[list];
    t.is(coarse.summary[list].length, Math.ceil(7200 / 7));
    t.deepEqual(
      coarse.summary[list],
      coarse.summary[list].map((_, index) => sum(seconds.slice(index * 7, index * 7 + 7))),
    );
  }
  t.deepEqual(
    coarse.summary.online,
    coarse.summary.online.map((_, index) => fine.summary.online[Math.min(index * 7 + 6, 7199)]!),
  );
});

test('the shards of a fleet have each device once, and equally many', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
      const [devices, count] = [Math.max(a, b), Math.min(a, b)];
      const shards = Array.from({ length: count }, (_, index) =>
        shardDevices(devices, { index: index + 1, count }),
      );
      const numbers = shards.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      );
      t.deepEqual(
        numbers,
        Array.from({ length: devices }, (_, index) => index + 1),
      );
      const sizes = shards.map(({ first, last }) => last - first);
      t.true(Math.max(...sizes) - Math.min(...sizes) <= 1);
    }),
  );
});

/** A fleet of two devices, both of which run the program in one thread. */
async function runProgram(t: Parameters<typeof folderWith>[0], text: string) {
  const folder = await folderWith(t, { 'x.js': text });
  const program = await readProgram(join(folder, 'x.js'));
  const task = { devices: { first: 1, last: 2 }, settings: settings({}), program };
  const signal = new AbortController().signal;
  return runFleet(task, { jobs: 1, onProgress: () => undefined, signal, patience: 1 });
}

const HANGS: [title: string, text: string, reached: number][] = [
  ['its outermost code', 'while (true) {}', 0],
  ['a timer', 'imp.wakeup(5000, () => { while (true) {} });', 3600_000],
];

for (const [title, text, reached] of HANGS) {
  test(`a program that loops without end in ${title} ends the fleet, and the device is named`, async (t) => {
    await t.throwsAsync(runProgram(t, text), {
      instanceOf: ProgramError,
      message: `device 1: ${hangs(reached, 1)}`,
    });
  });
}

test('any number of threads and shards gives the same', async (t) => {
  const fleet = settings(outage, { spreadSeconds: 60, delayVariation: 20 });
  const shape = fc.record({
    jobs: fc.integer({ min: 1, max: 3 }),
    devices: fc.integer({ min: 4, max: 50 }),
    count: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ jobs, devices, count, seed }) => {
      const task = { settings: { ...fleet, seed }, program: null };
      const options = { jobs, onProgress: () => undefined, signal: new AbortController().signal };
      const indices = Array.from({ length: count }, (_, index) => index + 1);
      const parts = indices.map((index) =>
        runFleet({ ...task, devices: shardDevices(devices, { index, count }) }, options),
      );
      const merged = mergeDeeds((await Promise.all(parts)).reverse());
      t.deepEqual(merged, run(devices, outage, { ...task.settings }));
    }),
    { numRuns: 5 },
  );
});
