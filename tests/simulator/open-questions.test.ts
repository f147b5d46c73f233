/** What impOS's documentation leaves open: the scenario decides. */
import test from 'ava';
import { SimulatedImp, type Answer, type Scenario } from '../../targets/simulator/imp.js';
import { offline, run, traced, noted, connecting, returnOnError } from './support.js';

/** A program that sets timers at once and notes in which order they come. */
const timersDueTogether: Parameters<typeof noted>[0] = ({ imp }, note) => {
  for (const name of ['a', 'b', 'c', 'd']) {
    imp.wakeup(1, () => {
      note(name);
      imp.wakeup(0, () => {
        note(`idle ${name}`);
      });
    });
  }
};

test('timers that are due together may come in the opposite order', (t) => {
  const notes = noted(timersDueTogether, 1, { timerOrder: 'lifo' });
  t.deepEqual(
    notes.map((note) => note.replace('1000 ', '')),
    ['d', 'c', 'b', 'a', 'idle a', 'idle b', 'idle c', 'idle d'],
  );
});

test('timers that are due together may come in any order, which the seed decides', (t) => {
  const orders = [1, 1, 2, 4711].map((seed) =>
    noted(timersDueTogether, 1, { timerOrder: 'shuffled', seed }).join(),
  );
  t.is(orders[0], orders[1]);
  t.true(new Set(orders).size > 1);
  t.deepEqual(
    orders.map((order) => order.split(',').sort().join()),
    orders.map(() => noted(timersDueTogether, 1).sort().join()),
  );
});

test('a timer with 0 that is set by one has its turn after the others, in any order', (t) => {
  const notes = noted(
    ({ imp }, note) => {
      imp.wakeup(0, () => {
        note('a');
      });
      imp.wakeup(0, () => {
        note('b');
        imp.wakeup(0, () => {
          note('set by b');
        });
      });
    },
    0,
    { timerOrder: 'lifo' },
  );
  t.deepEqual(notes, ['0 b', '0 a', '0 set by b']);
});

test('a program cannot hold more timers than there are', (t) => {
  t.plan(5);
  const simulated = run(
    ({ imp }) => {
      const nothing = (): void => undefined;
      const first = imp.wakeup(1, nothing);
      t.not(first, null);
      t.not(imp.wakeup(0, nothing), null);
      t.is(imp.wakeup(2, nothing), null);
      imp.cancelwakeup(first);
      t.not(imp.wakeup(3, nothing), null);
    },
    5,
    { timerLimit: 2 },
  );
  t.is(simulated.mostTimers(), 2);
});

test('how many timers there are may change', (t) => {
  const imp = new SimulatedImp({});
  const wakeup = (): unknown => imp.platform.imp.wakeup(1, () => undefined);
  imp.limitTimers(0);
  t.is(wakeup(), null);
  imp.limitTimers(null);
  t.not(wakeup(), null);
});

test('connect() online may be answered, in a later turn or within the call', (t) => {
  const program: Parameters<typeof noted>[0] = ({ server }, note) => {
    server.connect((reason) => {
      note(`reason ${reason}`);
    }, 60);
    note('returned');
  };
  t.deepEqual(noted(program, 1, { onlineAnswer: 'later' }), ['0 returned', '0 reason 5']);
  t.deepEqual(noted(program, 1, { onlineAnswer: 'within' }), ['0 reason 5', '0 returned']);
});

/** A program that disconnects in the middle of its attempt. */
const giveUp: Parameters<typeof noted>[0] = ({ imp, server }, note) => {
  server.connect((reason) => {
    note(`reason ${reason}`);
  }, 60);
  imp.wakeup(1, () => {
    server.disconnect();
    note('returned');
  });
};

test('disconnect() may tell the program that its attempt has ended', (t) => {
  const notes = noted(giveUp, 100, { boot: 'warm', earlyDisconnect: 'tells' });
  t.deepEqual(notes, ['1000 returned', '1000 reason 0']);
});

test('disconnect() may have no effect on an attempt', (t) => {
  const notes = noted(giveUp, 100, { boot: 'warm', earlyDisconnect: 'ignored' });
  t.deepEqual(notes, ['1000 returned', '1500 reason 5']);
});

