import FakeTimers from '@sinonjs/fake-timers';
import test from 'ava';
import { showProgress } from '../../targets/impsim/progress.js';

/** What a terminal is told, and the time, which does not pass by itself. */
function terminalFor(t: { teardown: (end: () => void) => void }, isTTY = true) {
  const clock = FakeTimers.install({ toFake: ['Date'] });
  t.teardown(() => {
    clock.uninstall();
  });
  const told: string[] = [];
  const write = (text: string) => told.push(text) > 0;
  return { clock, told, terminal: { isTTY, write } };
}

const devices = (done: number) => `${done} of 400 devices`;

test.serial('progress says how much is done, and how long the rest takes', (t) => {
  const { clock, told, terminal } = terminalFor(t);
  const { show, clear } = showProgress(400, devices, terminal);
  clock.tick(999);
  show(10);
  t.deepEqual(told, [], 'what ends soon has no use for it');
  clock.tick(1001);
  show(100);
  show(101);
  t.deepEqual(told, ['100 of 400 devices, 25 %, 6 s left'], 'not too often');
  clock.tick(2000);
  show(400);
  t.deepEqual(told.slice(1), ['\r\u001b[K', '400 of 400 devices, 100 %, 0 s left']);
  clear();
  clear();
  t.deepEqual(told.slice(3), ['\r\u001b[K']);
});

test.serial('where there is no terminal nothing is shown', (t) => {
  const { clock, told, terminal } = terminalFor(t, false);
  const { show, clear } = showProgress(400, devices, terminal);
  clock.tick(5000);
  show(100);
  clear();
  t.deepEqual(told, []);
});
