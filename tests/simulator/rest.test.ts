/** BlinkUp, exceptions, the trace. */
import test from 'ava';
import { SimulatedImp } from '../../targets/simulator/imp.js';
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

test('a note may be of another kind, for those who watch a program', (t) => {
  const imp = new SimulatedImp({});
  imp.note('a');
  imp.note('true', 'flag');
  t.deepEqual(traced(imp, 'note', 'flag'), ['0 note a', '0 flag true']);
});
