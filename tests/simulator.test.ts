/**
 * The simulated impOS in Node: its clock, its network, what it traces; the example programs on
 * it; and what `npm start` makes of the traces.
 */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import test from 'ava';
import {
  SimulatedImp,
  type Answer,
  type Scenario,
  type SimulatedPlatform,
} from '../targets/simulator/imp.js';
import { linkLibraries, nameLines } from '../targets/simulator/squirrel.js';
import { clockTime, summarize, timeline } from '../targets/simulator/timeline.js';

type Program = (platform: SimulatedPlatform) => void;

const DAY_SECONDS = 86400;

const offline: Scenario = { network: [{ at: 0, up: false }] };

/** A network that is down from one second until another. */
function outage(from: number, until: number): Scenario {
  return {
    network: [
      { at: from, up: false },
      { at: until, up: true },
    ],
  };
}

/** Runs a program for so many seconds. */
function run(program: Program, seconds: number, scenario: Scenario = {}): SimulatedImp {
  const imp = new SimulatedImp(scenario);
  imp.start(() => {
    program(imp.platform);
  });
  imp.run(seconds);
  return imp;
}

/** What a program traced, those kinds only, or all. */
function traced(imp: SimulatedImp, ...kinds: string[]): string[] {
  return imp.trace
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ at, kind, text }) => `${at} ${kind} ${text}`.trimEnd());
}

/** Runs a program that is given a function to note things with; returns what it noted, and when. */
function noted(
  program: (platform: SimulatedPlatform, note: (text: string) => void) => void,
  seconds: number,
  scenario: Scenario = {},
): string[] {
  const imp = new SimulatedImp(scenario);
  imp.start(() => {
    program(imp.platform, (text) => {
      imp.note(text);
    });
  });
  imp.run(seconds);
  return traced(imp, 'note', 'uncaught').map((line) => line.replace(' note', ''));
}

// Timers.

test('timers run in the order in which they are due, equal ones first in, first out', (t) => {
  const notes = noted(({ imp }, note) => {
    imp.wakeup(2, () => {
      note('late');
    });
    imp.wakeup(1, () => {
      note('first');
    });
    imp.wakeup(1, () => {
      note('second');
    });
  }, 10);
  t.deepEqual(notes, ['1000 first', '1000 second', '2000 late']);
});

test('an interval is rounded up to ticks of 10 ms, and is at least one', (t) => {
  const intervals = [0.000001, 0.01, 0.011, 0.07, 1.005, 100000.07];
  const notes = noted(({ imp }, note) => {
    for (const interval of intervals) {
      imp.wakeup(interval, () => {
        note('');
      });
    }
  }, 100001);
  t.deepEqual(notes, ['10', '10', '20', '70', '1010', '100000070']);
});

test('a timer with 0 runs after everything that is due at that instant', (t) => {
  const notes = noted(({ imp }, note) => {
    imp.wakeup(1, () => {
      note('first');
      imp.wakeup(0, () => {
        note('idle');
      });
    });
    imp.wakeup(1, () => {
      note('second');
    });
  }, 1);
  t.deepEqual(notes, ['1000 first', '1000 second', '1000 idle']);
});

test('a timer with 0 that is set by one comes after those that wait already', (t) => {
  const notes = noted(({ imp }, note) => {
    imp.wakeup(0, () => {
      note('a');
      imp.wakeup(0, () => {
        note('set by a');
      });
    });
    imp.wakeup(0, () => {
      note('b');
    });
  }, 0);
  t.deepEqual(notes, ['0 a', '0 b', '0 set by a']);
});

test('the function of onidle runs once, when the timers with 0 are done', (t) => {
  const notes = noted(({ imp }, note) => {
    imp.onidle(() => {
      note('replaced');
    });
    imp.onidle(() => {
      note('idle');
    });
    imp.wakeup(0, () => {
      note('zero');
    });
    imp.wakeup(5, () => {
      imp.onidle(() => {
        note('removed');
      });
      imp.onidle(null);
    });
  }, 10);
  t.deepEqual(notes, ['0 zero', '0 idle']);
});

test('a timer that is cancelled does not run', (t) => {
  const notes = noted(({ imp }, note) => {
    const timers = [0, 1, 2].map((interval) =>
      imp.wakeup(interval, () => {
        note(String(interval));
      }),
    );
    imp.cancelwakeup(timers[0]!);
    imp.cancelwakeup(timers[1]!);
    imp.cancelwakeup(timers[1]!);
    imp.wakeup(3, () => {
      imp.cancelwakeup(timers[2]!);
    });
  }, 10);
  t.deepEqual(notes, ['2000 2']);
});

test('cancelwakeup(null) throws, which shows that a guard is missing', (t) => {
  const { platform } = new SimulatedImp({});
  t.throws(
    () => {
      platform.imp.cancelwakeup(null);
    },
    { message: /needs a timer, got null/ },
  );
});

