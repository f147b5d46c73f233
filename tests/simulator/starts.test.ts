/** How a simulated imp starts. */
import test from 'ava';
import { SimulatedImp, type Scenario } from '../../targets/simulator/imp.js';
import { outage } from '../support/outage.js';
import { offline, run, traced } from './support.js';

test('after a cold start with a network the imp is online', (t) => {
  const imp = new SimulatedImp({});
  t.true(imp.platform.server.isconnected());
  t.deepEqual(traced(imp), ['0 link online']);
});

test('after a cold start without a network impOS tries for another 50 seconds, silently', (t) => {
  t.deepEqual(
    traced(
      run(() => undefined, 100, offline),
      'link',
    ),
    ['0 link connecting', '50000 link off'],
  );
  const late = run(() => undefined, 100, outage(0, 40));
  t.deepEqual(traced(late, 'link'), ['0 link connecting', '41500 link online']);
  t.deepEqual(traced(late, 'outcome'), []);
});

test('after a warm start the imp is offline and impOS does nothing about it', (t) => {
  t.deepEqual(traced(run(() => undefined, 100, { boot: 'warm' })), ['0 link off']);
});

test('a scenario with an unknown outcome is refused', (t) => {
  const scenario = JSON.parse(
    '{"network": [{"at": 1, "up": false, "code": "NO_WIFE"}]}',
  ) as Scenario;
  t.throws(() => new SimulatedImp(scenario), { message: /got NO_WIFE/ });
});
