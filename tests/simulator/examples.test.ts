/** The example programs on the simulated imp. */
import test from 'ava';
import type { SimulatedImp, TraceKind } from '../../targets/simulator/imp.js';
import { day, DAY_SECONDS, runExample } from './example.js';
import { describeEvent } from '../../targets/simulator/describe-event.js';

/** What an example handed to agent.send() or the log, without the results, which must be good. */
function delivered(imp: SimulatedImp, ...kinds: TraceKind[]): string[] {
  return imp.trace
    .filter(({ kind }) => kinds.includes(kind))
    .map(describeEvent)
    .map((text) => (text.startsWith('0 ') ? text.slice(2) : `lost: ${text}`));
}

test('the sensor loses no reading and sends none twice', async (t) => {
  const imp = await runExample('sensor');
  let litres = 0;
  const expected = Array.from({ length: DAY_SECONDS / 60 + 1 }, (_, minute) => {
    litres += 1 + ((28401120 + minute) % 3);
    return `litres ${litres}`;
  });
  t.deepEqual(delivered(imp, 'agent.send'), expected);
  t.is(imp.died, null);
});

test('the battery device sends every report once, but the one at the very end', async (t) => {
  const reports = delivered(await runExample('battery'), 'agent.send');
  t.is(reports.length, DAY_SECONDS / 900);
  t.deepEqual(
    reports.map((report) => Number(/^temperature (\d+): /.exec(report)?.[1])),
    reports.map((_, index) => index + 1),
  );
});

test('the radio of the battery device is off between reports', async (t) => {
  const links = (await runExample('battery')).trace.filter((event) => event.kind === 'link');
  const spans = links.flatMap(({ at, state }, index) => {
    return state === 'off' ? [] : [{ at, duration: (links[index + 1]?.at ?? at) - at }];
  });
  // Each phase that the radio is on for follows a report, and ends by the timeout and the check.
  t.true(spans.length > 96);
  t.deepEqual(
    spans.filter(({ at, duration }) => at % 900000 > 25000 || duration > 25000),
    [],
  );
});

test('the mains device logs every outage that lasts for a check, and its end', async (t) => {
  const imp = await runExample('mains');
  const lines = delivered(imp, 'log', 'error');
  const changes = (await day()).network ?? [];
  const outages = changes.filter(({ up, at }) => !up && at > 0);
  const long = outages.filter(({ at }) => {
    const end = changes.find((change) => change.at > at)?.at ?? DAY_SECONDS;
    return end - at >= 5;
  });
  t.true(long.length > 0);
  // A check may find a shorter one, too.
  const noticed = lines.filter((line) => line.endsWith('Connection lost')).length;
  t.true(noticed >= long.length && noticed <= outages.length, `${noticed} outages`);
  t.is(lines.filter((line) => line.startsWith('Online')).length, noticed + 1);
  t.deepEqual(
    lines.filter((line) => line.startsWith('lost: ')),
    [],
  );
});

test('the mains device logs its status every hour, offline hours included', async (t) => {
  const lines = delivered(await runExample('mains'), 'log');
  const hours = lines.flatMap((line) => /Up for (\d+) h/.exec(line)?.[1] ?? []);
  t.deepEqual(
    hours.map(Number),
    hours.map((_, index) => index),
  );
  t.is(hours.length, 25);
});
