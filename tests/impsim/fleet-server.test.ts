/** A server of limited capacity: what it makes of a fleet, in any number of shards. */
import test from 'ava';
import { makeDeviceProgram } from '../../targets/impsim/fleet/device-program.js';
import {
  mergeDeeds,
  runDevices,
  shardDevices,
  type Deeds,
} from '../../targets/impsim/fleet/devices.js';
import { FrontEnd } from '../../targets/impsim/fleet/front-end.js';
import { runFleet } from '../../targets/impsim/fleet/run-fleet.js';
import type { FleetServer } from '../../targets/simulator/scenario-file.js';
import { folderWith } from '../support/files.js';
import { impsim } from './impsim.js';

/** Online at once, then ten minutes without a network. */
const network = [
  { at: 60, up: false },
  { at: 660, up: true },
];

function settings(server: FleetServer, seconds = 1200) {
  return {
    ...{ scenario: { network, server }, seed: 1, spreadSeconds: 0, delayVariation: 0 },
    ...{ seconds, bucketSeconds: 1 },
  };
}

const program = makeDeviceProgram(null);

function run(devices: number, server: FleetServer): Deeds {
  return runDevices({ first: 1, last: devices }, settings(server), program);
}

const marks = (list: readonly number[]) =>
  list.flatMap((count, index) => (count === 0 ? [] : [`${index}: ${count}`]));

test('a front end does a burst at once, then one handshake after the other', (t) => {
  const frontEnd = new FrontEnd({ capacity: 10, burst: 3, backlog: 4 });
  const times = (at: number, count: number) =>
    Array.from({ length: count }, () => frontEnd.arrive(at));
  t.deepEqual(times(1000, 8), [1000, 1000, 1000, 1100, 1200, 1300, 1400, null]);
  t.deepEqual(times(1250, 4), [1500, 1600, null, null]);
  t.deepEqual(times(60000, 4), [60000, 60000, 60000, 60100]);
});

test('the front ends of a server share its capacity, burst and backlog', (t) => {
  const frontEnd = new FrontEnd({ capacity: 10, burst: 4, backlog: 4, frontEnds: 2 });
  const times = Array.from({ length: 5 }, () => frontEnd.arrive(0));
  t.deepEqual(times, [0, 0, 200, 400, null]);
});

test('devices that come back together get their handshakes one after the other', (t) => {
  const { summary } = run(4, { capacity: 0.5 });
  // The attempt that is under way when the network returns needs 1.5 s to reach the server.
  t.deepEqual(marks(summary.server!.handshakes), ['661: 1', '663: 1', '665: 1', '667: 1']);
  t.deepEqual(summary.server!.useful, summary.server!.handshakes);
  t.deepEqual(marks(summary.successes), ['0: 4', '661: 1', '663: 1', '665: 1', '667: 1']);
});

test('a handshake whose device has given up is wasted', (t) => {
  const { summary } = run(2, { capacity: 0.1, patience: 4 });
  const { handshakes, useful } = summary.server!;
  t.deepEqual(marks(handshakes).slice(0, 2), ['661: 1', '671: 1']);
  t.deepEqual(marks(useful).slice(0, 1), ['661: 1']);
  t.is(useful[671], 0);
});

test('a device that finds the queue full gets no answer, and gives up in the end', (t) => {
  const { summary } = run(3, { capacity: 0.1, backlog: 1, patience: 20 });
  t.deepEqual(marks(summary.server!.unanswered), ['661: 1']);
  t.deepEqual(
    marks(summary.failures).filter((each) => each.startsWith('68')),
    ['681: 1'],
  );
  t.deepEqual(marks(summary.server!.useful), ['661: 1', '671: 1', '683: 1']);
});

test('the shards of a fleet add up to the whole, if their number divides that of front ends', async (t) => {
  const server = { capacity: 8, burst: 4, backlog: 40, patience: 7, frontEnds: 8 };
  const fleet = { ...settings(server), spreadSeconds: 30, delayVariation: 20 };
  const options = { jobs: 2, onProgress: () => undefined, signal: new AbortController().signal };
  const whole = async (count: number) => {
    const parts = Array.from({ length: count }, (_, index) =>
      runFleet(
        {
          settings: fleet,
          program: null,
          devices: shardDevices(203, { index: index + 1, count }, server),
        },
        options,
      ),
    );
    return JSON.stringify(mergeDeeds((await Promise.all(parts)).reverse()));
  };
  const one = await whole(1);
  const { summary } = JSON.parse(one) as Deeds;
  t.is(summary.devices, 203);
  t.true(Math.max(...summary.server!.unanswered) > 0);
  for (const count of [2, 4, 8]) t.is(await whole(count), one, `${count} shards`);
});

test('a number of shards that does not divide that of front ends is refused', async (t) => {
  const scenario = { server: { capacity: 10, frontEnds: 4 } };
  const folder = await folderWith(t, { 'server.json': JSON.stringify(scenario) });
  const args = ['--scenario', 'server.json', '--devices', '10', '--for', '1m'];
  const { exitCode, stderr } = await impsim(folder, 'fleet', ...args, '--shard', '1/3');
  t.is(exitCode, 2);
  t.regex(
    stderr,
    /--shard: with a server, the number of shards must divide its frontEnds, 4; got 1\/3/,
  );
});