test('an interval above 10737418 gives no timer, one below 0 is like 0', (t) => {
  t.plan(2);
  run(({ imp }) => {
    t.is(
      imp.wakeup(10737419, () => undefined),
      null,
    );
    imp.wakeup(-1, () => {
      t.pass();
    });
  }, 0);
});

test('a timer beyond the end of the clock never runs', (t) => {
  const imp = run((platform) => {
    platform.imp.wakeup(10737418, () => t.fail());
  }, 1_999_999);
  imp.run(1);
  t.throws(
    () => {
      imp.run(1);
    },
    { message: /the clock ends after 2000000 seconds/ },
  );
});

test('run() does what is due at its very end, and the next run() goes on from there', (t) => {
  const imp = run(({ imp, server }) => {
    imp.wakeup(10, () => server.log('ten'));
    imp.wakeup(10.01, () => server.log('later'));
  }, 10);
  t.deepEqual(traced(imp, 'log'), ['10000 log 0 ten']);
  imp.run(1);
  t.deepEqual(traced(imp, 'log'), ['10000 log 0 ten', '10010 log 0 later']);
  t.is(imp.platform.hardware.millis(), 11000);
});

test('a timer that falls due while the program blocks runs afterwards, in due order', (t) => {
  const notes = noted(({ imp, server }, note) => {
    for (const interval of [0.09, 0.05, 0.2]) {
      imp.wakeup(interval, () => {
        note(String(interval));
      });
    }
    imp.wakeup(0.02, () => {
      server.flush(30);
      note('flushed');
    });
  }, 1);
  t.deepEqual(notes, ['120 flushed', '120 0.05', '120 0.09', '200 0.2']);
});

test('a program that never lets time pass is stopped with an error', (t) => {
  const imp = new SimulatedImp({});
  function again(): void {
    imp.platform.imp.wakeup(0, again);
  }
  imp.platform.imp.wakeup(5, again);
  t.throws(
    () => {
      imp.run(10);
    },
    { message: /more than 100000 calls at 5000 ms/ },
  );
});

test('what impOS calls has the platform as this', (t) => {
  const seen: unknown[] = [];
  function look(this: unknown): void {
    seen.push(this);
  }
  const { platform } = run(
    ({ imp, server }) => {
      imp.wakeup(1, look);
      imp.onidle(look);
      server.connect(look, 60);
    },
    10,
    { boot: 'warm' },
  );
  t.deepEqual(
    seen.map((value) => value === platform),
    [true, true, true],
  );
});

// Clocks.

test('time() counts seconds from the epoch of the scenario', (t) => {
  const imp = new SimulatedImp({ epoch: 1000 });
  imp.run(59.99);
  t.is(imp.platform.time(), 1059);
  imp.run(0.01);
  t.is(imp.platform.time(), 1060);
});

test('millis() wraps from the largest integer to the smallest', (t) => {
  const imp = new SimulatedImp({ millis: 2147483647 });
  t.is(imp.platform.hardware.millis(), 2147483647);
  imp.run(0.01);
  t.is(imp.platform.hardware.millis(), -2147483639);
});

// Start.

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

// Connecting.

/** A program that connects at once and notes what the callback says. */
function connecting(timeout: number): Parameters<typeof noted>[0] {
  return ({ server }, note) => {
    server.connect((reason) => {
      note(`reason ${reason}`);
    }, timeout);
  };
}

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

// Losing the link.

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

// Sending.

test('what is sent online arrives, what is sent offline is lost, and the result says so', (t) => {
  const imp = run(({ agent, server }) => {
    t.is(server.log('hello'), 0);
    t.is(agent.send('reading', 42), 0);
    server.disconnect();
    t.is(server.error('hello?'), 1);
    t.is(agent.send('reading', '43'), 1);
  }, 0);
  t.deepEqual(traced(imp, 'log', 'error', 'agent.send'), [
    '0 log 0 hello',
    '0 agent.send 0 reading 42',
    '0 error 1 hello?',
    '0 agent.send 1 reading 43',
  ]);
});

test('the trace spells out only what prints alike in JavaScript and Squirrel', (t) => {
  const values = ['text', 7, -7, 0, true, null, undefined, 1.5, 2 ** 31, Infinity, NaN, [], {}];
  const imp = run(({ server }) => {
    for (const value of values) server.log(value);
  }, 0);
  t.deepEqual(
    traced(imp, 'log').map((line) => line.slice('0 log 0 '.length)),
    [
      ...['text', '7', '-7', '0', 'true', 'null', 'null'],
      ...['(float)', '(float)', '(float)', '(float)', '(data)', '(data)'],
    ],
  );
});

