/** Timers of the simulated imp, and the order of its calls. */
import test from 'ava';
import { SimulatedImp } from '../../targets/simulator/imp.js';
import { run, traced, noted } from './support.js';

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
    {
      message:
        /more than 100000 calls at 5000 ms, and time stands still: is there imp\.wakeup\(0, \.\.\.\) without end\?/,
    },
  );
});

test('a program that starts again at once, each time, is stopped with an error', (t) => {
  for (const restart of ['sleepfor', 'restart'] as const) {
    const imp = new SimulatedImp({ boot: 'warm' });
    imp.start(() => {
      imp.platform.server[restart](0);
    });
    t.throws(
      () => {
        imp.run(10);
      },
      {
        message:
          /more than 100 starts at 0 ms, .* is there server\.sleepfor\(0\), server\.restart\(\) or a/,
      },
    );
  }
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
