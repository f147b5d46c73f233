/** BlinkUp, exceptions, the trace. */
import test from 'ava';
import { ConnectionManager } from '../../core/index.js';
import { SimulatedImp } from '../../targets/simulator/imp.js';
import { outage } from '../support/outage.js';
import { run, traced } from './support.js';

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

test('an exception that nothing catches kills the program, which starts again', (t) => {
  const imp = run(({ imp, server }) => {
    imp.wakeup(1, () => {
      throw new Error('no sensor');
    });
    imp.wakeup(2, () => server.log('alive'));
  }, 5);
  t.is(imp.died, 'no sensor');
  t.deepEqual(traced(imp), [
    ...['0 link online', '1000 uncaught no sensor', '3000 boot wake reason 5'],
    '4000 uncaught no sensor',
  ]);
});

test('with no restart, nothing of a program that has died runs any more', (t) => {
  const imp = run(
    ({ imp, server }) => {
      imp.wakeup(1, () => {
        throw new Error('no sensor');
      });
      imp.wakeup(2, () => server.log('alive'));
    },
    1000,
    { restartDelay: null },
  );
  t.false(imp.isRunning());
  t.deepEqual(traced(imp), ['0 link online', '1000 uncaught no sensor']);
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

test('an event of any kind can be added, for those who watch a program', (t) => {
  const imp = new SimulatedImp({});
  imp.note('a');
  imp.record({ at: 0, kind: 'flag', online: true });
  t.deepEqual(traced(imp, 'note', 'flag'), ['0 note a', '0 flag true']);
});

test('a silent imp keeps no trace, and does the same', (t) => {
  const turns = [false, true].map((silent) => {
    const imp = run(({ imp }) => imp.wakeup(1, () => imp.wakeup(1, () => undefined)), 5, {
      silent,
    });
    t.is(imp.trace.length > 0, !silent);
    return imp.turn();
  });
  t.deepEqual(turns, [3, 3]);
});

test('a thousand devices side by side do what each does alone', (t) => {
  const make = (index: number): SimulatedImp => {
    const imp = new SimulatedImp({
      ...outage(index % 90, 100 + (index % 7)),
      timerOrder: 'shuffled',
      seed: index,
    });
    imp.start(() => {
      new ConnectionManager({ stayConnected: true, connectTimeout: 10 }, imp.platform);
    });
    return imp;
  };
  const imps = Array.from({ length: 1000 }, (_, index) => make(index));
  for (let second = 1; second <= 200; second++) for (const imp of imps) imp.runUntil(second);
  for (const [index, imp] of imps.entries()) {
    if (index % 50 > 0) continue;
    const alone = make(index);
    alone.run(200);
    t.deepEqual(imp.trace, alone.trace);
  }
});