test('flush() blocks for 100 ms online and returns true', (t) => {
  const imp = run(({ hardware, server }) => {
    t.true(server.flush(30));
    t.is(hardware.millis(), 100);
  }, 1);
  t.deepEqual(traced(imp, 'flush'), ['100 flush true']);
});

test('flush() returns false at once when offline or without time', (t) => {
  t.plan(4);
  run(({ hardware, server }) => {
    t.false(server.flush(0));
    t.false(server.flush(-1));
    server.disconnect();
    t.false(server.flush(30));
    t.is(hardware.millis(), 0);
  }, 1);
});

test('flush() returns false at its timeout, and when the link is lost', (t) => {
  t.plan(4);
  run(
    ({ hardware, server }) => {
      t.false(server.flush(0.05));
      t.is(hardware.millis(), 50);
      t.false(server.flush(30));
      t.is(hardware.millis(), 80);
    },
    1,
    outage(0.08, 10),
  );
});

test('a policy that is not simulated is refused', (t) => {
  const { platform } = new SimulatedImp({});
  const { RETURN_ON_ERROR, RETURN_ON_ERROR_NO_DISCONNECT, SUSPEND_ON_ERROR } = platform;
  const { WAIT_FOR_ACK, WAIT_TIL_SENT } = platform;
  platform.server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 1);
  platform.server.setsendtimeoutpolicy(RETURN_ON_ERROR_NO_DISCONNECT, WAIT_TIL_SENT, 0.5);
  const refused: [number, number][] = [
    [SUSPEND_ON_ERROR, WAIT_TIL_SENT],
    [RETURN_ON_ERROR, WAIT_FOR_ACK],
    [1, 1],
  ];
  for (const [reconnectPolicy, waitPolicy] of refused) {
    t.throws(
      () => {
        platform.server.setsendtimeoutpolicy(reconnectPolicy, waitPolicy, 1);
      },
      { message: /is not simulated/ },
    );
  }
});

// What impOS's documentation leaves open.

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
    imp.changeNetwork({ at: 0, up: false, code: 'NO_SERVER' });
    t.false(imp.isFresh());
    t.false(imp.platform.server.isconnected());
  });
  t.deepEqual(traced(imp, 'network', 'link'), [
    ...['0 link online', '0 network down NO_SERVER', '0 link recovering'],
  ]);
});

// The rest.

test('the trace tells of BlinkUp when it changes', (t) => {
  const imp = run(({ imp }) => {
    for (const enabled of [false, false, true, true]) imp.enableblinkup(enabled);
  }, 0);
  t.deepEqual(traced(imp, 'blinkup'), ['0 blinkup off', '0 blinkup on']);
});

test('the send buffer grows up to its limit and does not shrink', (t) => {
  const { imp } = new SimulatedImp({}).platform;
  const sizes = [8096, 100, 99999, 1].map((size) => imp.setsendbuffersize(size));
  t.deepEqual(sizes, [3456, 8096, 8096, 30720]);
});

test('an exception that nothing catches kills the device: nothing runs any more', (t) => {
  const imp = run(({ imp, server }) => {
    imp.wakeup(1, () => {
      throw new Error('no sensor');
    });
    imp.wakeup(2, () => server.log('alive'));
  }, 10);
  t.is(imp.died, 'no sensor');
  t.deepEqual(traced(imp), ['0 link online', '1000 uncaught no sensor']);
  imp.run(10);
  t.is(imp.platform.hardware.millis(), 1000);
});

test('an exception of the outermost code and one of a connect callback kill the device, too', (t) => {
  const outermost = run(() => {
    throw new Error('at the start');
  }, 10);
  t.is(outermost.died, 'at the start');
  const callback = run(
    ({ server }) => {
      server.connect(() => {
        throw new Error('on connect');
      });
    },
    10,
    { boot: 'warm' },
  );
  t.is(callback.died, 'on connect');
});

test('a device that nothing has killed has not died', (t) => {
  t.is(run(() => undefined, 10).died, null);
});

// The example programs.

