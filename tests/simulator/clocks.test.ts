/** Clocks of the simulated imp. */
import test from 'ava';
import { SimulatedImp } from '../../targets/simulator/imp.js';

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