test('an attempt may be answered late, often, never, within the call, or after its time', (t) => {
  const answered = (answer: Answer, scenario: Scenario = {}): string[] =>
    noted(connecting(20), 100, { boot: 'warm', answers: [answer], ...scenario });
  t.deepEqual(answered({ delay: 3 }), ['4500 reason 5']);
  t.deepEqual(answered({ times: 2 }), ['1500 reason 5', '1500 reason 5']);
  t.deepEqual(answered({ times: 0 }), []);
  t.deepEqual(answered({ within: true }), ['0 reason 5']);
  t.deepEqual(answered({ within: true, times: 2 }), ['0 reason 5', '0 reason 5']);
  t.deepEqual(answered({ within: true }, offline), ['0 reason 1']);
  t.deepEqual(answered({ overtime: 5 }, offline), ['25000 reason 1']);
  t.deepEqual(answered({ overtime: 5 }, { connectDelay: 24 }), ['24000 reason 5']);
});

test('each attempt has its own answer, and a late one comes in any case', (t) => {
  const notes = noted(
    ({ imp, server }, note) => {
      for (const number of [1, 2, 3]) {
        imp.wakeup(number * 10, () => {
          server.disconnect();
          server.connect((reason) => {
            note(`${number}: ${reason}`);
          }, 60);
        });
      }
    },
    100,
    { boot: 'warm', answers: [{ delay: 15 }, { times: 0 }] },
  );
  t.deepEqual(notes, ['26500 1: 5', '31500 3: 5']);
});

test('flush() takes as long as the scenario says', (t) => {
  const imp = run(({ server }) => server.flush(30), 10, { flushDelay: 2 });
  t.deepEqual(traced(imp, 'flush'), ['2000 flush true']);
});

test('sends may fail, and errors 2 and 3 take the link with them', (t) => {
  const imp = run(
    ({ server }) => {
      for (const text of ['a', 'b', 'c', 'd', 'e']) server.log(text);
    },
    1,
    { sendResults: [0, null, 4, 2] },
  );
  t.deepEqual(traced(imp, 'log', 'link'), [
    ...['0 link online', '0 log 0 a', '0 log null b', '0 log 4 c', '0 log 2 d'],
    ...['0 link off', '0 log 1 e'],
  ]);
});

test('a device may survive an exception, to show what would have happened', (t) => {
  const imp = run(
    ({ imp, server }) => {
      imp.wakeup(1, () => {
        throw new Error('no sensor');
      });
      imp.wakeup(2, () => server.log('alive'));
    },
    10,
    { survives: true },
  );
  t.is(imp.died, null);
  t.deepEqual(traced(imp, 'uncaught', 'log'), ['1000 uncaught no sensor', '2000 log 0 alive']);
});

test('a detailed trace tells of calls that change nothing, too', (t) => {
  const imp = run(
    ({ imp, server }) => {
      server.isconnected();
      imp.wakeup(5, () => undefined);
      imp.wakeup(5, () => undefined);
      imp.enableblinkup(true);
      imp.enableblinkup(true);
    },
    1,
    { detailed: true, timerLimit: 1 },
  );
  t.deepEqual(traced(imp), [
    ...['0 link online', '0 isconnected true', '0 wakeup 5000 ms: a timer'],
    ...['0 wakeup 5000 ms: null', '0 enableblinkup true', '0 blinkup on', '0 enableblinkup true'],
  ]);
});

test('an interrupt comes before all else, in a turn of its own', (t) => {
  const imp = new SimulatedImp({});
  const notes: string[] = [];
  const note = (text: string) => () => {
    notes.push(`${text} in turn ${imp.turn()}`);
  };
  imp.platform.imp.wakeup(1, note('timer'));
  imp.interrupt(1, note('interrupt'));
  imp.run(1);
  t.deepEqual(notes, ['interrupt in turn 1', 'timer in turn 2']);
});

test('the network may go in the middle of a turn', (t) => {
  const imp = new SimulatedImp({});
  imp.start(() => {
    t.true(imp.isFresh());
    returnOnError(imp.platform);
    imp.changeNetwork({ at: 0, up: false, code: 'NO_SERVER' });
    t.false(imp.isFresh());
    t.false(imp.platform.server.isconnected());
  });
  t.deepEqual(traced(imp, 'network', 'link'), [
    ...['0 link online', '0 network down NO_SERVER', '0 link recovering'],
  ]);
});