// They import the package by its name, as a user does. Here that is the core itself, not a build.
const core = ['connection-manager', 'constants'].map(
  (name) => `export * from ${JSON.stringify(new URL(`../core/${name}.ts`, import.meta.url))};`,
);
const stand = `data:text/javascript,${encodeURIComponent(core.join('\n'))}`;
const hooks = `export async function resolve(specifier, context, next) {
  if (specifier !== 'imp-connection-manager') return next(specifier, context);
  return { url: ${JSON.stringify(stand)}, shortCircuit: true };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

/** Runs an example through a day. */
async function runExample(name: string, seconds = DAY_SECONDS): Promise<SimulatedImp> {
  const module = (await import(`../targets/simulator/examples/${name}.js`)) as { start: Program };
  return run(module.start, seconds, await day());
}

async function day(): Promise<Scenario> {
  const file = new URL('../targets/simulator/examples/day.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Scenario;
}

/** What an example handed to agent.send() or the log, without the results, which must be good. */
function delivered(imp: SimulatedImp, ...kinds: string[]): string[] {
  return imp.trace
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => (text.startsWith('0 ') ? text.slice(2) : `lost: ${text}`));
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
  const links = (await runExample('battery')).trace.filter(({ kind }) => kind === 'link');
  const spans = links.flatMap(({ at, text }, index) => {
    return text === 'off' ? [] : [{ at, duration: (links[index + 1]?.at ?? at) - at }];
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
  const outages = changes.filter(({ up, at }, index) => {
    const end = changes[index + 1]?.at ?? DAY_SECONDS;
    return !up && at > 0 && end - at >= 5;
  });
  t.is(lines.filter((line) => line.endsWith('Connection lost')).length, outages.length);
  t.is(lines.filter((line) => line.startsWith('Online')).length, outages.length + 1);
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

// What `npm start` makes of it.

test('the timeline folds what is repeated, and leaves out what goes without saying', async (t) => {
  const lines = timeline((await runExample('battery', 5 * 3600)).trace);
  t.deepEqual(
    lines.slice(0, 4).map(({ at, count, text }) => `${clockTime(at)} ${count} × ${text}`),
    [
      '00:00:00 1 × network down, connecting, connect',
      '00:00:25 1 × network up, disconnect',
      '00:15:00 1 × connect, online, 2 × send temperature, disconnect',
      '00:30:00 7 × connect, online, send temperature, disconnect',
    ],
  );
});

test('the timeline folds cycles of several lines', (t) => {
  const records = [0, 10, 20, 30, 40, 50].map((seconds) => {
    return { at: seconds * 1000, kind: 'note', text: seconds % 20 === 0 ? 'tick' : 'tock' };
  });
  t.deepEqual(timeline(records), [{ at: 0, count: 3, text: 'tick · tock' }]);
});

test('the timeline tells what was lost, and of what the device died', (t) => {
  const imp = run(({ agent, server }) => {
    server.disconnect();
    agent.send('a', 1);
    server.error('b');
    throw new Error('c');
  }, 1);
  t.deepEqual(timeline(imp.trace), [
    { at: 0, count: 1, text: 'online, disconnect, send a LOST, error b LOST, DIED: c' },
  ]);
});

test('the summary counts attempts, time online, and what was sent, logged and lost', (t) => {
  const imp = run(
    ({ agent, imp, server }) => {
      server.connect();
      imp.wakeup(10, () => {
        agent.send('a', 1);
        server.log('b');
        server.error('c');
        server.disconnect();
        server.log('d');
      });
      imp.wakeup(80, () => {
        server.connect();
      });
    },
    100,
    { boot: 'warm' },
  );
  t.deepEqual(summarize(imp.trace, 100), {
    attempts: 2,
    onlineSeconds: 8.5 + 18.5,
    sent: 1,
    logged: 2,
    lost: 1,
  });
});

const libraries = { 'A.lib.nut:1.0.0': 'class A {}\n', 'B.lib.nut:2.0.0': 'class B {}' };

test('a required library stands in front of the program, whose first line is known', (t) => {
  const source = '#require "B.lib.nut:2.0.0"\n#require "A.lib.nut:1.0.0"\n\nA();\n';
  t.deepEqual(linkLibraries({ name: 'x.nut', source, libraries, impos: '' }), {
    text: `class B {}\nclass A {}\n${source}`,
    firstLine: 3,
  });
});

test('a program that requires nothing stays as it is', (t) => {
  const source = '// #require "C.lib.nut:1.0.0"\n';
  const linked = linkLibraries({ name: 'x.nut', source, libraries, impos: '' });
  t.deepEqual(linked, { text: source, firstLine: 1 });
});

test('a library that is not there, or in another version, is an error that says where', (t) => {
  const link = (line: string) => () =>
    linkLibraries({ name: 'x.nut', source: `\n${line}\n`, libraries, impos: '' });
  t.throws(link('#require "A.lib.nut:1.0.1"'), {
    message:
      'x.nut:2: there is no library "A.lib.nut:1.0.1" here, only "A.lib.nut:1.0.0", "B.lib.nut:2.0.0"',
  });
  t.throws(link('#require "A.lib.nut:1.0.0";'), { message: /^x\.nut:2: expected #require/ });
});

test('an error in the program has the line of the program, one in a library that of the whole', (t) => {
  const stderr = 'device.nut line = (12) column = (7) : error\n[main()] a/device.nut line [11]\n';
  t.is(
    nameLines(stderr, 'x.device.nut', 12),
    'x.device.nut line = (1) column = (7) : error\n[main()] a/device.nut line [11]\n',
  );
});
