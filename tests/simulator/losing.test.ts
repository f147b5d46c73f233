/** How a simulated imp loses its link, and gets it back. */
import test from 'ava';
import { type Scenario } from '../../targets/simulator/imp.js';
import { outage } from '../support/outage.js';
import { run, traced, noted } from './support.js';

test('a lost link is noticed at once, and mended silently when the network is back in a minute', (t) => {
  const imp = run(
    ({ imp, server }) => {
      imp.wakeup(10, () => server.log(server.isconnected()));
      imp.wakeup(10.01, () => server.log(server.isconnected()));
    },
    100,
    outage(10, 40),
  );
  t.deepEqual(traced(imp), [
    '0 link online',
    '10000 network down NO_WIFI',
    '10000 link recovering',
    '10000 log 1 false',
    '10010 log 1 false',
    '40000 network up',
    '41500 link online',
  ]);
});

test('impOS gives a lost link up after a minute', (t) => {
  const imp = run(() => undefined, 200, outage(10, 69));
  t.deepEqual(traced(imp, 'link'), ['0 link online', '10000 link recovering', '70000 link off']);
});

test('impOS takes the whole minute even where an attempt would fail sooner', (t) => {
  const scenario: Scenario = {
    network: [
      { at: 10, up: false, failAfter: 1 },
      { at: 20, up: true },
    ],
  };
  t.deepEqual(
    traced(
      run(() => undefined, 100, scenario),
      'link',
    ),
    ['0 link online', '10000 link recovering', '21500 link online'],
  );
});

test('connect() takes over when impOS is mending the link: then the callback comes', (t) => {
  const later: Parameters<typeof noted>[0] = ({ imp, server }, note) => {
    imp.wakeup(30, () => {
      server.connect((reason) => {
        note(`reason ${reason}`);
      }, 60);
    });
  };
  t.deepEqual(noted(later, 100, outage(10, 40)), ['41500 reason 5']);
  t.deepEqual(noted(later, 100, outage(10, 90)), ['70000 reason 1']);
});

test('disconnect() ends the mending of a link', (t) => {
  const imp = run(
    ({ imp, server }) => {
      imp.wakeup(12, () => {
        server.disconnect();
      });
    },
    100,
    outage(10, 20),
  );
  t.deepEqual(traced(imp, 'link'), ['0 link online', '10000 link recovering', '12000 link off']);
});
