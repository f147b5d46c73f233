/** Attempts to connect. */
import test from 'ava';
import { type Scenario } from '../../targets/simulator/imp.js';
import { outage } from '../support/outage.js';
import { offline, run, traced, noted, connecting } from './support.js';

test('connecting takes as long as the scenario says', (t) => {
  t.deepEqual(noted(connecting(60), 100, { boot: 'warm' }), ['1500 reason 5']);
  t.deepEqual(noted(connecting(60), 100, { boot: 'warm', connectDelay: 7 }), ['7000 reason 5']);
});

test('the callback of connect() never comes inside connect()', (t) => {
  const notes = noted(
    ({ server }, note) => {
      server.connect(() => {
        note('callback');
      }, 60);
      note('returned');
    },
    0,
    { boot: 'warm', connectDelay: 0 },
  );
  t.deepEqual(notes, ['0 returned', '0 callback']);
});

test('an attempt without a network fails at its timeout, with NO_WIFI', (t) => {
  t.deepEqual(noted(connecting(20), 100, { ...offline, boot: 'warm' }), ['20000 reason 1']);
});

test('an attempt fails when and as the scenario says, but not after its timeout', (t) => {
  const refused: Scenario = {
    boot: 'warm',
    network: [{ at: 0, up: false, code: 'NO_IP_ADDRESS', failAfter: 3 }],
  };
  t.deepEqual(noted(connecting(20), 100, refused), ['3000 reason 2']);
  t.deepEqual(noted(connecting(2), 100, refused), ['2000 reason 2']);
});

test('an attempt on a network that is too slow fails at its timeout, with NO_SERVER', (t) => {
  const slow: Scenario = { boot: 'warm', connectDelay: 30 };
  t.deepEqual(noted(connecting(20), 100, slow), ['20000 reason 4']);
  t.deepEqual(noted(connecting(30), 100, slow), ['30000 reason 5']);
});

test('an attempt succeeds when the network comes in time', (t) => {
  const late: Scenario = { boot: 'warm', ...outage(0, 50) };
  t.deepEqual(noted(connecting(60), 100, late), ['51500 reason 5']);
  t.deepEqual(noted(connecting(51), 100, late), ['51000 reason 4']);
});

test('a network that goes in the middle of an attempt costs it what it had done', (t) => {
  t.deepEqual(noted(connecting(60), 100, { boot: 'warm', ...outage(1, 10) }), ['11500 reason 5']);
});

test('connect() has a timeout of 60 seconds and no callback by default', (t) => {
  const imp = run(
    ({ server }) => {
      server.connect();
    },
    100,
    { ...offline, boot: 'warm' },
  );
  t.deepEqual(traced(imp, 'connect', 'link', 'outcome'), [
    '0 link off',
    '0 connect 60000 ms',
    '0 link connecting',
    '60000 link off',
  ]);
});

test('connect() has no effect online: the callback does not come', (t) => {
  t.deepEqual(noted(connecting(60), 100), []);
});

test('a second connect() takes the callback over and keeps the deadline', (t) => {
  const notes = noted(
    ({ imp, server }, note) => {
      server.connect(() => {
        note('first');
      }, 20);
      imp.wakeup(10, () => {
        server.connect((reason) => {
          note(`second ${reason}`);
        }, 60);
      });
    },
    100,
    { ...offline, boot: 'warm' },
  );
  t.deepEqual(notes, ['20000 second 1']);
});

test('a second connect() silences a callback whose outcome is known but not told', (t) => {
  const notes = noted(
    ({ imp, server }, note) => {
      server.connect(() => {
        note('first');
      }, 20);
      imp.wakeup(20, () => {
        server.connect((reason) => {
          note(`second ${reason}`);
        }, 5);
      });
    },
    100,
    { ...offline, boot: 'warm' },
  );
  t.deepEqual(notes, ['25000 second 1']);
});

test("connect() takes over the attempt that impOS makes at the start, with that one's deadline", (t) => {
  t.deepEqual(noted(connecting(60), 100, offline), ['50000 reason 1']);
  t.deepEqual(noted(connecting(60), 100, outage(0, 20)), ['21500 reason 5']);
});

test('disconnect() ends an attempt, and its callback does not come', (t) => {
  const imp = run(
    ({ imp, server }) => {
      server.connect(() => t.fail(), 60);
      imp.wakeup(1, () => {
        server.disconnect();
      });
    },
    100,
    { boot: 'warm' },
  );
  t.deepEqual(traced(imp, 'link', 'disconnect'), [
    '0 link off',
    '0 link connecting',
    '1000 disconnect connecting',
    '1000 link off',
  ]);
});

test('disconnect() online takes the link down, and is harmless when it is down', (t) => {
  const imp = run(({ server }) => {
    server.disconnect();
    server.disconnect();
  }, 100);
  t.false(imp.platform.server.isconnected());
  t.deepEqual(traced(imp), [
    '0 link online',
    '0 disconnect online',
    '0 link off',
    '0 disconnect off',
  ]);
});
